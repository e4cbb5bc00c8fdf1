"""Deposits: asked on a quote or an order, split by VAT rate, deducted once by the final invoice."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from carnet.accounts.actor import Actor
from carnet.invoices import amounts
from carnet.invoices.models.invoice import Deduction, Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import decimal_text
from carnet.sales import totals
from carnet.sales.lines import ZERO
from carnet.sales.totals import Share, Totals

Source = tuple[str, int, str]


def draft_deposit(
    client_id: int,
    whole: Totals,
    source: Source,
    *,
    by: Actor,
    percent: Decimal = ZERO,
    incl: Decimal = ZERO,
    entry_key: UUID | None = None,
    **values: Any,
) -> Invoice:
    """The draft of a deposit on a quote or an order: a percentage of it, or an amount including VAT."""
    from carnet.invoices import drafting

    shares = _asked(whole, percent, incl)
    already = sum((one.total_incl for one in deposits_of([source])), ZERO)
    if already + amounts.incl(shares) > whole.incl:
        raise Refused(
            f"Avec {decimal_text(already, 2)} € d’acomptes déjà facturés, cet acompte dépasserait le total de "
            f"{decimal_text(whole.incl, 2)} € : demandez moins."
        )
    what = f"Acompte de {decimal_text(percent)} % sur {source[2]}" if percent else f"Acompte sur {source[2]}"
    return drafting.draft(
        client_id,
        amounts.deposit_lines(shares, what),
        by=by,
        entry_key=entry_key,
        sources=[source],
        values=values,
        type_=InvoiceType.DEPOSIT,
        shares=shares,
    )


def _asked(whole: Totals, percent: Decimal, incl: Decimal) -> Sequence[Share]:
    if not ZERO <= percent <= 100 or incl < 0 or bool(percent) == bool(incl):
        raise Refused("Demandez un pourcentage de 1 à 100, ou un montant TTC : l’un des deux.")
    if whole.incl <= 0:
        raise Refused("Il n’y a rien à facturer : complétez d’abord les lignes du devis ou de la commande.")
    found = [share for share in totals.deposit(whole, percent=percent, incl=incl) if share.base or share.tax]
    if not found:
        raise Refused("Cet acompte est nul : demandez un montant plus grand.")
    return found


def deposits_of(sources: Sequence[Source]) -> list[Invoice]:
    """The issued deposits of these documents that no credit note took back whole."""
    found: dict[int, Invoice] = {}
    for kind, key, _ in sources:
        asked = Invoice.objects.issued().filter(type=InvoiceType.DEPOSIT, sources__kind=kind, sources__document=key)
        found |= {one.pk: one for one in asked}
    return [one for _, one in sorted(found.items()) if not _taken_back(one)]


def deposits_to_deduct(final: Invoice) -> list[Invoice]:
    """Those that no other final invoice has deducted."""
    sources = [(row.kind, row.document, row.label) for row in final.sources.all()]
    used = set(
        Deduction.objects.exclude(document=final)
        .filter(document__credit_notes__isnull=True)
        .values_list("deposit_id", flat=True)
    )
    return [one for one in deposits_of(sources) if one.pk not in used]


def _taken_back(deposit: Invoice) -> bool:
    back = deposit.credit_notes.issued().values_list("total_incl", flat=True)  # type: ignore[attr-defined]
    return sum(back, ZERO) >= deposit.total_incl
