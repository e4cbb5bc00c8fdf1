"""« Dossier client » : choose the parts and the period, then a job makes one PDF."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.dossier.making import offered
from carnet.clients.forms.dossier import DossierForm
from carnet.clients.views.found import client_for
from carnet.jobs.models import Job


@right("clients.dossier")
@require_http_methods(["GET", "POST"])
def ask(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    form = DossierForm(request.POST if request.method == "POST" else None, parts=offered(request.user))
    if request.method == "POST" and form.is_valid():
        params = {"client": client.pk, **form.params()}
        job = Job.start("clients.dossier", params, by=request.actor, title=f"Dossier : {client.display_name}"[:200])
        return redirect("jobs:detail", job.pk)
    context = {"client": client, "form": form}
    return render(request, "clients/dossier.html", context, status=422 if form.errors else 200)
