"""`carnet bench communes`: the help with communes while typing, the answer alone and the whole HTTP answer."""

from collections.abc import Callable

from carnet.bench import sampling
from carnet.bench.browser import Browser
from carnet.bench.browser import measure as measure_page
from carnet.bench.costs import Clock, Figure, cheapest, total
from carnet.bench.picking import towns
from carnet.clients.record import Record
from carnet.communes.engine import suggest
from carnet.kernel.text import fold

TYPED: dict[str, Callable[[Record], str]] = {
    "postcode": lambda row: row["postcode"],
    "three digits": lambda row: row["postcode"][:3],
    "three letters": lambda row: fold(row["city"])[:3],
    "whole name": lambda row: row["city"],
    "postcode and name": lambda row: f"{row['postcode']} {row['city']}",
    "letter missing": lambda row: fold(row["city"])[:3] + fold(row["city"])[4:],
}


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    towns()
    rows = [record["addresses"][0] for record in sampling.people(each, clients, seed=21) if record["addresses"]]
    alone = [_alone(what, [typed(row) for row in rows], clock) for what, typed in TYPED.items()]
    whole, browser = Figure("whole HTTP answer"), Browser(sampling.secretary())
    for row in rows:
        measure_page(browser, clock, whole, f"/communes/?q={fold(row['city']).replace(' ', '+')}")
    return [*alone, total("**suggestions, all**", alone, 5.0), whole]


def _alone(what: str, typed: list[str], clock: Clock) -> Figure:
    figure = Figure(what)
    for text in typed:
        cost, _ = cheapest(clock, lambda text=text: suggest(text))  # type: ignore[misc]
        figure.add(cost, f"« {text} »")
    return figure
