"""`carnet bench check`: who looks like what is being typed? At three moments of the typing, fresh clients and duplicates."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from carnet import matching
from carnet.bench import loading, sampling
from carnet.bench.browser import Browser
from carnet.bench.browser import measure as measure_page
from carnet.bench.costs import Clock, Figure, cheapest, queries_of, total
from carnet.bench.drafts import original, retyped
from carnet.bench.posting import posted
from carnet.clients import likeness, lookalikes
from carnet.clients.record import EMPTY, Record

SHOWN = 5

Cut = Callable[[Record], Record]

MOMENTS: dict[str, Cut] = {
    "name typed": lambda record: _only(record, "kind", "name", "first_name"),
    "name and address typed": lambda record: _only(record, "kind", "name", "first_name", "addresses"),
    "everything typed": lambda record: record,
}


def _only(record: Record, *names: str) -> Record:
    return {name: record[name] for name in names if name in record}


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    budget = 8.0 if connection.vendor == "sqlite" else 12.0
    fresh, again = _drafts(clients, each)
    alone = [_alone(f"new client, {name}", cut, fresh, clock) for name, cut in MOMENTS.items()]
    alone += [_alone(f"client already there, {name}", cut, again, clock) for name, cut in MOMENTS.items()]
    return [*alone, total("**the check, all**", alone, budget), _answers([*fresh, *again], clock)]


def _drafts(clients: int, each: int) -> tuple[list[tuple[Record, str]], list[tuple[Record, str]]]:
    """(draft, number of the client expected): clients that are not in the file, and some of it typed again."""
    sellers = loading.team()
    numbers = sampling.numbers(each, clients, seed=9)
    fresh: list[tuple[Record, str]] = [(original(clients + 1 + at, sellers), "") for at in range(each * 2)]
    return fresh[:each], [(retyped(number, sellers), f"C{number:05d}") for number in numbers]


def _alone(what: str, cut: Cut, drafts: list[tuple[Record, str]], clock: Clock) -> Figure:
    figure = Figure(what)
    keys = sampling.keys(number for _, number in drafts)
    for record, number in drafts:
        typed = {**EMPTY, **cut(record)}

        def look(typed: Record = typed) -> Any:
            return lookalikes.find(matching.prepare(likeness.party(typed)))

        cost, found = cheapest(clock, look)
        figure.add(cost, f"{record['name']}: {what}", queries_of(look))
        if number:
            figure.found.append(keys[number] in [one.client_id for one in found[:SHOWN]])
    return figure


def _answers(drafts: list[tuple[Record, str]], clock: Clock) -> Figure:
    figure, browser = Figure("whole HTTP answer, everything typed"), Browser(sampling.secretary())
    for record, _ in drafts:
        measure_page(browser, clock, figure, "/clients/ressemblances/", posted(record))
    return figure
