"""Deposits: asked on a quote or an order, split by VAT rate, deducted once by final invoices."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from carnet.accounts.actor import Actor
from carnet.deliveries.models import DeliveryNote
from carnet.invoices import amounts
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.standing import Source, deposits_of, kept, left_to_deduct
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import decimal_text
from carnet.sales import totals
from carnet.sales.lines import ZERO, Line
from carnet.sales.models.document import share_rows
from carnet.sales.totals import Share, Totals


@dataclass(frozen=True)
class Part:
    """What is asked of the whole: a percentage, or an amount including VAT. `label`: its words, "" for the usual ones."""

    percent: Decimal = ZERO
    incl: Decimal = ZERO
    label: str = ""

    def drawn(self, whole: Totals, source: Source) -> tuple[list[Line], Sequence[Share]]:
        """Its lines and its VAT by rate. Raises Refused for nothing, or for more than what is left to ask."""
        shares = asked(whole, self.percent, self.incl)
        check_within(whole, shares, [source])
        return amounts.deposit_lines(shares, self.label.strip() or usual_label(self.percent, source)), shares


def draft_deposit(
    client_id: int,
    whole: Totals,
    source: Source,
    part: Part,
    *,
    by: Actor,
    entry_key: UUID | None = None,
    **values: Any,
) -> Invoice:
    """The draft of a deposit on a quote or an order."""
    from carnet.invoices import drafting

    lines, shares = part.drawn(whole, source)
    return drafting.draft(
        client_id, lines, by=by, entry_key=entry_key, sources=[source], values=values, type_=InvoiceType.DEPOSIT,
        shares=shares,
    )  # fmt: skip


def change_deposit(
    held: Invoice, whole: Totals, source: Source, part: Part, *, by: Actor, version: int | None = None, **values: Any
) -> Invoice:
    """Ask for another part of it, or call it otherwise, while it is a draft."""
    from carnet.invoices import drafting

    lines, shares = part.drawn(whole, source)
    return drafting.change(held.pk, lines, by=by, version=version, values=values, shares=shares)


def usual_label(percent: Decimal, source: Source) -> str:
    return f"Acompte de {decimal_text(percent)} % sur {source[2]}" if percent else f"Acompte sur {source[2]}"


def check_within(whole: Totals, shares: Sequence[Share], sources: Sequence[Source]) -> None:
    """With the deposits that were issued, never more than what is sold."""
    known = already(sources)
    if known + amounts.incl(shares) > whole.incl:
        raise Refused(
            f"Avec {decimal_text(known, 2)} € d’acomptes déjà facturés, cet acompte dépasserait le total de "
            f"{decimal_text(whole.incl, 2)} € : demandez moins."
        )


def already(sources: Sequence[Source]) -> Decimal:
    """Euros including VAT of the deposits issued on these documents, credit notes taken off."""
    return sum((amounts.incl(kept(one)) for one in deposits_of(sources)), ZERO)


def asked(whole: Totals, percent: Decimal, incl: Decimal) -> Sequence[Share]:
    if not ZERO <= percent <= 100 or incl < 0 or bool(percent) == bool(incl):
        raise Refused("Demandez un pourcentage de 1 à 100, ou un montant TTC : l’un des deux.")
    if whole.incl <= 0:
        raise Refused("Il n’y a rien à facturer : complétez d’abord les lignes du devis ou de la commande.")
    found = [share for share in totals.deposit(whole, percent=percent, incl=incl) if share.base or share.tax]
    if not found:
        raise Refused("Cet acompte est nul : demandez un montant plus grand.")
    return found


def deductions_of(final: Invoice, whole: Totals) -> list[dict[str, Any]]:
    """What a final invoice deducts: of each deposit what no credit note took back and no other final invoice deducted.

    The invoice of some deliveries deducts no more than it charges; the rest waits for the next one.
    """
    sources = [(row.kind, row.document, row.label) for row in final.sources.all()]
    in_parts, room, found = any(kind == DeliveryNote.kind for kind, *_ in sources), whole.shares, []
    for deposit in deposits_of(sources):
        left = [share for share in left_to_deduct(deposit, but=final.pk) if share.base or share.tax]
        if part := amounts.within(room, left) if in_parts else left:
            room = totals.less(room, part)
            found.append({"id": deposit.pk, "number": deposit.number, "date": deposit.date.isoformat(),
                          "shares": share_rows(part)})  # fmt: skip
    return found
