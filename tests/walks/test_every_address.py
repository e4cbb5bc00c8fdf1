"""Every address × every person: what the table says, and nothing else. After a refusal the base is as it was."""

import pytest

from tests.digest import database_digest
from tests.walks.doors import Doors
from tests.walks.knocking import Knock, address, data_of, knock
from tests.walks.routes import routes
from tests.walks.table import TABLE, Line
from tests.walks.world import COLUMNS, SECRETS

pytestmark = pytest.mark.django_db
# The addresses of clients are where the engines could differ.
LINES = pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, id=line.title, marks=[pytest.mark.postgresql] if line.route.startswith("clients:") else [])
        for line in TABLE
    ],
)
# The style guide is not served by an installation: it is only in the table.
SERVED = pytest.mark.parametrize(
    "line", [line for line in TABLE if not line.route.startswith("ui:")], ids=lambda line: line.title
)
PUBLIC = {"health", "accounts:sign_in", "accounts:sign_in_as", "accounts:sign_out", "accounts:invitation",
          "company:first_start", "appointments:feed", "appointments:worker"}  # fmt: skip


def test_every_address_of_the_site_is_in_the_table() -> None:
    known, served = {line.route for line in TABLE}, {route.name for route in routes()}
    assert served - known == set(), "these addresses have no line in tests/walks/table.py"
    assert known - served == set(), "these lines are about addresses that no longer exist"


def test_the_table_has_one_word_a_column() -> None:
    assert [line.title for line in TABLE if len(line.expected) != len(COLUMNS)] == []


def test_only_these_addresses_open_to_a_stranger() -> None:
    open_ones = {line.route for line in TABLE if line.expected[0] != "in"}
    assert open_ones == PUBLIC


@LINES
def test_each_person_gets_what_the_table_says(doors: Doors, line: Line) -> None:
    told = {}
    # The style guide is the same for everybody who is signed in.
    columns = COLUMNS[:2] if line.route.startswith("ui:") else COLUMNS
    for column, expected in zip(columns, line.expected, strict=False):
        found = knock(doors, line, column)
        told[column.title] = found.outcome
        if expected not in {"did"}:
            assert not found.wrote, f"{column.title}: something was written"
        if line.method == "GET":
            assert not found.wrote
        if column.visibility == "own":
            assert_tells_nothing(found)
        if column.username:
            assert_is_guarded(found)
    assert told == {column.title: expected for column, expected in zip(columns, line.expected, strict=False)}


def assert_tells_nothing(found: Knock) -> None:
    """Whatever the way out: page, fragment, file, message of a refusal."""
    assert [word for word in SECRETS if word in found.text] == []


def assert_is_guarded(found: Knock) -> None:
    """Nothing behind the sign-in is kept by a browser or a proxy; no script of elsewhere runs on it."""
    headers = found.answer.headers
    assert "no-store" in headers["Cache-Control"] and "private" in headers["Cache-Control"]
    policy = headers["Content-Security-Policy"]
    if "script-src" in policy:
        assert "script-src 'self';" in policy + ";" and "unsafe" not in policy
    else:  # a file: nothing at all runs in it
        assert "default-src 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert "HX-Request" in headers["Vary"]


@SERVED
def test_a_fragment_is_refused_as_a_page_is(doors: Doors, line: Line) -> None:
    """htmx: 401 and the way to the sign-in, a toast for a refusal; never a page in the middle of a screen."""
    for column, expected in ((COLUMNS[0], line.expected[0]), (COLUMNS[6], line.expected[6])):
        found = knock(doors, line, column, **{"HX-Request": "true", "HX-Current-URL": "http://testserver/clients/"})
        assert found.outcome == expected
        if expected == "in":
            assert found.answer.status_code == 401
            assert found.answer["HX-Redirect"].startswith("/connexion/?next=")
        if expected in {"no", "--"}:
            assert "<html" not in found.text and found.answer["HX-Retarget"] == "#messages"


@SERVED
def test_a_post_without_its_token_is_refused(doors: Doors, line: Line) -> None:
    for column in COLUMNS[:2]:
        browser = doors.browser(column, enforce_csrf_checks=True)
        where, data = address(doors, line, column), data_of(doors, line, column)
        before = database_digest()
        answer = browser.post(where, data)
        assert answer.status_code == 403 and "Page trop ancienne" in answer.content.decode()
        assert database_digest() == before
