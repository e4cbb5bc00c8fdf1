"""A client's account: every invoice and payment with the balance after each."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.views.found import client_for
from carnet.invoices import figures, letters, mailing_statements
from carnet.kernel.dates import parse_date
from carnet.mail.models import Message
from carnet.sales.views.mailing import mail_draft
from carnet.sales.views.papers import fresh


def _since(request: Request) -> date | None:
    return parse_date(request.GET.get("depuis", "")[:40])


@right("invoices.view")
@require_GET
def statement(request: Request, client_id: int) -> HttpResponse:
    client, since = client_for(request, client_id), _since(request)
    context = {
        "client": client,
        "messages_sent": Message.objects.sent_of(mailing_statements.KIND, client.pk, request.user),
        "entries": figures.statement(client, since),
        "since": since,
        "outstanding": figures.outstanding(client),
        "overdue": figures.overdue(client),
    }
    return render(request, "invoices/statement.html", context)


@right("mail.send")
@require_http_methods(["GET", "POST"])
def send(request: Request, client_id: int) -> HttpResponse:
    """By mail, as it stands today."""
    client, since = client_for(request, client_id), _since(request)
    asked = f"?depuis={since:%d/%m/%Y}" if since else ""
    back = f"{reverse('invoices:statement', args=[client.pk])}{asked}"
    return mail_draft(request, lambda: mailing_statements.draft(client, since, by=request.actor), back)


@right("invoices.view")
@require_GET
def pdf(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    return fresh(letters.of_account(client, _since(request)), "Relevé de compte.pdf")
