"""Credit notes: of the whole of an invoice or of a part, never more than what is left of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.invoices import amounts
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.standing import deducted, left_to_credit
from carnet.kernel.errors import Refused
from carnet.sales.lines import Line, LineKind
from carnet.sales.models.circumstances import CIRCUMSTANCES
from carnet.sales.totals import Share

_ALIKE = ("subject", "buyer_order", "operation", "certified_by", *CIRCUMSTANCES)


def draft_credit(
    pk: int, quantities: Mapping[int, Decimal] | None, *, by: Actor, reason: str, entry_key: UUID | None
) -> Invoice:
    from carnet.invoices import drafting

    require(by, "invoices.credit")
    invoice = seen(pk, by)
    if invoice.is_draft or invoice.is_credit:
        raise Refused("Un avoir corrige une facture émise : choisissez-la.")
    left = left_to_credit(invoice)
    if not any(share.base or share.tax for share in left):
        raise Refused(_nothing_left(invoice))
    lines, shares, discount = _asked(invoice, left, quantities)
    values = {name: getattr(invoice, name) for name in _ALIKE} | discount
    values["introduction"] = reason
    return drafting.draft(
        invoice.client_id,
        lines,
        by=by,
        entry_key=entry_key,
        sources=[],
        values=values | {"salesperson_id": invoice.salesperson_id},
        type_=InvoiceType.CREDIT_NOTE,
        shares=shares,
        corrects=invoice,
    )


def _nothing_left(invoice: Invoice) -> str:
    if finals := [str(one) for one, _ in deducted(invoice)]:
        return f"{invoice} est déduite par {', '.join(finals)} : faites l’avoir sur celle-ci."
    return f"{invoice} est déjà annulée en entier par un avoir : il ne reste rien à rendre."


def _asked(
    invoice: Invoice, left: Sequence[Share], quantities: Mapping[int, Decimal] | None
) -> tuple[list[Line], Sequence[Share] | None, dict[str, Decimal]]:
    """Lines, VAT by rate when it is not theirs, and the discount on the whole."""
    own = invoice.plain_lines()
    if quantities is not None:
        _check(own, quantities)
        lines = amounts.credited_lines(own, dict(quantities))
        discount = amounts.credited_allowance(invoice.totals_of(own), invoice.allowance, lines)
        return lines, None, {"allowance_percent": discount.percent, "allowance_amount": discount.amount}
    if tuple(left) == invoice.vat_shares and not invoice.deductions:
        discount = invoice.allowance
        shares = [share for share in left if share.base or share.tax]
        return (
            amounts.credited_lines(own),
            shares,
            {"allowance_percent": discount.percent, "allowance_amount": discount.amount},
        )
    # A part is already given back, or deposits were deducted: what is left, one line a rate.
    shares = [share for share in left if share.base or share.tax]
    return amounts.deposit_lines(shares, f"Annulation de ce qui reste de {invoice}"), shares, {}


def _check(lines: Sequence[Line], quantities: Mapping[int, Decimal]) -> None:
    for place, quantity in quantities.items():
        line = lines[place] if 0 <= place < len(lines) else None
        if line is None or line.kind != LineKind.ITEM:
            raise Refused("Cette ligne n’est pas sur la facture : rechargez la page.")
        if quantity * line.quantity < 0 or abs(quantity) > abs(line.quantity):
            raise Refused(f"Ligne {place + 1} : la facture en compte {line.quantity:f}, rendez-en autant au plus.")


def seen(pk: int, by: Actor) -> Invoice:
    """The invoice, if the actor sees it. Raises Forbidden."""
    from carnet.kernel.errors import Forbidden

    invoices = Invoice.objects.visible_to(by.user) if by.user else Invoice.objects.all()
    found: Invoice | None = invoices.select_related("client").filter(pk=pk).first()
    if found is None:
        raise Forbidden("Ce document n’existe pas ou n’est pas dans votre portefeuille.")
    return found
