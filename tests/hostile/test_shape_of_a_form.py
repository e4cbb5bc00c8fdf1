"""Forms that no page of ours would send: counters that lie, rows of somebody else, fields by thousands, bodies that are no form."""

from typing import Any

import pytest
from django.utils.http import urlencode

from carnet.clients.models import Client, Email, Phone
from tests.hostile.forms import FORMS, TITLES, Form
from tests.hostile.sending import Sender

pytestmark = pytest.mark.django_db
NEW, CHANGE, ALIKE = (TITLES[title] for title in ("client, new", "client, changed", "look-alikes"))
RECORD_FORMS = pytest.mark.parametrize("form", [NEW, CHANGE, ALIKE], ids=lambda form: form.title)
COUNTS = ["-1", "1000000000", "1e9", "", "abc", "1" + "0" * 30, "31", "1001", "NaN", "0x10", "1.5", "٣"]
KNOWN_KEYS = {name for form in FORMS if form.method == "get" for name in form.data}
POSTED = [form for form in FORMS if form.method == "post"]


@pytest.mark.parametrize("value", COUNTS)
def test_a_counter_of_rows_that_lies(sender: Sender, value: str) -> None:
    for form in (NEW, CHANGE):
        for counter in ("TOTAL_FORMS", "INITIAL_FORMS", "MAX_NUM_FORMS"):
            part = "phones" if form is NEW else "addresses"
            sent = sender.send(form, **{f"{part}-{counter}": value})
            sent.assert_whole(f"{part}-{counter}={value}")
            assert len(sent.text) < 1_000_000


@RECORD_FORMS
@pytest.mark.parametrize("part", ["phones", "emails", "addresses", "contacts"])
def test_rows_without_their_counters(sender: Sender, form: Form, part: str) -> None:
    data = {name: value for name, value in form.filled(sender.doors.world).items() if not name.startswith(f"{part}-")}
    sent = sender.send(form, data)
    sent.assert_whole(part)
    assert not sent.wrote, "rows nobody sent must not be taken for rows taken away"


@RECORD_FORMS
@pytest.mark.parametrize(
    "value", ["0", "-1", "99999999", "9223372036854775807", "9223372036854775808", "1e3", "x", "1,2"]
)
def test_a_row_that_is_not_there(sender: Sender, form: Form, value: str) -> None:
    sender.send(form, **{"phones-0-id": value}).assert_whole(value)


@pytest.mark.postgresql
def test_a_row_of_somebody_else_is_not_touched(sender: Sender) -> None:
    """The key of another client's telephone in the form of mine: neither changed, nor moved, nor taken away."""
    theirs = Phone.objects.filter(client_id=sender.doors.world.clients["other"]).get()
    for changes in ({"phones-0-number": "06 39 98 99 99"}, {"phones-0-DELETE": "on"}, {"phones-INITIAL_FORMS": "1"}):
        for form in (NEW, CHANGE):
            sender.send(form, **{"phones-0-id": str(theirs.pk)}, **changes).assert_whole()
            # Inside the act too, before anything is undone:
    own = sender.doors.world.clients["own"]
    Client.change({own: {"phones": [{"id": theirs.pk, "number": "06 39 98 99 99"}]}}, by=sender.doors.world.by)
    assert list(Phone.objects.filter(pk=theirs.pk).values_list("client_id", "number")) == [
        (theirs.client_id, theirs.number)
    ]
    assert Phone.objects.filter(client_id=own).exclude(pk=theirs.pk).count() == 1


def test_the_same_row_twice_is_one_row(sender: Sender) -> None:
    own = sender.doors.world.clients["own"]
    mine = Phone.objects.get(client_id=own)
    row = {"id": str(mine.pk), "number": "06 39 98 11 11", "DELETE": ""}
    rows = {f"phones-{i}-{name}": value for i in (0, 1) for name, value in row.items()}
    sent = sender.send(CHANGE, **{"phones-TOTAL_FORMS": "2", "phones-INITIAL_FORMS": "2"}, **rows)
    sent.assert_whole()


@pytest.mark.parametrize("version", ["", "0", "-1", "2", "999999999", "99999999999999999999", "1e9", "x", "١"])
def test_a_version_nobody_gave_never_overwrites(sender: Sender, version: str) -> None:
    current = Client.objects.get(pk=sender.doors.world.clients["own"]).version
    sent = sender.send(CHANGE, version=version)
    assert sent.status == (302 if version == str(current) else 409)
    assert sent.wrote == (version == str(current))


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("salesperson", ["0", "-1", "999999", "99999999999999999999", "alice", "1.0"]),
        ("syndic", ["#0", "#-1", "#99999999999999999", "#", "#9223372036854775808", "C00001", "#٣", "%", "#1 OR 1=1"]),
        ("payer", ["#{own}"]),
        ("kind", ["robot", "", "PERSON"]),
        ("addresses-0-role", ["moon", "MAIN"]),
        ("addresses-0-insee", ["49099'", "99999", "2Z001", "4909"]),
        ("contacts-0-role", ["king"]),
        ("theirs", ["name", "__class__", "id"]),
        ("without_email", ["maybe", "0"]),
    ],
)
def test_a_choice_that_was_not_offered(sender: Sender, field: str, values: list[str]) -> None:
    for value in values:
        told = value.format(own=sender.doors.world.clients["own"])
        for form in (CHANGE, ALIKE):
            sender.send(form, **{field: told}).assert_whole(f"{field}={told}")


@pytest.mark.parametrize("form", POSTED, ids=lambda form: form.title)
def test_a_list_in_place_of_a_value(sender: Sender, form: Form) -> None:
    doubled = {name: [value, "autre", ""] for name, value in form.filled(sender.doors.world).items()}
    sender.send(form, doubled).assert_whole()


@pytest.mark.parametrize("form", POSTED, ids=lambda form: form.title)
def test_thousands_of_fields(sender: Sender, form: Form) -> None:
    many: dict[str, Any] = {f"phones-{n}-number": "02 61 91 00 00" for n in range(2_100)}
    sent = sender.send(form, **many)
    assert sent.status == 400 and not sent.wrote


@pytest.mark.parametrize("form", POSTED, ids=lambda form: form.title)
def test_nothing_at_all(sender: Sender, form: Form) -> None:
    sender.send(form, {}).assert_whole()


BODIES = {
    "json list": (b"[null,null]", "application/json"),
    "json object": (b'{"kind": "person", "name": ["Martin"]}', "application/json"),
    "deep json": (b"[" * 100_000, "application/json"),
    "not utf-8": (b"kind=person&name=\xff\xfe\x80", "application/x-www-form-urlencoded"),
    "percent not utf-8": (b"kind=person&name=%ff%fe%ed%a0%80", "application/x-www-form-urlencoded"),
    "half a percent": (b"kind=person&name=%", "application/x-www-form-urlencoded"),
    "surrogate by utf-7": (
        b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-\r\n--x--\r\n',
        "multipart/form-data; boundary=x; charset=utf-7",
    ),
    "no boundary": (b"--x\r\n", "multipart/form-data"),
    "cut": (b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nMar', "multipart/form-data; boundary=x"),
    "unknown charset": (b"name=x", "application/x-www-form-urlencoded; charset=klingon"),
    "utf-16": (b"n\x00a\x00=\x00x\x00", "application/x-www-form-urlencoded; charset=utf-16"),
    "xml": (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "application/xml"),
    "no type": (b"name=Martin", ""),
    "text": (b"name=Martin", "text/plain"),
    "two ten thousand equals": (b"=" * 20_000, "application/x-www-form-urlencoded"),
    "ampersands": (b"&" * 500_000, "application/x-www-form-urlencoded"),
    "file in place of text": (
        b'--x\r\nContent-Disposition: form-data; name="name"; filename="../../x\x00.csv"\r\n\r\n\x00\x01\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
}  # fmt: skip


@pytest.mark.postgresql
@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_no_form_of_ours(sender: Sender, name: str) -> None:
    body, kind = BODIES[name]
    for title in ("client, changed", "look-alikes", "note", "sign-in", "settings"):
        sent = sender.send_raw(TITLES[title], body, kind)
        sent.assert_whole(title)
        assert not sent.wrote, title


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "query",
    [
        "q=%ff%fe", "q=%ed%a0%80", "q=%00", "q=%", "q=" + "[" * 50_000, "q=" + "a%20" * 20_000, "q=%22%22%22", "q=a&q=b&q[]=c",
        "suite=" + "A" * 600, "suite=WzAsbnVsbCxudWxsXQ", "suite=W1tbW1tbW1tbW1tbW10", "suite=WzAsIlx1ZDgwMCIsMV0",
        "suite=WzAsIlx1MDAwMCIsMV0", "suite=WzAsIiIsMWU5OTld", "suite=WzAsIiIsTmFOXQ", "suite=-1&q=a", "suite=99999&q=a",
        "tri=-modification&suite=WzAsIjk5OTktMTItMzFUMjM6NTk6NTktMjM6NTkiLDFd", "tri=pk&statut=x&type=__class__&etat=%27",
        "commercial=99999999999999999999", "commercial=-1", "commercial=9223372036854775808", "departement=%27%20OR%201",
        "departement=2a&etiquette=" + "x" * 5_000, "avant=9223372036854775807", "avant=99999999999999999999&auteur=1e9",
        "du=31/02/2026&au=0000-00-00", "du=9999-12-31&au=9999-12-31", "du=01/01/0001&au=01/01/0001", "du=" + "9" * 5_000,
        "paste=" + "1%20rue%0a" * 2_000, "&&&=&=;", "x" * 60_000,
    ],
)  # fmt: skip
def test_an_address_that_no_page_of_ours_links_to(sender: Sender, query: str) -> None:
    keys = {pair.partition("=")[0] for pair in query.split("&")}
    for form in FORMS:
        if form.method == "get" and (keys & form.data.keys() or not keys & KNOWN_KEYS):
            browser = sender.browser(form)
            answer = browser.get(f"{form.at(sender.doors.world)}?{query}")
            assert answer.status_code in {200, 302, 400, 404}, form.title
            assert len(answer.content) < 600_000, form.title


def test_a_row_too_many_says_so(sender: Sender) -> None:
    rows = {f"emails-{n}-address": f"zorba{n}@zorba.example" for n in range(31)}
    sent = sender.send(NEW, **{"emails-TOTAL_FORMS": "31"}, **rows)
    assert sent.status == 422 and not sent.wrote and Email.objects.filter(address__startswith="zorba").count() == 0
    assert "30" in sent.text


def test_the_page_after_the_sign_in_is_ours(sender: Sender) -> None:
    from tests.cast import PASSWORD

    for wanted in (
        "//x.example/",
        "https://x.example",
        "javascript:alert(1)",
        "/\\x.example",
        "\thttps://x.example",
        "///x.example",
    ):
        sent = sender.send(TITLES["sign-in"], {"identifier": "alice", "password": PASSWORD, "next": wanted})
        assert sent.headers["Location"] == "/", wanted
        assert (
            "x.example"
            not in sender.browser(TITLES["sign-in"]).get(f"/connexion/?{urlencode({'next': wanted})}").content.decode()
        )
