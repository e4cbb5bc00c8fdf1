"""Which way through the file a page of the list is read, so that its cost depends neither on its size nor on its depth.

A page is read along one index, in the order asked: the whole file's, or that of one filter (its salesperson, its
département…). The other conditions are tested on the columns of that same index, inside a CASE: both engines then
follow the index chosen here and stop at the fiftieth client, where their own choice reads a whole filter and sorts it.
When very few clients can answer, the smallest filter is read whole and sorted instead.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import F
from django.db.models.functions import Coalesce

from carnet.clients.models.client import TESTED, Client
from carnet.clients.models.client import WALKS as INDEXES
from carnet.clients.models.queries import ClientQuerySet
from carnet.kernel.among import Among
from carnet.lists.keyset import Beyond

# How far a filter is counted to plan a page.
COUNTED = 40_000
# Rows looked at to count: what is not known then is said « plus de ».
READ = 12_000
# What a row costs through a filter that has no columns beside it: the tags.
AFAR = 8
# A filter too large to be counted is taken for a quarter of the file.
LARGE = 0.25


def _walks() -> Mapping[str, frozenset[str]]:
    """The filters that have an index in the order of a sort, by the first column of the sort."""
    found: dict[str, set[str]] = {"sort_name": {"inactive"}}  # the index of the few
    for leader, column, *_ in (columns for columns in INDEXES.values() if columns[0] in TESTED):
        found.setdefault("pk" if column == "id" else column, set()).add(leader)
    return {column: frozenset(leaders) for column, leaders in found.items()}


WALKS = _walks()


@dataclass(frozen=True, eq=False)
class Filter:
    """`condition` leads to its clients; `probe` tests one of them; `borne`: rows of another table that say who they are."""

    name: str
    value: str
    condition: Q
    probe: Q
    borne: "QuerySet[Any] | None" = None

    @classmethod
    def of(
        cls, name: str, value: str, condition: Q, probe: Q | None = None, borne: "QuerySet[Any] | None" = None
    ) -> "Filter":
        return cls(name, value, condition, probe or condition, borne)


@dataclass(frozen=True)
class Conditions:
    """Who is in a list: the filters, and what is true of nearly everybody (seen, active)."""

    filters: Sequence[Filter] = ()
    rest: Q = field(default_factory=Q)

    def clients(self, leader: Filter | None = None, last: Any = None) -> ClientQuerySet:
        """Those who meet every condition, through the index of one filter alone when it is named.

        `last`: one more condition, on columns that this index has not: tested when all the others are met.
        """
        led = self.led(leader)
        return led.alias(kept=self.kept(leader, last)).filter(kept=1)

    def among(self, keys: Sequence[int]) -> ClientQuerySet:
        """Those of these clients who meet every condition."""
        return self.clients(Filter.of("keys", "", Q(Among("pk", keys))))

    def led(self, leader: Filter | None) -> ClientQuerySet:
        return Client.objects.all() if leader is None else Client.objects.filter(leader.condition)

    def kept(self, leader: Filter | None = None, last: Any = None) -> Any:
        """1 for who meets the conditions other than that of the leader."""
        tested = self.rest
        # The dearest to test comes last.
        for one in sorted(self.filters, key=lambda one: one.name == "tag"):
            if one is not leader:
                tested &= one.probe
        if last is not None:
            tested &= Q(last)
        return Case(When(tested, then=Value(1)), default=Value(0)) if tested else Value(1)


def page_keys(
    conditions: Conditions, columns: Sequence[str], after: Sequence[Any] | None, *, descending: bool, limit: int
) -> list[int]:
    """The keys of the clients that come next in the order of these columns."""
    way = _way(conditions.filters, columns[0], limit)
    order = [_unindexed(column) if way.sorts else F(column) for column in columns]
    bound = Beyond(Client, columns, order, after, descending) if after is not None else None
    clients = conditions.clients(way.leader, bound if way.sorts else None)
    if bound is not None and not way.sorts:
        clients = clients.filter(bound)
    return list(_sorted(clients, order, descending).values_list("pk", flat=True)[:limit])


def sort(clients: ClientQuerySet, columns: Sequence[str], *, descending: bool) -> list[int]:
    """The keys of a few clients, in the order of these columns."""
    order = [_unindexed(column) for column in columns]
    return list(_sorted(clients, order, descending).values_list("pk", flat=True))


def _sorted(clients: ClientQuerySet, order: Sequence[Any], descending: bool) -> ClientQuerySet:
    return clients.order_by(*(one.desc() if descending else one.asc() for one in order))


def count(conditions: Conditions, ceiling: int) -> tuple[int, bool]:
    """How many clients there are, `ceiling` at most, and whether there may be more: READ rows are looked at."""
    sizes = _sizes(conditions.filters)
    leader = min(conditions.filters, key=lambda one: sizes[one] * _distance(one), default=None)
    rows = _kept_or_not(conditions, leader)
    inner, parameters = rows[:READ].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM ({inner}) r WHERE kept = 1 LIMIT {ceiling + 1}) n", parameters
        )
        found = cursor.fetchone()[0]
    whole = _size() if leader is None else sizes[leader]
    return min(found, ceiling), found > ceiling or (whole > READ and found <= ceiling)


def _kept_or_not(conditions: Conditions, leader: Filter | None) -> "QuerySet[Any, Any]":
    """1 or 0 for each client of the leader."""
    if leader is None or leader.borne is None:
        return conditions.led(leader).annotate(kept=conditions.kept(leader)).order_by().values_list("kept")
    # Each looked up by its key: as a join, PostgreSQL reads half of the million to find a thousand of them.
    one = Client.objects.filter(pk=OuterRef("client_id")).annotate(kept=conditions.kept(leader)).order_by()
    found: QuerySet[Any, Any] = leader.borne.annotate(kept=Subquery(one.values("kept"))).order_by()
    return found.values_list("kept")


@dataclass(frozen=True)
class _Way:
    """Along the index of `leader` (of the whole file without it); `sorts`: read whole, then sorted."""

    leader: Filter | None
    sorts: bool
    cost: float


def _way(filters: Sequence[Filter], first_column: str, limit: int) -> _Way:
    """The cheapest way, in rows read: filters are supposed to have nothing to do with one another."""
    if not filters:
        return _Way(None, False, 0)
    sizes, whole = _sizes(filters), _size()
    shares = {one: LARGE if sizes[one] >= COUNTED else max(sizes[one], 1) / max(whole, 1) for one in filters}
    ways = [_Way(None, False, min(whole, limit / _met(shares, None)))]
    for one in filters:
        if one.name in WALKS[first_column]:
            ways.append(_Way(one, False, min(shares[one] * whole, limit / _met(shares, one))))
        if sizes[one] < COUNTED:
            ways.append(_Way(one, True, sizes[one] * _distance(one)))
    return min(ways, key=lambda way: way.cost)


def _met(shares: Mapping[Filter, float], leader: Filter | None) -> float:
    share = 1.0
    for one, part in shares.items():
        share *= 1 if one is leader else min(part, 1.0)
    return share


def _distance(one: Filter) -> int:
    return AFAR if one.name == "tag" else 1


def _unindexed(column: str) -> Any:
    """The column as no index holds it."""
    return Coalesce(F(column), F(column))


def _size() -> int:
    return Client.objects.order_by("-pk").values_list("pk", flat=True).first() or 1


def _sizes(filters: Sequence[Filter]) -> dict[Filter, int]:
    return {one: _recent.size(one) for one in filters}


class _Recent:
    """How many clients each filter has, up to COUNTED: counted once in a while, it is only to plan."""

    SECONDS = 300.0

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], tuple[float, int]] = {}

    def size(self, one: Filter) -> int:
        at, size = self._seen.get((one.name, one.value), (0.0, 0))
        if not at or time.monotonic() - at > self.SECONDS:
            size = Client.objects.filter(one.condition).order_by()[:COUNTED].count()
            if len(self._seen) > 10_000:
                self._seen = {}
            self._seen[one.name, one.value] = (time.monotonic(), size)
        return size


_recent = _Recent()
