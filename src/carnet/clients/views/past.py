"""« Fiche au 12/03/2025 » : the record as it stood on any day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients import past
from carnet.clients.views.found import client_for
from carnet.kernel.dates import parse_date


@right("clients.view")
@require_GET
def show(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    typed = request.GET.get("le", "").strip()
    today = timezone.localdate()
    day = parse_date(typed) if typed else today
    error = ""
    if day is None or day.year < 1900:
        day, error = None, "Écrivez une date : 12/03/2025 par exemple."
    elif day > today:
        day, error = None, "Ce jour n’est pas encore venu : choisissez une date passée."
    found = past.on(client, day) if day else None
    context = {"client": client, "day": day, "typed": typed or f"{today:%d/%m/%Y}", "error": error, "past": found}
    return render(request, "clients/past.html", context, status=422 if error else 200)
