"""The lines of a document as plain data: what the editor, the totals, the paper and the invoice format speak. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db import models

from carnet.catalogue.vat import USUAL, VatRate, rate_of

CENT = Decimal("0.01")
ZERO = Decimal(0)


class LineKind(models.TextChoices):
    ITEM = "item", "Article"
    SECTION = "section", "Section"
    SUBTOTAL = "subtotal", "Sous-total"
    TEXT = "text", "Texte"


@dataclass(frozen=True)
class Line:
    """One line. Amounts are euros excluding VAT; `allowance` is a discount in percent of the line."""

    kind: str = LineKind.ITEM
    reference: str = ""
    description: str = ""
    quantity: Decimal = Decimal(1)  # three decimals
    unit: str = ""  # a code of catalogue.units, or what was typed
    unit_price: Decimal = ZERO  # four decimals
    allowance: Decimal = ZERO
    vat: VatRate = field(default=rate_of(USUAL))
    option: bool = False  # proposed, not summed
    # Lines of one name replace one another: the one that is no option counts, the others are proposed.
    variant: str = ""
    cost: Decimal = ZERO  # what the firm pays for one unit; never printed
    product_id: int | None = None

    @property
    def net(self) -> Decimal:
        """The amount of the line, rounded to the cent (EN 16931, BT-131); zero for what is no article."""
        if self.kind != LineKind.ITEM:
            return ZERO
        return rounded(self.quantity * self.unit_price * (100 - self.allowance) / 100)

    @property
    def cost_total(self) -> Decimal:
        return rounded(self.quantity * self.cost) if self.kind == LineKind.ITEM else ZERO


def rounded(amount: Decimal) -> Decimal:
    """To the cent, halves away from zero, as French accountants do."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def summed(lines: Iterable[Line]) -> Iterator[Line]:
    """The articles that count in the total: neither titles nor options."""
    return (line for line in lines if line.kind == LineKind.ITEM and not line.option)


def subtotals(lines: Iterable[Line]) -> list[Decimal | None]:
    """For each line, the sub-total to show beside it: since the last section or sub-total; None elsewhere."""
    shown: list[Decimal | None] = []
    running = ZERO
    for line in lines:
        if line.kind == LineKind.SECTION:
            running = ZERO
        shown.append(running if line.kind == LineKind.SUBTOTAL else None)
        if line.kind == LineKind.SUBTOTAL:
            running = ZERO
        elif not line.option:
            running += line.net
    return shown
