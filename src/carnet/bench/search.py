"""`carnet bench search`: the one search box, twenty-five kinds of queries and the worst ones."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from carnet.accounts.actor import system
from carnet.accounts.models import User
from carnet.bench import sampling
from carnet.bench.costs import Clock, Figure, cheapest, queries_of, total
from carnet.bench.queries import KINDS, Kind
from carnet.clients import finding
from carnet.clients.record import Record
from carnet.company.models import Options, Visibility

BUDGET = 15.0


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    """A line a kind, then all of them together."""
    pool = sampling.people(each * 12, clients, seed=5)
    figures = [_measured(kind, pool, clock, each) for kind in KINDS]
    return [*figures, total("**all kinds**", figures, BUDGET)]


def _measured(kind: Kind, pool: Sequence[Record], clock: Clock, each: int) -> Figure:
    figure, chance = Figure(kind.name), random.Random(kind.name)
    drawn = [(text, record) for record in pool if (text := kind.make(record, chance))][:each]
    keys = sampling.keys(record["number"] for _, record in drawn) if kind.tells else {}
    with _asker(kind) as user:
        for text, record in drawn:
            _add(figure, clock, text, user, keys.get(record["number"]))
    return figure


def _add(figure: Figure, clock: Clock, text: str, user: User, expected: int | None) -> None:
    cost, found = cheapest(clock, lambda: finding.search(text, user, limit=20))
    figure.add(cost, f"« {text} »", queries_of(lambda: finding.search(text, user, limit=20)))
    if expected is not None:
        figure.found.append(expected in [hit.id for hit in found.hits])


@contextmanager
def _asker(kind: Kind) -> Iterator[User]:
    if not kind.restricted:
        yield sampling.secretary()
        return
    with portfolios_closed():
        yield sampling.salesperson()


@contextmanager
def portfolios_closed() -> Iterator[None]:
    """Salespeople see their own clients only, for the time of a measure."""
    was = Options.current().portfolio_visibility
    Options.change(by=system(), portfolio_visibility=Visibility.OWN)
    try:
        yield
    finally:
        Options.change(by=system(), portfolio_visibility=was)
