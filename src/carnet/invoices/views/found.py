"""Fetching an invoice, a payment or a letter for a view: of a client that the person may see, else 404."""

from django.db.models import QuerySet

from carnet.accounts.http import Request
from carnet.invoices.models import Invoice, Payment, Reminder
from carnet.sales.views.found import found


def invoice_for(request: Request, invoice_id: int) -> Invoice:
    seen: QuerySet[Invoice] = Invoice.objects.visible_to(request.user).with_parts()
    return found(seen, invoice_id, "Cette facture n’existe pas ou n’est pas dans votre portefeuille.")


def payment_for(request: Request, payment_id: int) -> Payment:
    seen: QuerySet[Payment] = Payment.objects.visible_to(request.user).select_related("client", "created_by", "cancels")
    return found(seen, payment_id, "Ce règlement n’existe pas ou n’est pas dans votre portefeuille.")


def reminder_for(request: Request, reminder_id: int) -> Reminder:
    seen = Reminder.objects.visible_to(request.user).select_related("client", "client__syndic", "created_by", "paper")
    return found(seen, reminder_id, "Cette relance n’existe pas ou n’est pas dans votre portefeuille.")
