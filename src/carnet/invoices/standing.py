"""What of an issued invoice still stands: credit notes taken off, and of a deposit what final invoices deducted."""

from collections.abc import Sequence

from carnet.invoices import amounts
from carnet.invoices.models.invoice import Deduction, Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.sales.models.document import shares_from
from carnet.sales.totals import Share

Source = tuple[str, int, str]


def stands(invoice: Invoice) -> bool:
    """False once credit notes took it back whole."""
    return not invoice.total_incl or amounts.incl(kept(invoice)) > 0


def left_to_credit(invoice: Invoice) -> tuple[Share, ...]:
    """What no credit note has taken back; of a deposit, what no final invoice has deducted either."""
    return left_to_deduct(invoice) if invoice.type == InvoiceType.DEPOSIT else kept(invoice)


def left_to_deduct(deposit: Invoice, but: int | None = None) -> tuple[Share, ...]:
    """Of a deposit, by rate. `but`: the final invoice that asks."""
    return amounts.left_of(kept(deposit), [shares for _, shares in deducted(deposit, but)])


def deducted(deposit: Invoice, but: int | None = None) -> list[tuple[Invoice, tuple[Share, ...]]]:
    """The final invoices that stand and deduct it, with how much each does."""
    rows = Deduction.objects.filter(deposit=deposit).exclude(document=but).select_related("document").order_by("pk")
    return [(row.document, _part(row)) for row in rows if stands(row.document)]


def _part(row: Deduction) -> tuple[Share, ...]:
    found = (one["shares"] for one in row.document.deductions if one["id"] == row.deposit_id)
    return tuple(share for shares in found for share in shares_from(shares))


def kept(invoice: Invoice) -> tuple[Share, ...]:
    """What was charged, once credit notes are taken off."""
    back = Invoice.objects.issued().filter(corrects=invoice)
    return amounts.left_of(invoice.vat_shares, [one.vat_shares for one in back])


def deposits_of(sources: Sequence[Source]) -> list[Invoice]:
    """The issued deposits of these documents that no credit note took back whole."""
    found: dict[int, Invoice] = {}
    for kind, key, _ in sources:
        asked = Invoice.objects.issued().filter(type=InvoiceType.DEPOSIT, sources__kind=kind, sources__document=key)
        found |= {one.pk: one for one in asked}
    return [one for _, one in sorted(found.items()) if stands(one)]
