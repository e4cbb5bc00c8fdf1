"""Totals of a document, its VAT per rate, its deposits and what remains. Pure, in Decimal.

VAT is computed per rate on the total, not per line (EN 16931, BR-CO-17); a discount on the whole document
belongs to each rate in proportion (BG-20), and cents left over go where the rounding took most.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from carnet.catalogue.vat import VatRate
from carnet.sales.lines import CENT, ZERO, Line, rounded, summed


@dataclass(frozen=True)
class Share:
    """What one rate amounts to: base and VAT, in euros."""

    vat: VatRate
    base: Decimal
    tax: Decimal

    @property
    def incl(self) -> Decimal:
        return self.base + self.tax


@dataclass(frozen=True)
class Totals:
    """`gross` is the sum of the lines, `allowance` the discount on the whole, `shares` one per rate."""

    gross: Decimal
    allowance: Decimal
    shares: tuple[Share, ...]

    @property
    def excl(self) -> Decimal:
        return sum((share.base for share in self.shares), ZERO)

    @property
    def tax(self) -> Decimal:
        return sum((share.tax for share in self.shares), ZERO)

    @property
    def incl(self) -> Decimal:
        return self.excl + self.tax


@dataclass(frozen=True)
class Allowance:
    """A discount on the whole document: a percentage, or an amount excluding VAT."""

    percent: Decimal = ZERO
    amount: Decimal = ZERO

    def on(self, gross: Decimal) -> Decimal:
        """In euros; never more than what it bears on."""
        asked = rounded(gross * self.percent / 100) if self.percent else self.amount
        return min(asked, gross) if gross > 0 else ZERO


def of(lines: Iterable[Line], allowance: Allowance = Allowance()) -> Totals:
    """The totals of these lines, options left out."""
    bases: dict[VatRate, Decimal] = {}
    for line in summed(lines):
        bases[line.vat] = bases.get(line.vat, ZERO) + line.net
    gross = sum(bases.values(), ZERO)
    discount = allowance.on(gross)
    parts = spread(discount, bases)
    return Totals(gross, discount, taxed({vat: base - parts[vat] for vat, base in bases.items()}))


def taxed(bases: Mapping[VatRate, Decimal]) -> tuple[Share, ...]:
    """Each base with its VAT, highest rate first."""
    ordered = sorted(bases, key=_highest_first)
    return tuple(Share(vat, bases[vat], rounded(bases[vat] * vat.percent / 100)) for vat in ordered)


def spread(amount: Decimal, weights: Mapping[VatRate, Decimal]) -> dict[VatRate, Decimal]:
    """Share an amount in cents in proportion to the weights, the sum exact (largest remainders)."""
    whole = sum(weights.values(), ZERO)
    if not amount or not whole:
        return dict.fromkeys(weights, ZERO)
    # Fractions: two remainders that are equal must be seen to be, so that a screen and the server share alike.
    exact = {key: Fraction(amount) * Fraction(weight) / Fraction(whole) * 100 for key, weight in weights.items()}
    floors = {key: floor(value) for key, value in exact.items()}
    left = int(amount / CENT) - sum(floors.values())
    by_remainder = sorted(exact, key=lambda key: (floors[key] - exact[key], key.code))
    for key in by_remainder[:left]:
        floors[key] += 1
    shares = {key: Decimal(cents) * CENT for key, cents in floors.items()}
    return shares


def deposit(whole: Totals, *, percent: Decimal = ZERO, incl: Decimal = ZERO) -> tuple[Share, ...]:
    """A deposit split by VAT rate in proportion to the whole: a percentage, or an amount including VAT.

    Asked as an amount, the sum including VAT is exact.
    """
    if percent:
        return taxed({share.vat: rounded(share.base * percent / 100) for share in whole.shares})
    parts = spread(incl, {share.vat: share.incl for share in whole.shares})
    return tuple(_within(share.vat, parts[share.vat]) for share in whole.shares)


def _within(vat: VatRate, incl: Decimal) -> Share:
    """An amount including VAT cut into base and tax, their sum exact."""
    base = rounded(incl * 100 / (100 + vat.percent))
    return Share(vat, base, incl - base)


def less(whole: Iterable[Share], deducted: Iterable[Share]) -> tuple[Share, ...]:
    """What remains per rate, base and VAT: the final invoice. Whole = deducted + what remains, to the cent."""
    left = {share.vat: share for share in whole}
    for share in deducted:
        kept = left.get(share.vat, Share(share.vat, ZERO, ZERO))
        left[share.vat] = Share(share.vat, kept.base - share.base, kept.tax - share.tax)
    return tuple(left[vat] for vat in sorted(left, key=_highest_first))


def margin(lines: Iterable[Line], totals: Totals) -> Decimal:
    """What the firm earns, euros excluding VAT: after the discount on the whole, before its own time."""
    return totals.excl - sum((line.cost_total for line in summed(lines)), ZERO)


def _highest_first(vat: VatRate) -> tuple[Decimal, str]:
    return -vat.percent, vat.code
