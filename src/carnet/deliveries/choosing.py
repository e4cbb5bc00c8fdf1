"""What leaves with a note: quantities chosen among what remains of an order. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from carnet.kernel.errors import Refused
from carnet.kernel.numbers import decimal_text
from carnet.sales.lines import ZERO, Line, LineKind
from carnet.sales.paper.content import Count

MOST = Decimal(999_999)


@dataclass(frozen=True)
class Ordered:
    """A line of an order, by its key; `remaining` is None for what is not delivered (titles, texts)."""

    key: int
    line: Line
    remaining: Decimal | None = None

    @property
    def label(self) -> str:
        return (self.line.description or self.line.reference).split("\n")[0][:80]


@dataclass(frozen=True)
class Leaving:
    """A line of a note; `key` of the order's line, None for a title."""

    key: int | None
    line: Line


def leaving(ordered: Sequence[Ordered], quantities: Mapping[int, Decimal]) -> list[Leaving]:
    """In the order of the order, under the titles of what is delivered."""
    found: list[Leaving] = []
    title: Line | None = None
    for one in ordered:
        if one.line.kind == LineKind.SECTION:
            title = one.line
        quantity = quantities.get(one.key, ZERO)
        if one.remaining is None or not quantity:
            continue
        if title:
            found.append(Leaving(None, title))
            title = None
        found.append(Leaving(one.key, replace(one.line, quantity=quantity)))
    return found


def check(ordered: Iterable[Ordered], quantities: Mapping[int, Decimal], *, more: bool) -> None:
    """Raises Refused: nothing to deliver, a line of another order, more than what remains unless it was said."""
    known = {one.key: one for one in ordered if one.remaining is not None}
    if set(quantities) - set(known) or any(not 0 <= q <= MOST for q in quantities.values()):
        raise Refused("Une quantité n’est pas celle d’une ligne de cette commande : rouvrez la page et recommencez.")
    if not any(quantities.values()):
        raise Refused("Ce bon ne livre rien : écrivez au moins une quantité.")
    if more:
        return
    for key, quantity in quantities.items():
        left = known[key].remaining or ZERO
        if quantity > left:
            raise Refused(
                f"« {known[key].label} » : il reste {decimal_text(left)}, vous livrez {decimal_text(quantity)}. "
                "Corrigez, ou cochez « Livrer plus que ce qui reste »."
            )


def counts(ordered: Iterable[Ordered], lines: Iterable[Leaving]) -> tuple[Count | None, ...]:
    """For the paper: what was ordered, what still is to come after this note."""
    known = {one.key: one for one in ordered}
    found: list[Count | None] = []
    for leaving_line in lines:
        if leaving_line.key is None:
            found.append(None)
            continue
        one = known[leaving_line.key]
        left = max((one.remaining or ZERO) - leaving_line.line.quantity, ZERO)
        found.append(Count(one.line.quantity, left))
    return tuple(found)
