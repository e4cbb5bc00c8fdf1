"""Numbers that no row bears, methods that an address does not know, clients that nobody may see any more."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client as Browser
from django.urls import reverse

from carnet.accounts.models import User
from tests.digest import database_digest
from tests.walks.doors import Doors
from tests.walks.knocking import address, text_of
from tests.walks.routes import Route, routes
from tests.walks.table import TABLE
from tests.walks.world import COLUMNS

pytestmark = pytest.mark.django_db
NOBODY_S_NUMBERS = [0, 2**31, 2**63 - 1, 2**63, 10**30]
NOBODY_S_WORDS = ["C99999", "'; DROP TABLE", "..%2F..", "\u202e", "x" * 2_000, "{{7*7}}", "%"]
# Answers that say « over » instead of « unknown ».
NOT_A_404 = {"accounts:invitation": 410}
DIRECTION = COLUMNS[1]
GETS = [line for line in TABLE if line.method == "GET" and not line.route.startswith("ui:")]


def with_arguments() -> list[Route]:
    return [route for route in routes() if route.converters and not route.name.startswith("ui:")]


def asked(browser: Browser, address: str) -> dict[str, int]:
    """Both methods, whatever the address knows: a page or a refusal, no crash."""
    return {method: getattr(browser, method)(address).status_code for method in ("get", "post")}


@pytest.mark.postgresql
@pytest.mark.parametrize("route", with_arguments(), ids=lambda route: route.name)
def test_a_number_that_nobody_bears_leads_nowhere(doors: Doors, route: Route) -> None:
    browser, before = doors.browser(DIRECTION), database_digest()
    values = NOBODY_S_NUMBERS if "IntConverter" in route.converters.values() else NOBODY_S_WORDS
    for value in values:
        arguments = {name: value if kind != "SlugConverter" else "x" for name, kind in route.converters.items()}
        for method, status in asked(browser, reverse(route.name, kwargs=arguments)).items():
            assert status in {NOT_A_404.get(route.name, 404), 405}, f"{method} {value}"
    assert database_digest() == before


@pytest.mark.parametrize("path", ["/clients/-1/", "/clients/1e3/", "/clients/٣/", "/clients/1.0/", "/clients/+1/modifier/",
                                  "/clients/0x10/", "/travaux/-1/", "/utilisateurs/-1/", "/clients/%F0%9F%98%80/"])  # fmt: skip
def test_what_is_no_number_leads_nowhere(doors: Doors, path: str) -> None:
    assert set(asked(doors.browser(DIRECTION), path).values()) == {404}


@pytest.mark.parametrize("line", GETS, ids=lambda line: line.route)
def test_other_methods_write_nothing(doors: Doors, line: Any) -> None:
    """HEAD is GET without a body, or is refused; nothing else exists."""
    browser, before = doors.browser(DIRECTION), database_digest()
    where = address(doors, line, DIRECTION)
    there = browser.get(where, line.data)
    text_of(there)
    head = browser.head(where, line.data)
    assert head.status_code in {there.status_code, 405} and text_of(head) == ""
    for method in ("put", "patch", "delete", "options", "trace"):
        status = getattr(browser, method)(where).status_code
        assert status in {405, 404} or line.route == "health", method
    assert database_digest() == before


def test_a_client_awaiting_erasure_is_seen_by_direction_alone(doors: Doors) -> None:
    address = reverse("clients:page", args=[doors.world.awaiting_erasure])
    told = {column.title: doors.browser(column).get(address).status_code for column in COLUMNS[1:]}
    assert told == {column.title: 200 if column is DIRECTION else 404 for column in COLUMNS[1:]}


def test_a_deleted_client_is_seen_by_nobody(doors: Doors) -> None:
    for column in COLUMNS[1:]:
        browser, before = doors.browser(column), database_digest()
        for line in TABLE:
            if set(line.args) == {"client_id"}:
                address = reverse(line.route, args=[doors.world.binned])
                answer = getattr(browser, line.method.lower())(address)
                assert answer.status_code in {403, 404}, f"{column.title}: {line.title}"
        assert database_digest() == before


def test_whose_account_is_closed_is_out_at_once(doors: Doors) -> None:
    column = COLUMNS[3]
    assert doors.browser(column).get("/clients/").status_code == 200
    with transaction.atomic():
        User.objects.get(username=column.username).close(by=doors.world.by)
        assert doors.browser(column).get("/clients/").status_code == 302
        assert doors.browser(column, headers={"HX-Request": "true"}).get("/clients/suggestions/").status_code == 401
        transaction.set_rollback(True)
