"""The base is full, read-only, busy or away: a clean page that says what to do, nothing written, and all goes on by itself."""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connection
from django.test import Client as Browser
from django.utils.html import escape

from carnet.clients.models import Client
from carnet.config import log_files, unavailable
from tests import cast
from tests.digest import database_digest
from tests.hostile.forms import whole_record

SECRET = "un moulin près de la rivière"
FORM = whole_record() | {"warning": "portail : code <4A71>"}


@pytest.fixture
def desk(transactional_db: None) -> Iterator[Browser]:
    unavailable.forget()
    browser = Browser(raise_request_exception=False)
    browser.force_login(cast.chloe())
    yield browser
    unavailable.forget()


def pragma(text: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {text}")
        return (cursor.fetchone() or [None])[0]


@contextmanager
def no_room() -> Iterator[None]:
    # Pages that earlier tests freed are room too: without them the base is really full.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    pragma(f"max_page_count={pragma('page_count')}")
    try:
        yield
    finally:
        pragma("max_page_count=1073741823")


@contextmanager
def read_only() -> Iterator[None]:
    pragma("query_only=1")
    try:
        yield
    finally:
        pragma("query_only=0")


@contextmanager
def somebody_writes() -> Iterator[None]:
    pragma("busy_timeout=10")
    try:
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.rollback()
    finally:
        pragma("busy_timeout=20000")


TROUBLES = {no_room: unavailable.FULL, read_only: unavailable.READ_ONLY, somebody_writes: unavailable.BUSY}


@pytest.mark.sqlite
@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
def test_a_save_gets_a_clean_page_and_the_next_one_passes(desk: Browser, trouble: Any) -> None:
    before, told = database_digest(), TROUBLES[trouble]
    with trouble():
        answer = desk.post("/clients/nouveau/", FORM | {"notes": "x" * 15_000})
        page = answer.content.decode()
        assert answer.status_code == 503 and answer["Retry-After"] == "30" and "no-store" in answer["Cache-Control"]
        assert told.title in page and "Rien n’a été enregistré" in page and 'lang="fr"' in page
        assert database_digest() == before, "nothing half written"
        assert desk.get("/clients/").status_code == 200, "reading goes on"
        health = desk.get("/sante/")
        assert health.status_code == 503 and told.code in health.json()["troubles"]
    assert desk.post("/clients/nouveau/", FORM).status_code == 302
    assert Client.objects.get().warning == FORM["warning"]


@pytest.mark.sqlite
def test_health_is_green_again_a_minute_after(desk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    with read_only():
        desk.post("/clients/nouveau/", FORM)
    assert desk.get("/sante/").status_code == 503
    later = unavailable.time.monotonic() + unavailable.REMEMBERED + 1
    monkeypatch.setattr(unavailable.time, "monotonic", lambda: later)
    assert desk.get("/sante/").json()["troubles"] == []


@pytest.mark.sqlite
def test_what_was_typed_is_sent_again_by_one_click(desk: Browser) -> None:
    with read_only():
        page = desk.post("/clients/nouveau/", FORM | {"tags": ["a", "b"]}).content.decode()
    assert f'value="{escape(FORM["warning"])}"' in page
    assert page.count('name="tags"') == 2
    assert 'action="/clients/nouveau/"' in page
    assert all(f'name="{name}"' in page for name in FORM)


@pytest.mark.sqlite
def test_a_password_is_never_sent_back(desk: Browser) -> None:
    with read_only():
        for where, data in (
            ("/mon-compte/mot-de-passe/", {"current": cast.PASSWORD, "new": SECRET, "again": SECRET}),
            ("/connexion/", {"identifier": "x", "password": SECRET}),
        ):
            browser = Browser(raise_request_exception=False) if "connexion" in where else desk
            answer = browser.post(where, data)
            assert answer.status_code == 503, where
            assert SECRET not in answer.content.decode() and cast.PASSWORD not in answer.content.decode()


@pytest.mark.sqlite
def test_a_fragment_gets_a_message_and_no_page(desk: Browser) -> None:
    with no_room():
        answer = desk.post("/clients/nouveau/", FORM | {"notes": "x" * 15_000}, headers={"HX-Request": "true"})
    assert answer.status_code == 503 and answer["HX-Retarget"] == "#messages"
    assert "<html" not in answer.content.decode() and "Plus de place" in answer.content.decode()


class Away:
    """Every statement fails as psycopg fails when the server is gone; the address in the message must not come out."""

    def __call__(self, *_: Any) -> None:
        cause = Exception()
        cause.sqlstate = None  # type: ignore[attr-defined]
        raise OperationalError('connection to server at "10.0.0.7", port 5432 failed: password=hunter2') from cause


@pytest.mark.parametrize("where", ["/clients/", "/", "/connexion/", "/mon-compte/"])
def test_the_base_is_away(desk: Browser, where: str) -> None:
    browser = Browser(raise_request_exception=False) if where == "/connexion/" else desk
    with connection.execute_wrapper(Away()):
        answer = browser.get(where)
        page = answer.content.decode()
        assert answer.status_code == 503 and "La base de données ne répond pas" in page
        assert "10.0.0.7" not in page and "hunter2" not in page and "Traceback" not in page
        sent = desk.post("/clients/nouveau/", FORM)
        assert sent.status_code == 503 and "n’est peut-être pas enregistré" in sent.content.decode()
        health = Browser().get("/sante/")
        assert health.status_code == 503 and health.json()["database"] is False
    assert browser.get(where).status_code == 200


def caused(kind: type[Exception], **values: Any) -> Exception:
    error, cause = kind("x"), Exception("x")
    for name, value in values.items():
        setattr(cause, name, value)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (caused(OperationalError, sqlite_errorname="SQLITE_IOERR_WRITE"), unavailable.AWAY),
        (caused(OperationalError, sqlite_errorname="SQLITE_CANTOPEN"), unavailable.AWAY),
        (caused(DatabaseError, sqlite_errorname="SQLITE_CORRUPT"), unavailable.DAMAGED),
        (caused(DatabaseError, sqlite_errorname="SQLITE_NOTADB"), unavailable.DAMAGED),
        (caused(OperationalError, sqlite_errorname="SQLITE_ERROR"), None),
        (caused(OperationalError, sqlstate="53100"), unavailable.FULL),
        (caused(DatabaseError, sqlstate="25006"), unavailable.READ_ONLY),
        (caused(OperationalError, sqlstate="57014"), unavailable.BUSY),
        (caused(OperationalError, sqlstate="57P01"), unavailable.AWAY),
        (caused(InterfaceError), unavailable.AWAY),
        (caused(IntegrityError, sqlstate="23505"), None),
        (caused(DatabaseError, sqlstate="42703"), None),
        (OSError(errno.ENOSPC, "x"), unavailable.FULL),
        (OSError(errno.EROFS, "x"), unavailable.READ_ONLY),
        (OSError(errno.ENOENT, "x"), None),
        (KeyError("x"), None),
        (None, None),
    ],
)
def test_only_what_comes_from_outside_is_called_unavailable(error: Any, trouble: Any) -> None:
    assert unavailable.trouble_of(error) is trouble


def test_a_log_that_cannot_be_written_does_not_fail_the_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = log_files.SharedFile(tmp_path / "missing" / "carnet.log")
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EROFS, "read-only")))
    handler.emit(logging.LogRecord("carnet", logging.INFO, "", 0, "ligne", None, None))
    assert "read-only" in capsys.readouterr().err
