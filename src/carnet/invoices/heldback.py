"""What a consumer may not pay yet: signed at their home less than eight days ago (sales.withdrawal)."""

from collections.abc import Collection
from datetime import date

from carnet.invoices.models.invoice import Invoice, InvoiceSource
from carnet.quotes.models import Quote
from carnet.sales.withdrawal import sentence


def quotes_of(client_id: int, day: date) -> list[Quote]:
    """The quotes of this client for which nothing is paid on that day."""
    found = Quote.objects.not_paid_yet(day).filter(client_id=client_id).prefetch_related("acceptances")
    return [quote for quote in found if (first := quote.first_payment_day) and first > day]


def told(client_id: int, day: date) -> str:
    """Said before anything is typed; "" when everything may be paid."""
    return next((_said(quote) for quote in quotes_of(client_id, day)), "")


def objection(client_id: int, paid: Collection[int], day: date, *, beyond: bool) -> str:
    """Why this payment may not be taken that day, "" when it may. `paid`: keys of invoices; `beyond`: more than they ask."""
    held = quotes_of(client_id, day)
    if not held:
        return ""
    keys = {quote.pk for quote in held}
    sources = InvoiceSource.objects.filter(kind=Quote.kind, document__in=keys, invoice__in=paid)
    touched = keys if beyond else set(sources.values_list("document", flat=True))
    first = next((quote for quote in held if quote.pk in touched), None)
    return _said(first) if first else ""


def first_payment_day(invoice: Invoice) -> tuple[date, str] | None:
    """(the day, why) of an invoice that comes from such a quote; None when nothing holds it back."""
    keys = [source.document for source in invoice.sources.all() if source.kind == Quote.kind]
    for quote in Quote.objects.filter(pk__in=keys).prefetch_related("acceptances") if keys else ():
        if first := quote.first_payment_day:
            return first, _said(quote)
    return None


def _said(quote: Quote) -> str:
    held = quote.acceptance
    assert held is not None
    return sentence(f"Le devis {quote.number}", held.day)
