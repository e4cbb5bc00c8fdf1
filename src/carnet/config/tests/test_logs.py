"""The logs: one line each, nobody named, nothing forged, and a size that has an end."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from carnet.config.log_files import REFERENCE, OneLine, SharedFile, Utc, WithReference, configuration
from tests import cast


def record(message: str, *words: object) -> logging.LogRecord:
    made = logging.LogRecord("carnet.security", logging.INFO, "x.py", 1, message, words, None)
    WithReference().filter(made)
    return made


def test_a_value_with_a_line_feed_forges_no_line() -> None:
    forged = record("identifiant %s", "bob\n2026-01-01 sign_in.ok user=1\r")
    line = OneLine("%(reference)s %(message)s").format(forged)
    assert line == "- identifiant bob\\n2026-01-01 sign_in.ok user=1\\r"


def test_the_security_log_is_in_universal_time() -> None:
    made = record("event=x")
    made.created, made.msecs = 0.0, 0.0
    assert Utc("%(asctime)s %(message)s").format(made) == "1970-01-01T00:00:00.000Z event=x"


def test_lines_written_during_a_request_bear_its_reference() -> None:
    token = REFERENCE.set("ab12cd34")
    assert record("x").reference == "ab12cd34"  # type: ignore[attr-defined]
    REFERENCE.reset(token)
    assert record("x").reference == "-"  # type: ignore[attr-defined]


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[Callable[[], SharedFile]]:
    """Handlers of one same file, as several processes would have."""
    made: list[SharedFile] = []

    def make() -> SharedFile:
        made.append(SharedFile(tmp_path / "logs" / "requests.log", size=2_000, kept=3))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_full_file_turns_and_the_oldest_goes(handler: Callable[[], SharedFile], tmp_path: Path) -> None:
    file = handler()
    for number in range(900):
        file.emit(record("ligne %05d", number))
    names = sorted(path.name for path in (tmp_path / "logs").glob("requests.log*"))
    assert names == ["requests.log", "requests.log.1", "requests.log.2", "requests.log.3"]
    assert all(path.stat().st_size <= 2_100 for path in (tmp_path / "logs").iterdir())
    newest = max((tmp_path / "logs").glob("requests.log*"), key=lambda path: path.read_text()[-6:])
    assert "ligne 00899" in newest.read_text()
    assert (tmp_path / "logs" / "requests.log").stat().st_mode & 0o777 == 0o600


def test_several_writers_lose_no_line_when_the_file_turns(handler: Callable[[], SharedFile], tmp_path: Path) -> None:
    handlers = [handler() for _ in range(4)]

    def write(number: int) -> None:
        for line in range(60):
            handlers[number].emit(record("%d-%02d", number, line))

    threads = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = "".join(path.read_text() for path in (tmp_path / "logs").glob("requests.log*"))
    assert sorted(kept.split()) == sorted(f"{number}-{line:02d}" for number in range(4) for line in range(60))


def test_the_configuration_is_one_that_python_accepts(tmp_path: Path) -> None:
    from logging.config import DictConfigurator

    chosen = configuration(tmp_path)
    configurator = DictConfigurator(chosen)
    for handler_chosen in chosen["handlers"].values():
        assert handler_chosen["filters"] == ["reference"]
    for name in chosen["formatters"]:
        configurator.configure_formatter(chosen["formatters"][name])


@pytest.mark.django_db
def test_a_request_is_one_line_without_its_address(caplog: pytest.LogCaptureFixture) -> None:
    browser = Client()
    browser.force_login(cast.chloe())
    caplog.set_level(logging.INFO, logger="carnet.requests")
    answer = browser.get("/clients/", {"q": "Durand 0612345678"})
    (line,) = [record.getMessage() for record in caplog.records if record.name == "carnet.requests"]
    assert line.startswith(f"{answer['X-Request-Id']} GET clients:list 200 utilisateur={cast.chloe().pk} ")
    assert line.endswith("requêtes SQL") and "Durand" not in line and "0612345678" not in line


@pytest.mark.django_db
def test_an_error_page_shows_the_reference_of_the_line(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("carnet.jobs.views.Job.objects.visible_to", broken)
    browser = Client(raise_request_exception=False)
    browser.force_login(cast.alice())
    answer = browser.get("/travaux/")
    assert answer.status_code == 500
    assert answer["X-Request-Id"] in answer.content.decode()


def test_health_never_needs_a_session(rf: RequestFactory) -> None:
    from carnet.config.health import health

    assert health.public is True  # type: ignore[attr-defined]
