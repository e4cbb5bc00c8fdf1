"""The timeline: its next pages, a line added by hand, the print."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.forms.life import NoteForm
from carnet.clients.models.callback import Callback
from carnet.clients.models.client import Client
from carnet.clients.reading import EventFilter, timeline
from carnet.clients.views.found import client_for
from carnet.clients.views.page import client_page
from carnet.kernel.dates import french_day
from carnet.kernel.errors import Refused

PRINTED = 2_000  # lines of a printed history at most


@right("clients.view")
@require_GET
def more(request: Request, client_id: int) -> HttpResponse:
    """The following page of the timeline, as a fragment."""
    client = client_for(request, client_id)
    criteria = EventFilter.read(request.GET)
    context = {"client": client, "timeline": timeline(client, criteria, goes_on=True), "filter": criteria}
    return render(request, "clients/_timeline.html", context)


@right("clients.note")
@require_POST
def add(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    form = NoteForm(request.POST, user=request.user)
    if not form.is_valid():
        return client_page(request, client_for(request, client_id, parts=True), note=form, status=422)
    code, text = form.cleaned_data["code"], form.cleaned_data["text"]
    if form.cleaned_data["callback_on"]:
        due, person = date.fromisoformat(form.cleaned_data["callback_on"]), form.cleaned_data["callback_for"]
        Callback.ask(client.pk, code, text, due=due, person=person or request.user, by=request.actor)
        messages.success(request, f"C’est noté. Rappel prévu {french_day(due)}.")
    else:
        Client.log([client.pk], code, by=request.actor, text=text)
        messages.success(request, "C’est noté.")
    return redirect("clients:page", client.pk)


@right("clients.note")
@require_POST
def called_back(request: Request, callback_id: int) -> HttpResponse:
    found = get_object_or_404(Callback.objects.visible_to(request.user), pk=callback_id)
    try:
        found.done(by=request.actor)
        messages.success(request, f"Rappel fait : {found.client.display_name}.")
    except Refused as refusal:
        messages.info(request, refusal.sentence)
    back = request.POST.get("retour", "")
    return redirect("/") if back == "accueil" else redirect("clients:page", found.client_id)


@right("clients.view")
@require_GET
def printed(request: Request, client_id: int) -> HttpResponse:
    """The whole history on paper, filtered as on the screen."""
    client = client_for(request, client_id)
    criteria = EventFilter.read(request.GET)
    context = {"client": client, "timeline": timeline(client, criteria, page=PRINTED), "filter": criteria}
    return render(request, "clients/history.html", context)


@right("clients.view")
@require_GET
def pdf(request: Request, client_id: int) -> HttpResponse:
    from carnet.clients.history_pdf import render_history

    client = client_for(request, client_id)
    criteria = EventFilter.read(request.GET)
    content = render_history(client, timeline(client, criteria, page=PRINTED), criteria)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"historique-{client.number or client.pk}.pdf"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return response
