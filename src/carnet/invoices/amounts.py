"""What deposits, final invoices and credit notes amount to, rate by rate. Pure, in Decimal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from carnet.kernel.errors import Refused
from carnet.kernel.numbers import decimal_text
from carnet.sales import totals
from carnet.sales.lines import ZERO, Line, LineKind, rounded, summed
from carnet.sales.totals import Allowance, Share, Totals


def excl(shares: Iterable[Share]) -> Decimal:
    return sum((share.base for share in shares), ZERO)


def tax(shares: Iterable[Share]) -> Decimal:
    return sum((share.tax for share in shares), ZERO)


def incl(shares: Iterable[Share]) -> Decimal:
    return sum((share.incl for share in shares), ZERO)


def deposit_lines(shares: Sequence[Share], what: str) -> list[Line]:
    """One line a rate: "Acompte de 30 % sur devis DV-2026-0142"."""
    return [Line(description=what, unit_price=share.base, vat=share.vat) for share in shares if share.base]


def final(whole: Totals, deposits: Iterable[Sequence[Share]]) -> tuple[Share, ...]:
    """What is left to charge. Raises Refused when the deposits are more than the whole."""
    taken = [share for deposit in deposits for share in deposit]
    left = totals.less(whole.shares, taken)
    if incl(left) < 0:
        raise Refused(
            f"Les acomptes déjà facturés dépassent ce total de {_euros(-incl(left))} : "
            "faites d’abord un avoir sur un acompte, ou complétez les lignes."
        )
    return left


def within(room: Sequence[Share], deposit: Sequence[Share]) -> tuple[Share, ...]:
    """Of a deposit, at most what an invoice bears at each rate: the rest waits for the next one.

    A base deducted whole takes its VAT to the cent, so that nothing is left of it.
    """
    bearing = {share.vat: share for share in room}
    found = []
    for share in deposit:
        kept = bearing.get(share.vat, Share(share.vat, ZERO, ZERO))
        base = min(share.base, max(kept.base, ZERO))
        found.append(Share(share.vat, base, share.tax if base == share.base else min(share.tax, max(kept.tax, ZERO))))
    return tuple(share for share in found if share.base or share.tax)


def percent_of(whole: Totals, shares: Sequence[Share]) -> Decimal:
    """The percentage that was asked, zero when an amount was."""
    if not whole.incl:
        return ZERO
    near = rounded(incl(shares) * 100 / whole.incl)
    made = [share for share in totals.deposit(whole, percent=near) if share.base or share.tax] if near else []
    return near if made == list(shares) else ZERO


def left_of(invoice: Sequence[Share], credited: Iterable[Sequence[Share]]) -> tuple[Share, ...]:
    """What of an invoice no credit note has taken back yet."""
    return totals.less(invoice, [share for one in credited for share in one])


def credit(asked: Totals, left: Sequence[Share]) -> tuple[Share, ...]:
    """The shares of a credit note: never more than what is left, and all of it to the cent when a base is taken whole."""
    known = {share.vat: share for share in left}
    found = []
    for share in asked.shares:
        if not share.base and not share.tax:
            continue
        kept = known.get(share.vat, Share(share.vat, ZERO, ZERO))
        _check_credit(share, kept)
        # The cents of VAT follow the invoice: its base taken back whole takes its VAT whole.
        whole = share.base == kept.base
        found.append(Share(share.vat, share.base, kept.tax if whole else _nearest(share.tax, kept)))
    if not found:
        raise Refused("Cet avoir ne rend rien : choisissez au moins une ligne et une quantité.")
    return tuple(found)


def _check_credit(share: Share, kept: Share) -> None:
    same_way = share.base * kept.base >= 0
    if not same_way or abs(share.base) > abs(kept.base):
        raise Refused(
            f"À {share.vat.label}, cet avoir rend {_euros(share.base)} HT alors qu’il reste "
            f"{_euros(kept.base)} HT à rendre sur la facture : diminuez une quantité ou un prix."
        )


def _nearest(tax_: Decimal, kept: Share) -> Decimal:
    """Rounding never takes back more VAT than there was."""
    low, high = min(ZERO, kept.tax), max(ZERO, kept.tax)
    return min(max(tax_, low), high)


def credited_lines(lines: Sequence[Line], quantities: dict[int, Decimal] | None = None) -> list[Line]:
    """The lines of an invoice as those of its credit note: all, or only these (by place), in these quantities."""
    if quantities is None:
        return [replace(line) for line in lines if line.kind != LineKind.ITEM or not line.option]
    kept = [(place, line) for place, line in enumerate(lines) if quantities.get(place) and not line.option]
    return [replace(line, quantity=quantities[place]) for place, line in kept if line.kind == LineKind.ITEM]


def credited_allowance(invoice: Totals, asked: Allowance, lines: Sequence[Line]) -> Allowance:
    """The discount of the whole, in proportion of what is taken back."""
    if asked.percent or not invoice.gross:
        return Allowance(percent=asked.percent)
    gross = sum((line.net for line in summed(lines)), ZERO)
    return Allowance(amount=rounded(invoice.allowance * gross / invoice.gross))


def _euros(amount: Decimal) -> str:
    return f"{decimal_text(amount, 2)} €"
