"""`carnet bench documents`: what answers cost with half a million documents: home pages, lists, agenda, accounts, cases.

Its file is loaded with `--documents`.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.aftersales import listing as cases
from carnet.aftersales.models import Case
from carnet.bench.browser import Browser
from carnet.bench.browser import measure as measure_page
from carnet.bench.costs import Clock, Figure, total
from carnet.bench.search import portfolios_closed
from carnet.clients.tabs import TABS
from carnet.deliveries import listing as deliveries
from carnet.invoices import listing as invoices
from carnet.invoices.models import Invoice
from carnet.kernel.errors import Refused
from carnet.lists.keyset import sorting
from carnet.orders import listing as orders
from carnet.quotes import listing as quotes
from carnet.quotes.models import Quote

HOME, CLIENT, LIST, SUGGESTIONS = 40.0, 25.0, 30.0, 15.0
FAR = 0.9
# address, what it lists, its criteria
_LISTS: tuple[tuple[str, str, Any], ...] = (
    ("/devis/", "quotes", quotes),
    ("/factures/", "invoices", invoices),
    ("/commandes/", "orders", orders),
    ("/livraisons/", "delivery notes", deliveries),
)
_WORDS = ("fenêtres", "martin", "dupont escalier", "2024-01")


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    if not Quote.objects.exists():
        raise Refused("Aucun document : lancez d’abord carnet bench load avec --documents.")
    office = Browser(_of(Role.DIRECTION))
    large = _large_accounts(min(each, 10))
    return [
        *_homes(clock),
        *_client_pages(office, clock, large),
        *_lists(office, clock),
        *_agenda(office, clock),
        _pages("statement of account", (f"/factures/comptes/{key}/" for key in large), office, clock),
        _pages("reminders to send", ["/factures/relances/"], office, clock),
        _pages("search of a document number", _numbers(each), office, clock, SUGGESTIONS),
        *_cases(office, clock),
        _pages("a quote", (f"/devis/{key}/" for key in _some(Quote.objects.all(), each)), office, clock),
        _pages("an invoice", (f"/factures/{key}/" for key in _some(Invoice.objects.all(), each)), office, clock),
    ]


def _of(role: str) -> User:
    found: User = User.objects.filter(role=role, is_active=True).earliest("pk")
    return found


def _pages(what: str, paths: Iterable[str], browser: Browser, clock: Clock, budget: float | None = None) -> Figure:
    figure = Figure(what, budget)
    for path in paths:
        measure_page(browser, clock, figure, path)
    return figure


def _homes(clock: Clock) -> list[Figure]:
    found = [_pages(f"home, {role.label.lower()}", ["/"], Browser(_of(role)), clock, HOME) for role in Role]
    with portfolios_closed():
        own = _pages("home, commercial, own portfolio alone", ["/"], Browser(_of(Role.SALESPERSON)), clock, HOME)
    return [*found, own]


def _large_accounts(count: int) -> list[int]:
    """Those with the most documents."""
    rows = Quote.objects.values("client").annotate(count=Count("pk")).order_by("-count", "client")
    return [row["client"] for row in rows[:count]]


def _client_pages(browser: Browser, clock: Clock, keys: list[int]) -> list[Figure]:
    page = _pages("client with 200 documents", (f"/clients/{key}/" for key in keys), browser, clock, CLIENT)
    tabs = [
        _pages(f"· its tab {tab.code}", (f"/clients/{key}/{tab.code}/" for key in keys), browser, clock)
        for tab in TABS
        if tab.code != "evenements"
    ]
    return [page, *tabs]


def _lists(browser: Browser, clock: Clock) -> list[Figure]:
    found = []
    for address, what, listing in _LISTS:
        lines = [_pages(f"{what} by {sort}", paths, browser, clock, LIST) for sort, paths in _sorted(address, listing)]
        words = (f"{address}?{urlencode({'q': word})}" for word in _WORDS)
        found += [*lines, _pages(f"{what}, words", words, browser, clock, LIST)]
        found.append(total(f"**{what}, any filter × sort × depth**", found[-len(lines) - 1 :], LIST))
        with portfolios_closed():
            own = Browser(_of(Role.SALESPERSON))
            found.append(_pages(f"{what}, own portfolio alone", [address], own, clock, LIST))
    return found


def _sorted(address: str, listing: Any) -> Iterator[tuple[str, list[str]]]:
    """Each sort with every filter; by its first page, and far into the wide ones."""
    seller = str(_of(Role.SALESPERSON).pk)
    user = _of(Role.DIRECTION)
    since = timezone.localdate() - timedelta(days=365)
    filters: list[dict[str, str]] = [{}, {"commercial": seller}, {"commercial": "aucun"}]
    filters += [{"etat": code} for code, _ in listing.Criteria.STATES]
    filters += [{"etat": code, "commercial": seller} for code, _ in listing.Criteria.STATES[::2]]
    filters += [{"du": f"{since:%d/%m/%Y}"}, {"du": "01/03/2019", "au": "31/03/2019"}]
    for sort in listing.SORTS:
        asked = [{**one, "tri": sort} for one in filters]
        asked += [{**one, "suite": _cursor(listing, one, user)} for one in asked if "au" not in one]
        yield sort, [f"{address}?{urlencode(one)}" for one in asked]


def _cursor(listing: Any, asked: dict[str, str], user: User) -> str:
    """The row that is at nine tenths of this list."""
    criteria = listing.Criteria.read(asked)
    found = criteria.documents(user)
    rank = int(found.count() * FAR)
    keys = criteria.order.on(found).order_by(*sorting(criteria.order)).values_list("pk", flat=True)[rank : rank + 1]
    return str(next(iter(keys), ""))


def _agenda(browser: Browser, clock: Clock) -> list[Figure]:
    today = timezone.localdate()
    days = [today, today - timedelta(days=400), today + timedelta(days=20)]
    return [
        _pages(f"agenda, {view}", (f"/agenda/?vue={view}&jour={day:%Y-%m-%d}" for day in days), browser, clock, LIST)
        for view in ("semaine", "jour", "equipe", "mois", "liste")
    ]


def _cases(browser: Browser, clock: Clock) -> list[Figure]:
    states = ("", "tous", "closed", "planned", "open")
    paths = [f"/sav/?{urlencode({'etat': state})}" for state in states]
    paths += ["/sav/?retard=1", "/sav/?q=martin&etat=tous", "/sav/?garantie=non&etat=tous"]
    paths += [f"/sav/?etat=tous&tri={sort}" for sort in cases.SORTS]
    pages = (f"/sav/{key}/" for key in _some(Case.objects.all(), 10))
    return [_pages("cases", paths, browser, clock, LIST), _pages("a case", pages, browser, clock)]


def _some(rows: Any, count: int) -> list[int]:
    """Spread over all of them."""
    last = rows.order_by("-pk").values_list("pk", flat=True).first() or 0
    wanted = [last * at // (count + 1) for at in range(1, count + 1)]
    return [
        key for at in wanted if (key := rows.filter(pk__gte=at).order_by("pk").values_list("pk", flat=True).first())
    ]


def _numbers(count: int) -> list[str]:
    """Numbers of quotes and invoices, whole and by their end, as one types them."""
    quotes_ = Quote.objects.filter(pk__in=_some(Quote.objects.exclude(number=None), count)).values_list(
        "number", flat=True
    )
    invoices_ = Invoice.objects.filter(pk__in=_some(Invoice.objects.exclude(number=None), count))
    typed = [*quotes_, *invoices_.values_list("number", flat=True)]
    typed += [(number or "").lower().replace("-", " ") for number in typed[::3]]
    return [f"/clients/suggestions/?{urlencode({'q': number})}" for number in typed if number]
