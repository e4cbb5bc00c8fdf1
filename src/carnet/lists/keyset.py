"""One page of a sorted list by its bounds: its cost does not depend on how far it is.

The cursor is the key of a row: `12` begins after that row, `-12` ends before it. The columns of the order are asked of
the row itself, so a cursor kept in a bookmark stays right when the row changes place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from carnet.kernel.numbers import whole

PAGE = 50
CEILING = 1_000  # counts above it read « plus de 1 000 »
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Order:
    """The columns of the order, none of them null; the key comes last by itself."""

    label: str
    columns: tuple[str, ...]
    descending: bool = False


@dataclass
class Page(Generic[M]):
    rows: list[M] = field(default_factory=list)
    count: int = 0
    more: bool = False  # there are more than `count`
    next: str = ""
    previous: str = ""


def page(found: "QuerySet[M]", order: Order, cursor: str = "", size: int = PAGE) -> "Page[M]":
    """`found`: everything that the list holds, not sorted. A cursor that means nothing is the first page."""
    backwards, bound = _bound(found, order, cursor)
    descending = order.descending != backwards
    rows = found.filter(_beyond(order.columns, bound, descending)) if bound else found
    shown = list(rows.order_by(*sorting(order, descending))[: size + 1])
    more, shown = len(shown) > size, shown[:size]
    if backwards:
        shown.reverse()
    count = found.order_by()[: CEILING + 1].count()
    return Page(
        shown,
        min(count, CEILING),
        more=count > CEILING,
        next=str(shown[-1].pk) if shown and (more or backwards) else "",
        previous=f"-{shown[0].pk}" if shown and ((more and backwards) or (bound and not backwards)) else "",
    )


def sorting(order: Order, descending: bool | None = None) -> list[str]:
    sign = "-" if (order.descending if descending is None else descending) else ""
    return [f"{sign}{column}" for column in (*order.columns, "pk")]


def _bound(found: "QuerySet[M]", order: Order, cursor: str) -> tuple[bool, Sequence[Any] | None]:
    backwards, key = cursor.startswith("-"), whole(cursor.removeprefix("-"))
    if key is None:
        return False, None
    return backwards, found.filter(pk=key).values_list(*order.columns, "pk").first()


def _beyond(columns: Sequence[str], values: Sequence[Any], descending: bool) -> Q:
    """(a, b, pk) > (…, …, …), written out: a > … or (a = … and (b > … or …))."""
    sign = "lt" if descending else "gt"
    beyond = Q()
    for column, value in reversed(list(zip((*columns, "pk"), values, strict=True))):
        beyond = Q(**{f"{column}__{sign}": value}) | (Q(**{column: value}) & beyond if beyond else Q())
    return beyond
