"""One page of a sorted list by its bounds: its cost depends neither on how far it is nor on how much there is.

The cursor is the key of a row: `12` begins after that row, `-12` ends before it. The columns of the order are asked of
the row itself, so a cursor kept in a bookmark stays right when the row changes place.

A list that few rows answer is read whole, then sorted. Any other is walked along the index of its order, each row
tested by its key: left to itself, an engine reads all the rows of a filter and sorts them to show fifty. The walk begins
at the bounds that the list sets to the column of its order: this year's quotes, the oldest first, are not behind the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from django.db.models import BooleanField, Exists, Func, Model, OuterRef, QuerySet, Value
from django.db.models.expressions import F
from django.db.models.functions import Coalesce

from carnet.kernel.numbers import whole

PAGE = 50
CEILING = 1_000  # counts above it read « plus de 1 000 »
FEW = 5_000  # as many are read whole: they may all stand at the end of a walk
NOTHING: Mapping[str, Any] = MappingProxyType({})
M = TypeVar("M", bound=Model)
Rows = QuerySet[Any]
R = TypeVar("R", bound=QuerySet[Any])


@dataclass(frozen=True)
class Order:
    """The columns of the order, none of them null; the key comes last by itself.

    `computed`: those that are expressions, by name; an index of the table holds each. A column of another table
    (`client__sort_name`) is followed by its key there (`client_id`).
    """

    label: str
    columns: tuple[str, ...]
    descending: bool = False
    computed: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def on(self, rows: R) -> R:
        return rows.annotate(**self.computed) if self.computed else rows


@dataclass
class Page(Generic[M]):
    rows: list[M] = field(default_factory=list)
    count: int = 0
    more: bool = False  # there are more than `count`
    next: str = ""
    previous: str = ""


def page(
    found: "QuerySet[M]",
    order: Order,
    cursor: str = "",
    size: int = PAGE,
    bounds: Mapping[str, Any] = NOTHING,
    few: int | None = None,
) -> "Page[M]":
    """`found`: everything that the list holds, not sorted. A cursor that means nothing is the first page.

    `bounds`: among the filters of `found`, those that are bounds of a column: `date__gte`.
    `few`: another number than FEW, where no index counts the rows.
    """
    backwards, bound = _bound(found, order, cursor)
    most = FEW if few is None else few
    first = list(found.order_by().values_list("pk", flat=True)[: most + 1])
    walk = _Walk(order, bound, order.descending != backwards, size + 1)
    keys = (
        walk.through(found, bounds)
        if len(first) > most
        else walk.among(found.model._default_manager.filter(pk__in=first))
    )
    more, keys = len(keys) > size, keys[:size]
    if backwards:
        keys.reverse()
    return Page(
        _rows(found, keys),
        min(len(first), CEILING),
        more=len(first) > CEILING,
        next=str(keys[-1]) if keys and (more or backwards) else "",
        previous=f"-{keys[0]}" if keys and ((more and backwards) or (bound and not backwards)) else "",
    )


def sorting(order: Order, descending: bool | None = None) -> list[str]:
    sign = "-" if (order.descending if descending is None else descending) else ""
    return [f"{sign}{column}" for column in (*order.columns, "pk")]


def _rows(found: "QuerySet[M]", keys: Sequence[Any]) -> list[M]:
    known = {row.pk: row for row in found.filter(pk__in=keys)}
    return [known[key] for key in keys if key in known]


def _bound(found: Rows, order: Order, cursor: str) -> tuple[bool, Sequence[Any] | None]:
    backwards, key = cursor.startswith("-"), whole(cursor.removeprefix("-"))
    if key is None:
        return False, None
    return backwards, order.on(found.filter(pk=key)).values_list(*order.columns, "pk").first()


@dataclass(frozen=True)
class _Walk:
    """The keys that come next in an order, after `bound`."""

    order: Order
    bound: Sequence[Any] | None
    descending: bool
    limit: int

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.order.columns, "pk")

    def among(self, found: Rows) -> list[Any]:
        """Few answer, and are read by their keys; the index of the order is hidden from the engine."""
        return self._sorted(
            self.order.on(found.order_by()), [Coalesce(F(column), F(column)) for column in self.columns]
        )

    def through(self, found: Rows, bounds: Mapping[str, Any]) -> list[Any]:
        owner, _, column = self.columns[0].partition("__")
        if column:
            return self._along(found, owner, column)
        here = {name: value for name, value in bounds.items() if name.partition("__")[0] == owner}
        rows = self.order.on(found.model._default_manager.filter(Exists(found.filter(pk=OuterRef("pk"))), **here))
        return self._sorted(rows, [F(column) for column in self.columns])

    def _along(self, found: Rows, owner: str, column: str) -> list[Any]:
        """In the order of those to whom rows belong: their index is walked, then their rows are sorted."""
        model: Any = found.model._meta.get_field(owner).related_model
        listed = found.model._default_manager.filter(Exists(found.filter(pk=OuterRef("pk"))))
        # Twice by a key: an engine that sees the filters beside the owner reads a whole filter for each of them.
        owners = model._default_manager.filter(Exists(listed.filter(**{owner: OuterRef("pk")})))
        order = [F(column), F("pk")]
        if self.bound:
            owners = owners.filter(Beyond(model, (column, "pk"), order, self.bound[:2], self.descending, among=True))
        # The first one may have shown all its rows before the bound.
        keys = list(_by(owners, order, self.descending).values_list("pk", flat=True)[: self.limit + 1])
        return self._sorted(
            listed.filter(**{f"{owner}__in": keys}), [Coalesce(F(name), F(name)) for name in self.columns]
        )

    def _sorted(self, rows: Rows, order: Sequence[Any]) -> list[Any]:
        if self.bound:
            rows = rows.filter(Beyond(rows.model, self.columns, order, self.bound, self.descending))
        return list(_by(rows, order, self.descending).values_list("pk", flat=True)[: self.limit])


def _by(rows: Rows, order: Sequence[Any], descending: bool) -> Rows:
    return rows.order_by(*(one.desc() if descending else one.asc() for one in order))


class Beyond(Func):
    """(city, sort_name, id) > (…, …, …): one bound of an index walk for both engines. `among`: the bound itself too."""

    conditional = True
    output_field = BooleanField()

    def __init__(
        self, model: Any, columns: Sequence[str], order: Sequence[Any], values: Sequence[Any], descending: bool,
        *, among: bool = False,
    ) -> None:  # fmt: skip
        bounds = [_value(model, column, value) for column, value in zip(columns, values, strict=True)]
        super().__init__(*order, *bounds)
        self.sign = ("<" if descending else ">") + ("=" if among else "")

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, list[Any]]:
        parts = [compiler.compile(one) for one in self.source_expressions]
        half = len(parts) // 2
        left, right = (", ".join(sql for sql, _ in side) for side in (parts[:half], parts[half:]))
        return f"({left}) {self.sign} ({right})", [value for _, values in parts for value in values]


def _value(model: Any, column: str, value: Any) -> Value:
    """As the column holds it; an expression finds the type of its value by itself."""
    for name in column.removesuffix("_id").split("__") if column != "pk" else ["id"]:
        known = {one.name: one for one in model._meta.get_fields()}
        if name not in known:
            return Value(value)
        found = known[name]
        model = found.related_model
    return Value(value, output_field=found.target_field if found.is_relation else found)
