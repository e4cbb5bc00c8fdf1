"""Fetching an invoice, a payment or a letter for a view: of a client that the person may see, else 404."""

from django.http import Http404

from carnet.accounts.http import Request
from carnet.invoices.models import Invoice, Payment, Reminder


def invoice_for(request: Request, invoice_id: int) -> Invoice:
    """With its parts. 404 for one that does not exist or is not theirs: no difference is told."""
    if invoice_id >= 2**63:
        raise Http404
    found: Invoice | None = (
        Invoice.objects.visible_to(request.user)
        .select_related("client", "client__syndic", "salesperson", "corrects", "file", "paused_by", "issued_by")
        .prefetch_related("lines", "sources", "client__addresses")
        .filter(pk=invoice_id)
        .first()
    )
    if found is None:
        raise Http404("Cette facture n’existe pas ou n’est pas dans votre portefeuille.")
    return found


def payment_for(request: Request, payment_id: int) -> Payment:
    if payment_id >= 2**63:
        raise Http404
    seen = Payment.objects.visible_to(request.user).select_related("client", "created_by", "cancels")
    found: Payment | None = seen.filter(pk=payment_id).first()
    if found is None:
        raise Http404("Ce règlement n’existe pas ou n’est pas dans votre portefeuille.")
    return found


def reminder_for(request: Request, reminder_id: int) -> Reminder:
    if reminder_id >= 2**63:
        raise Http404
    seen = Reminder.objects.visible_to(request.user).select_related("client", "client__syndic", "created_by", "paper")
    found = seen.filter(pk=reminder_id).first()
    if found is None:
        raise Http404("Cette relance n’existe pas ou n’est pas dans votre portefeuille.")
    return found
