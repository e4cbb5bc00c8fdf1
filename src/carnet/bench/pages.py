"""`carnet bench pages`: whole HTTP answers with the real middleware: suggestions, a client, the list, the timeline."""

from collections.abc import Iterable
from urllib.parse import quote

from carnet.bench import lists, sampling
from carnet.bench.browser import Browser
from carnet.bench.browser import measure as measure_page
from carnet.bench.costs import Clock, Figure, total
from carnet.bench.lists import Asked
from carnet.bench.lives import LONG_LIVES, is_long
from carnet.bench.search import portfolios_closed
from carnet.clients.listing import SORTS
from carnet.clients.models import Event

SUGGESTIONS, CLIENT, LIST = 15.0, 25.0, 30.0


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    browser = Browser(sampling.secretary())
    keys = list(sampling.keys(record["number"] for record in sampling.people(each, clients, seed=17)).values())
    known = [
        _pages("suggestions", (f"/clients/suggestions/?q={quote(word)}" for word in lists.some_words(each * 2)), browser, clock, SUGGESTIONS),
        _pages("client page", (f"/clients/{key}/" for key in keys), browser, clock, CLIENT),
        _pages("client page, long history", (f"/clients/{key}/" for key in _long(clients, each)), browser, clock, CLIENT),
        _pages("timeline, following pages", _further(clients, each), browser, clock, CLIENT),
        _pages("form, new client", ["/clients/nouveau/"], browser, clock),
        _pages("form, change", (f"/clients/{key}/modifier/" for key in keys[:10]), browser, clock),
        _pages("home", ["/"], browser, clock),
    ]  # fmt: skip
    return [*known, *_lists(browser, clock)]


def _pages(what: str, paths: Iterable[str], browser: Browser, clock: Clock, budget: float | None = None) -> Figure:
    figure = Figure(what, budget)
    for path in paths:
        measure_page(browser, clock, figure, path)
    return figure


def _long(clients: int, each: int) -> list[int]:
    numbers = [number for number in range(1, min(clients, each * LONG_LIVES) + 1) if is_long(number)]
    return sorted(sampling.keys(f"C{number:05d}" for number in numbers).values())


def _further(clients: int, each: int) -> list[str]:
    """The second page of long histories, and their filters."""
    paths = []
    for key in _long(clients, each)[:10]:
        before = Event.objects.filter(client=key).order_by("-pk").values_list("pk", flat=True)[50]
        paths += [f"/clients/{key}/evenements/?avant={before}", f"/clients/{key}/?nature=record"]
        paths += [
            f"/clients/{key}/?nature=exchange&du=01/01/2012",
            f"/clients/{key}/evenements/?avant={before}&nature=life",
        ]
    return paths


def _lists(browser: Browser, clock: Clock) -> list[Figure]:
    everything = list(lists.asked())
    by_sort = [
        _list(f"list by {sort}", [one for one in everything if one.sort == sort], browser, clock) for sort in SORTS
    ]
    searched = _list("list, searched", lists.searched(), browser, clock)
    with portfolios_closed():
        own = Browser(sampling.salesperson())
        some = [one for one in everything if not one.criteria.salesperson][::7]
        restricted = _list("list, own portfolio", some, own, clock)
    lines = [*by_sort, searched, restricted]
    return [*lines, total("**list, any filter × sort × depth**", lines, LIST)]


def _list(what: str, asked: Iterable[Asked], browser: Browser, clock: Clock) -> Figure:
    return _pages(what, (one.path for one in asked), browser, clock)
