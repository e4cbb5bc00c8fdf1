"""The home page of each role: every number is that of the list behind it, and its queries do not grow with the file."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import urlencode

from carnet.accounts.actor import Actor, Source, system
from carnet.accounts.models import Role, User
from carnet.aftersales.models import Case
from carnet.aftersales.models.case import Complaint
from carnet.clients.models import Client
from carnet.dashboard import summary
from carnet.duplicates.models import Suspicion
from carnet.invoices.models import Invoice
from carnet.kernel.numbers import decimal_of
from carnet.orders.models import Order
from carnet.quotes.models import Quote

# « 12 factures », « Plus de 100 paires »: the number that a link bears.
NUMBER = re.compile(r'<a href="([^"]+)">\s*(?:Plus de )?(\d+)(?:\s[^\d<][^<]*)?</a>')
AMOUNT = re.compile(r'<a href="(/factures/[^"]+)">(-?[\d\s]+,\d\d)\s€</a>')
TILE = re.compile(r'aria-labelledby="tuile-([\w.]+)"(.*?)</section>', re.S)


@pytest.fixture
def home(sold: None) -> None:
    """Something in every tile: late invoices, quotes forgotten, orders to deliver, cases, look-alikes."""
    day = timezone.localdate() - timedelta(days=20)
    Quote.objects.filter(state="expired", pk__lte=30).update(
        state="sent", date=day, valid_until=day + timedelta(days=30)
    )
    summary.rebuild()
    people = {role: User.objects.filter(role=role).earliest("pk") for role in Role}
    Order.objects.filter(pk__lte=40).update(state="partial")
    for role in (Role.TECHNICIAN, Role.SALESPERSON, Role.SECRETARY):
        asked = Complaint("Le volet reste bloqué.", covered=False, why="Hors garantie.", person=people[role].pk)
        Case.open(Client.objects.earliest("pk").pk, asked, by=system())
    first, second, third = Client.objects.order_by("pk").values_list("pk", flat=True)[:3]
    for one, other in ((first, second), (first, third)):
        Suspicion.objects.create(first_id=one, second_id=other, score=0.9, found_at=timezone.now())


def opened(role: str) -> Browser:
    browser = Browser()
    browser.force_login(User.objects.filter(role=role).earliest("pk"))
    return browser


def numbers(page: str) -> Iterator[tuple[str, str, int]]:
    for tile, content in TILE.findall(page):
        for address, number in NUMBER.findall(content):
            yield tile, unescape(address), int(number)


@pytest.mark.postgresql
def test_every_number_of_every_role_is_that_of_its_list(home: None) -> None:
    for role in Role.values:
        browser = opened(role)
        page = browser.get("/").content.decode()
        found = list(numbers(page))
        wrong = [(tile, address, number) for tile, address, number in found if listed(browser, address) != number]
        assert wrong == [], role
        for address, amount in AMOUNT.findall(page):
            rows = browser.get(unescape(address)).context["page"].rows
            assert sum(one.sign * one.total_excl for one in rows) == decimal_of(amount), address
        assert WANTED[Role(role)] <= {tile for tile, _, _ in found}, role


OFFICE = {"quotes.follow_up", "orders.to_deliver", "invoices.late", "aftersales.waiting", "dashboard.sales"}
WANTED = {
    Role.DIRECTION: {*OFFICE, "duplicates.waiting"},
    Role.SECRETARY: OFFICE,
    Role.SALESPERSON: {"aftersales.waiting", "dashboard.sales"},
    Role.TECHNICIAN: {"aftersales.waiting"},
    Role.ACCOUNTANT: {"invoices.late", "dashboard.sales"},
}


def listed(browser: Browser, address: str) -> int:
    """The rows of a list, its pages one after the other."""
    answer = browser.get(address)
    assert answer.status_code == 200, address
    context: Any = answer.context
    if "page" in context and hasattr(context["page"], "paginator"):
        return int(context["page"].paginator.count)
    if "page" in context:
        return int(context["page"].count)
    return len(context["cases"])


def test_the_queries_of_a_home_page_do_not_grow(home: None) -> None:
    for role in Role.values:
        browser = opened(role)
        browser.get("/")
        with CaptureQueriesContext(connection) as before:
            browser.get("/")
        for quote in Quote.objects.filter(state="refused")[:20]:
            Quote.objects.filter(pk=quote.pk).update(state="sent", date=timezone.localdate() - timedelta(days=20))
        with CaptureQueriesContext(connection) as after:
            browser.get("/")
        assert len(after) <= len(before) + 1, role  # the count, once a tile is full
        assert len(after) <= 27, (role, len(after))


def plainly() -> dict[Any, tuple[int, int, Any, Any]]:
    """Sales by month and person, added up document by document."""
    found: dict[Any, list[Any]] = {}
    for quote in Quote.objects.exclude(state="draft"):
        row = found.setdefault((quote.date.replace(day=1), quote.salesperson_id), [0, 0, 0, 0])
        row[0] += 1
        if quote.is_accepted:
            row[1] += 1
            row[2] += quote.total_excl
    for invoice in Invoice.objects.exclude(number=None):
        row = found.setdefault((invoice.date.replace(day=1), invoice.salesperson_id), [0, 0, 0, 0])
        row[3] += invoice.sign * invoice.total_excl
    return {key: tuple(row) for key, row in found.items()}  # type: ignore[misc]


def summed() -> dict[Any, tuple[int, int, Any, Any]]:
    first, last = timezone.localdate() - timedelta(days=5_000), timezone.localdate() + timedelta(days=1)
    rows = summary.between(first, last)
    return {key: (one.quotes, one.signed, one.signed_excl, one.excl) for key, one in rows.items()}


@pytest.mark.postgresql
def test_the_summary_of_sales_is_the_sum_of_documents_whatever_happened_since_the_night(sold: None) -> None:
    assert summed() == plainly()
    direction = Actor(User.objects.filter(role=Role.DIRECTION).earliest("pk"), Source.SCREEN)
    quote = Quote.objects.filter(state="expired").latest("pk")
    quote.prolong(timezone.localdate(), by=direction)
    quote.accept(by=direction, means="typed", name="Mme Martin")
    assert quote.date < timezone.localdate()
    assert summed() == plainly()
    signed = Quote.objects.filter(state="accepted", orders=None).exclude(pk=quote.pk).latest("pk")
    signed.cancel_acceptance(by=direction, because="Le client renonce")
    asked = {"subject": "Suite", "signed_at": "premises", "nature": "goods"}
    Quote.draft(quote.client_id, asked, quote.plain_lines(), by=direction).send(by=direction)
    assert summed() == plainly()
    assert summary.agrees(repair=False) == []
    summary.rebuild()
    assert summed() == plainly()
    assert summary.agrees(repair=False) == []
    summary.Day.objects.filter(excl__gt=0).update(excl=1)
    assert "verify --repair" in summary.agrees(repair=False)[0]
    assert summary.agrees(repair=True) == [] and summed() == plainly()


def test_a_sum_that_floats_would_leave_crooked_is_said_to_the_cent(sold: None) -> None:
    one, other = Quote.objects.filter(state="accepted")[:2]
    day = {"date": one.date, "salesperson": one.salesperson, "updated_at": one.updated_at}
    Quote.objects.exclude(pk__in=(one.pk, other.pk)).filter(date=one.date).update(date=one.date - timedelta(days=1))
    for quote, total in ((one, "11994.88"), (other, "-12914.00")):
        Quote.objects.filter(pk=quote.pk).update(total_excl=total, **day)
    assert summary.computed(Q(date=one.date))[one.date, one.salesperson_id].signed_excl == decimal_of("-919,12")
    summary.rebuild()
    assert summary.agrees(repair=False) == []


def test_a_new_firm_is_told_what_will_come(clients: None) -> None:
    page = opened(Role.DIRECTION).get("/").content.decode()
    assert "dès le premier devis envoyé" in page and "Faire un devis" in page


def test_one_s_own_sales_alone_when_portfolios_are_closed(sold: None) -> None:
    from carnet.bench.search import portfolios_closed

    seller = User.objects.filter(role=Role.SALESPERSON).earliest("pk")
    with portfolios_closed():
        page = opened(Role.SALESPERSON).get("/").content.decode()
    asked = urlencode({"commercial": seller.pk})
    sales = dict(TILE.findall(page))["dashboard.sales"]
    assert "Par commercial" not in sales
    assert all(asked in address for _, address, _ in numbers(page) if "/devis/" in address)
