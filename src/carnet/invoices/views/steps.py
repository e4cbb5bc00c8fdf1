"""From a quote, an order or delivery notes to an invoice, by one click."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices import origins
from carnet.invoices.forms import DepositForm
from carnet.invoices.origins import Origin
from carnet.sales.answering import at_once, posted, typed
from carnet.sales.lines import ZERO


def _origin(request: Request, kind: str, document_id: int) -> Origin:
    found = origins.find(kind, document_id, request.user)
    if found is None:
        raise Http404("Ce document n’existe pas ou n’est pas dans votre portefeuille.")
    return found


@right("invoices.change")
@require_POST
def whole(request: Request, kind: str, document_id: int) -> HttpResponse:
    """Everything that is left to invoice of a quote or an order; the deposits are deducted."""
    found = _origin(request, kind, document_id)

    def act() -> str:
        return reverse("invoices:page", args=[origins.draft(found, by=request.actor).pk])

    return at_once(request, act, "La facture est préparée : vérifiez-la, puis émettez-la.", found.page)


@right("invoices.change")
@require_POST
def deliveries(request: Request, order_id: int) -> HttpResponse:
    """What was delivered of an order and is not invoiced yet, note by note."""
    found = _origin(request, "order", order_id)

    def act() -> str:
        return reverse("invoices:page", args=[origins.draft_delivered(found, by=request.actor).pk])

    return at_once(request, act, "La facture des livraisons est préparée : vérifiez-la, puis émettez-la.", found.page)


@right("invoices.change")
@require_http_methods(["GET", "POST"])
def deposit(request: Request, kind: str, document_id: int) -> HttpResponse:
    found = _origin(request, kind, document_id)
    form = DepositForm(**posted(request), initial={"percent": found.deposit_percent or None, "amount": None})

    def act() -> str:
        percent, incl = form.cleaned_data["percent"] or ZERO, form.cleaned_data["amount"] or ZERO
        made = origins.draft_deposit_of(found, by=request.actor, percent=percent, incl=incl)
        return reverse("invoices:page", args=[made.pk])

    done = "La facture d’acompte est préparée : vérifiez-la, puis émettez-la."
    return typed(request, form, act, done, "invoices/deposit.html", origin=found)
