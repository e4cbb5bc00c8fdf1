"""Lines as the editor shows them: every value a text, written the French way, with its amount and what is wrong. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from carnet.catalogue.units import label_of
from carnet.kernel.numbers import decimal_text
from carnet.sales import reading
from carnet.sales.lines import Line, LineKind, subtotals

BLANK = {
    "kind": LineKind.ITEM.value, "reference": "", "description": "", "quantity": "1", "unit": "", "unit_price": "",
    "allowance": "", "vat": "", "option": "", "variant": "", "cost": "", "product": "",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of the table. `errors` by column; `amount` is the net of an article, the sum of a sub-total."""

    index: int | str
    cells: Mapping[str, str]
    amount: Decimal | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    spare: bool = False  # empty, for who has no script

    @property
    def key(self) -> str:
        return str(self.index)

    @property
    def rank(self) -> str:
        """As people count: the first line is 1."""
        return str(self.index + 1) if isinstance(self.index, int) else "__rank__"

    @property
    def is_item(self) -> bool:
        return self.cells["kind"] == LineKind.ITEM

    @property
    def margin(self) -> Decimal | None:
        """What the line earns; None as long as its cost is not known."""
        line = reading.read([self.cells]).lines if self.is_item and self.cells["cost"] else []
        return line[0].net - line[0].cost_total if line else None


def cells_of(line: Line) -> dict[str, str]:
    """A line as its cells: the inverse of `reading.read`. Numbers have no useless zero, prices at least two decimals."""
    item = line.kind == LineKind.ITEM
    return {
        "kind": str(line.kind),
        "reference": line.reference,
        "description": line.description,
        "quantity": decimal_text(line.quantity) if item else "",
        "unit": label_of(line.unit),
        "unit_price": decimal_text(line.unit_price, 2) if item else "",
        "allowance": decimal_text(line.allowance) if line.allowance else "",
        "vat": line.vat.code if item else "",
        "option": "1" if line.option else "",
        "variant": line.variant,
        "cost": decimal_text(line.cost, 2) if line.cost else "",
        "product": str(line.product_id or ""),
    }


def rows_of(lines: Sequence[Line]) -> list[Row]:
    sums = subtotals(lines)
    return [
        Row(index, cells_of(line), line.net if line.kind == LineKind.ITEM else sums[index])
        for index, line in enumerate(lines)
    ]


def rows_typed(typed: Sequence[Mapping[str, str]], errors: Mapping[str, str]) -> list[Row]:
    """Lines that came back refused: exactly as they were typed, with what to correct beside each cell."""
    return [Row(index, {**BLANK, **cells}, None, _errors_of(index, errors)) for index, cells in enumerate(typed)]


def blank_rows(start: int, count: int, vat: str) -> list[Row]:
    """The first is where anybody goes on; the script takes the others away."""
    return [Row(start + more, {**BLANK, "vat": vat}, spare=more > 0) for more in range(count)]


def _errors_of(index: int, errors: Mapping[str, str]) -> dict[str, str]:
    head = f"lines-{index}-"
    return {name.removeprefix(head): text for name, text in errors.items() if name.startswith(head)}
