"""From a quote, an order or delivery notes to an invoice, by one click."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices import origins
from carnet.invoices.origins import Origin
from carnet.sales.answering import at_once


def origin_for(request: Request, kind: str, document_id: int) -> Origin:
    found = origins.find(kind, document_id, request.user)
    if found is None:
        raise Http404("Ce document n’existe pas ou n’est pas dans votre portefeuille.")
    return found


@right("invoices.change")
@require_POST
def whole(request: Request, kind: str, document_id: int) -> HttpResponse:
    """Everything that is left to invoice of a quote or an order; the deposits are deducted."""
    found = origin_for(request, kind, document_id)

    def act() -> str:
        return reverse("invoices:page", args=[origins.draft(found, by=request.actor).pk])

    return at_once(request, act, "La facture est préparée : vérifiez-la, puis émettez-la.", found.page)


@right("invoices.change")
@require_POST
def deliveries(request: Request, order_id: int) -> HttpResponse:
    """What was delivered of an order and is not invoiced yet, note by note."""
    found = origin_for(request, "order", order_id)

    def act() -> str:
        return reverse("invoices:page", args=[origins.draft_delivered(found, by=request.actor).pk])

    return at_once(request, act, "La facture des livraisons est préparée : vérifiez-la, puis émettez-la.", found.page)
