"""A client's account: every invoice and payment with the balance after each."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.views.found import client_for
from carnet.invoices import figures, letters
from carnet.kernel.dates import parse_date
from carnet.sales.views.papers import fresh


def _since(request: Request) -> date | None:
    return parse_date(request.GET.get("depuis", "")[:40])


@right("invoices.view")
@require_GET
def statement(request: Request, client_id: int) -> HttpResponse:
    client, since = client_for(request, client_id), _since(request)
    context = {
        "client": client,
        "entries": figures.statement(client, since),
        "since": since,
        "outstanding": figures.outstanding(client),
        "overdue": figures.overdue(client),
    }
    return render(request, "invoices/statement.html", context)


@right("invoices.view")
@require_GET
def pdf(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    return fresh(letters.of_account(client, _since(request)), "Relevé de compte.pdf")
