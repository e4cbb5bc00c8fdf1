"""What upper apps show on a client's page: tabs, buttons, figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Func, IntegerField, QuerySet, Subquery
from django.db.models.expressions import Combinable

from carnet.clients.models.client import Client
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Tab:
    """`context` is asked only when the tab is shown; what is `counted`, of the client of a key, appears beside the title.

    All the counts and facts of a page are one question (see `asking.py`).
    """

    code: str  # also its address: /clients/12/<code>/
    title: str
    template: str
    context: Callable[[Client], dict[str, Any]]
    counted: "Callable[[int], QuerySet[Any]] | None" = None
    right: str = ""
    order: int = 100


@dataclass(frozen=True)
class Button:
    code: str
    label: str
    url: Callable[[Client], str]
    icon: str = ""
    primary: bool = False
    right: str = ""
    for_inactive: bool = field(default=False)
    order: int = 100


@dataclass(frozen=True)
class Figure:
    """One of the figures under the name; None hides it. `value` receives what the `facts` of the client of this key are."""

    code: str
    label: str
    value: Callable[..., str | None]
    facts: Callable[[int], Sequence[Combinable]]
    right: str = ""
    order: int = 100


def how_many() -> Func:
    """Of all the rows of a question that is not sorted: one row. An aggregate of the ORM would group them by their key."""
    return Func("pk", function="COUNT", output_field=IntegerField())


def sum_of(column: Any, output_field: Any) -> Func:
    """The same, None without rows."""
    return Func(column, function="SUM", output_field=output_field)


def counted(rows: "QuerySet[Any]") -> Subquery:
    """How many they are, as a fact."""
    return Subquery(rows.order_by().annotate(fact=how_many()).values("fact"))


def summed(rows: "QuerySet[Any]", column: Any, output_field: Any) -> Subquery:
    """The sum of a column, None without rows, as a fact."""
    whole = sum_of(column, output_field)
    return Subquery(rows.order_by().annotate(fact=whole).values("fact"), output_field=output_field)


def first(rows: "QuerySet[Any]", column: str) -> Subquery:
    """A column of the first row, None without rows, as a fact."""
    return Subquery(rows.values(column)[:1])


TABS: Registry[Tab] = Registry("client tabs")
BUTTONS: Registry[Button] = Registry("client buttons")
FIGURES: Registry[Figure] = Registry("client figures")
