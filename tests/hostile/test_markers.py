"""A marker in every text that a person can type: on every page, in every fragment and file it comes out as it was typed.

Escaped, never part of the page, never computed by a template, a typesetter or a spreadsheet.
"""

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import transaction
from openpyxl import load_workbook
from pypdf import PdfReader

from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.company.models import Company, Options
from carnet.jobs.models import Job, ScheduledRun
from carnet.ui.telling import Cookie
from tests.hostile.forms import ROWS, whole_record
from tests.hostile.values import MARKER, STRANGE
from tests.walks.doors import Doors
from tests.walks.knocking import address, data_of, text_of
from tests.walks.table import EMPTY_ROWS, TABLE, Line
from tests.walks.world import COLUMNS

pytestmark = pytest.mark.django_db
DIRECTION = COLUMNS[1]
FREE = {"name", "first_name", "partner_name", "partner_first_name", "trade_name", "legal_form", "service_code",
        "commitment_number", "origin", "payment_terms", "notes", "warning"}  # fmt: skip
FREE_OF_ROWS = {
    "phones": {"label"},
    "emails": {"label"},
    "addresses": {"street", "city", "country", "label", "access_notes"},
    "contacts": {"first_name", "name", "job_title"},
}
GETS = [line for line in TABLE if line.method == "GET" and not line.route.startswith("ui:")]


def marked_form() -> dict[str, Any]:
    data = whole_record() | dict.fromkeys(FREE, MARKER) | {"tags": MARKER, "naf": "", "force_reason": MARKER}
    for part, names in FREE_OF_ROWS.items():
        data |= {f"{part}-0-{name}": MARKER for name in names}
    return data


@pytest.fixture(scope="module")
def marked(doors: Doors) -> Iterator[Doors]:
    """Everybody's words are markers, in the record as in all that was done to it."""
    with transaction.atomic():
        doors.told = mark_everything(doors)
        yield doors
        doors.told = {}
        transaction.set_rollback(True)


def mark_everything(doors: Doors) -> dict[str, str]:
    """Returns what the last act told: every page that shows messages shows it."""
    world, browser = doors.world, doors.browser(DIRECTION)
    own = world.clients["own"]
    User.objects.exclude(username="alice").update(name=MARKER)
    Company.change(by=world.by, name=MARKER, street=MARKER, city=MARKER, legal_form=MARKER)
    Options.change(by=world.by, backup_folder="")
    Job.objects.update(title=MARKER, result={"message": MARKER, "refused": [[1, MARKER]]})
    ScheduledRun.objects.create(code="upkeep.backup", last_error=MARKER)
    version = Client.objects.get(pk=own).version
    posts = [
        (f"/clients/{own}/modifier/", marked_form() | {"version": version}),
        (f"/clients/{own}/noter/", {"code": "exchange.call_in", "text": MARKER}),
        (f"/clients/{own}/convertir/", {"reason": MARKER}),
        (f"/clients/{own}/reattribuer/", {"salesperson": world.people["denis"].pk, "reason": MARKER}),
        (f"/clients/{own}/pas-un-doublon/", {"other": world.clients["own twin"], "reason": MARKER}),
        (f"/clients/{own}/desactiver/", {"reason": "other", "note": MARKER}),
        (f"/clients/{own}/reactiver/", {}),
        # Entered though it looks like somebody: the reason, and the other's name, in the timeline.
        ("/clients/nouveau/", marked_form() | {"payer": f"#{own}", "syndic": f"#{own}"}),
    ]
    for where, data in posts:
        assert browser.post(where, data).status_code == 302, where
    return {Cookie.cookie_name: browser.cookies[Cookie.cookie_name].value}


class Page(HTMLParser):
    """What a browser would make of a page: no element, attribute or script comes from the marker."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.made: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if value == "xss" or "{{" in name or "xss" in name or "&" in name:
                self.made.append(f"<{tag} {name}={value}>")
            self.texts.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def seen(self) -> int:
        return sum(text.count("id=xss>") for text in self.texts)

    @property
    def computed(self) -> list[str]:
        """Each marker that is whole says {{7*7}}; a list may cut it, a template may not reckon it."""
        tails = [tail[:12] for text in self.texts for tail in text.split("id=xss>")[1:]]
        return [tail for tail in tails if "49" in tail or not "\"'&{{7*7}}".startswith(tail.rstrip("…")[:10])]


def assert_clean(answer: Any) -> Page:
    page = Page(text_of(answer))
    assert page.made == [] and page.computed == []
    return page


@pytest.mark.parametrize("line", GETS, ids=lambda line: line.route)
def test_on_every_page(marked: Doors, line: Line) -> None:
    browser = marked.browser(DIRECTION)
    answer = browser.get(address(marked, line, DIRECTION), data_of(marked, line, DIRECTION))
    text_of(answer)
    if "html" in answer["Content-Type"] and line.route != "jobs:file":
        page = assert_clean(answer)
        assert page.seen or line.route in {"clients:tab", "accounts:sign_in", "accounts:account", "company:first_start",
                                           "accounts:add", "clients:create", "clients:by_number", "clients:suggest",
                                           "catalogue:suggest", "jobs:news", "mail:attachment", "appointments:my_day"}  # fmt: skip


@pytest.mark.parametrize("where", ["/clients/?q=", "/clients/suggestions/?q=", "/clients/suggestions/?pour=choix&q=",
                                   "/clients/nouveau/?q=", "/clients/?etiquette=", "/connexion/?next="])  # fmt: skip
def test_when_it_is_searched(marked: Doors, where: str) -> None:
    for query in (MARKER, "id=xss", "7*7", "\"'><b id=xss>"):
        answer = marked.browser(DIRECTION).get(where.partition("?")[0], dict(pair_of(where, query)))
        assert_clean(answer)


def pair_of(where: str, query: str) -> Iterator[tuple[str, str]]:
    for pair in where.partition("?")[2].split("&"):
        name, _, value = pair.partition("=")
        yield name, value or query


def test_in_forms_that_are_refused(marked: Doors) -> None:
    browser, own = marked.browser(DIRECTION), marked.world.clients["own"]
    wrong = marked_form() | {"siren": MARKER, "website": MARKER, "phones-0-number": MARKER, "emails-0-address": MARKER,
                             "addresses-0-postcode": MARKER, "birth_date": MARKER, "payer": MARKER, "naf": MARKER}  # fmt: skip
    refused = [
        ("/clients/nouveau/", wrong, 422),
        ("/clients/nouveau/", marked_form() | {"force_reason": ""}, 422),  # it looks like the one of before
        (f"/clients/{own}/modifier/", wrong | {"version": "1"}, 422),
        (f"/clients/{own}/modifier/", marked_form() | {"version": "1", "origin": "autre"}, 409),
        (f"/clients/{own}/noter/", {"code": MARKER, "text": MARKER}, 422),
        (f"/clients/{own}/desactiver/", {"reason": MARKER, "replaced_by": MARKER, "note": MARKER}, 422),
        (f"/clients/{own}/reattribuer/", {"salesperson": MARKER, "reason": MARKER}, 422),
        ("/clients/ressemblances/", marked_form(), 200),
        ("/utilisateurs/nouveau/", {"name": MARKER, "username": MARKER, "email": MARKER, "role": MARKER}, 422),
        ("/reglages/", {"company-name": MARKER, "company-siret": MARKER, "options-number_mask": MARKER}, 422),
        ("/connexion/", {"identifier": MARKER, "password": MARKER, "next": MARKER}, 302),
    ]
    for where, data, status in refused:
        answer = browser.post(where, data)
        assert answer.status_code == status, where
        assert assert_clean(answer).seen or status == 302 or "desactiver" in where, where


def test_in_the_messages_of_acts(marked: Doors) -> None:
    """Undo, deletion, a fragment for htmx: the name is in the sentence."""
    browser, twin = marked.browser(DIRECTION), marked.world.clients["own twin"]
    Client.change({twin: {"name": MARKER}}, by=marked.world.by)
    assert browser.post(f"/clients/{twin}/supprimer/").status_code == 302
    assert assert_clean(browser.get("/clients/")).seen
    assert_clean(browser.get("/clients/suggestions/", {"q": "xss"}, headers={"HX-Request": "true"}))


def exported(doors: Doors, code: str) -> bytes:
    answer = doors.browser(DIRECTION).post("/clients/exporter/", {"format": code, "etat": "tous"})
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
    return bytes(answer.content)


@pytest.mark.parametrize("code", ["csv", "csv-rfc4180"])
def test_in_a_table(marked: Doors, code: str) -> None:
    text = exported(marked, code).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if code == "csv" else ","))
    assert any(MARKER in row for row in rows), "a cell is the marker, whole and alone"
    assert len({len(row) for row in rows}) == 1, "no cell began another one"


def test_in_a_workbook(marked: Doors) -> None:
    book = load_workbook(io.BytesIO(exported(marked, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == MARKER for cell in cells)
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_in_a_list_on_paper(marked: Doors) -> None:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(exported(marked, "pdf"))).pages)
    assert "<b id=xss>" in text and "49}}" not in text


def test_in_a_history_on_paper(marked: Doors) -> None:
    answer = marked.browser(DIRECTION).get(f"/clients/{marked.world.clients['own']}/historique.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert answer.status_code == 200 and text.count("id=xss") > 10


def test_in_a_card(marked: Doors) -> None:
    """One card a client: a line of the name cannot begin another card or property."""
    Client.change(
        {marked.world.clients["own twin"]: {"notes": "a\nEND:VCARD\nBEGIN:VCARD\nFN:Faux"}}, by=marked.world.by
    )
    cards = exported(marked, "vcard").decode()
    assert cards.count("BEGIN:VCARD\r\n") == Client.objects.visible_to(marked.world.people["alice"]).count()
    assert "\r\nFN:Faux" not in cards


@pytest.mark.parametrize("code", ["csv", "csv-rfc4180", "xlsx"])
def test_a_formula_stays_asleep_in_a_file(doors: Doors, code: str) -> None:
    for index, text in enumerate(("=1+1", "+1", "-1", "@SUM(1)", " =1+1", "＝1", "=cmd|' /C calc'!A0")):
        Client.change({doors.world.clients["own"]: {"name": text, "origin": text}}, by=doors.world.by, reasons={})
        content = exported(doors, code)
        if code == "xlsx":
            cells = [cell for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row]
            assert [cell.value for cell in cells if cell.data_type == "f"] == [], index
        else:
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";" if code == "csv" else ",")
            risky = [cell for row in rows for cell in row if cell.strip()[:1] in {"=", "@", "＝"} or cell[:2] == "+1"]
            assert risky == [], text


@pytest.mark.parametrize("name", ["chinese", "arabic", "emoji", "private use", "accents apart", "zero width", "typesetting",
                                  "right to left", "lines", "500 letters"])  # fmt: skip
def test_strange_text_comes_out_on_every_paper(doors: Doors, name: str) -> None:
    """Letters that our font has not are shown as a sign, or drawn by another font: never a page that breaks."""
    own, browser = doors.world.clients["own"], doors.browser(DIRECTION)
    text = STRANGE[name]
    typed = EMPTY_ROWS | {"kind": "person", "name": "Abadie" + text[:60], "version": version_of(own), "notes": text}
    status = browser.post(f"/clients/{own}/modifier/", typed).status_code
    assert status in {302, 422}
    browser.post(f"/clients/{own}/noter/", {"code": "exchange.note", "text": text})
    for where in (f"/clients/{own}/", f"/clients/{own}/historique.pdf"):
        assert browser.get(where).status_code == 200, where
    for code in ("xlsx", "pdf", "vcard"):
        assert browser.post("/clients/exporter/", {"format": code}).status_code == 200, code


def version_of(client_id: int) -> int:
    return Client.objects.get(pk=client_id).version


def test_every_text_of_the_record_was_marked(marked: Doors) -> None:
    """A field added later to the form comes here, or fails."""
    kinds = {"kind", "status", "civility", "salesperson", "syndic", "payer", "siren", "siret", "vat_number", "naf",
             "birth_date", "website", "without_email", "tags", "force_reason"}  # fmt: skip
    assert {name for name in whole_record() if "-" not in name} - kinds == FREE
    checked = {"phones": {"number"}, "emails": {"address"}, "addresses": {"role", "postcode", "insee"},
               "contacts": {"civility", "role", "phone", "email"}}  # fmt: skip
    for part, row in ROWS.items():
        assert set(row) - checked[part] == FREE_OF_ROWS[part]
    record = Client.objects.with_parts().get(pk=marked.world.clients["own"])
    assert [name for name in FREE if getattr(record, name) != MARKER] == []
    for part, names in FREE_OF_ROWS.items():
        row = getattr(record, part).all()[0]
        assert [name for name in names if getattr(row, name) != MARKER] == []
    assert [tag.name for tag in record.tags.all()] == [MARKER]
