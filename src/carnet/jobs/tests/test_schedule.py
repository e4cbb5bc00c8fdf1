"""Work that comes back by itself."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from carnet.jobs.models import ScheduledRun
from carnet.jobs.schedule import SCHEDULE, Scheduled, is_due, run_due
from carnet.kernel.errors import Refused

NIGHT = Scheduled("night", "La nuit", lambda: None, hour=2, minute=30)
OFTEN = Scheduled("often", "Souvent", lambda: None, every=timedelta(minutes=10))


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


def run(seen: str, started: str = "", succeeded: str = "") -> ScheduledRun:
    return ScheduledRun(
        code="x",
        seen_at=at(seen),
        last_started_at=at(started) if started else None,
        last_succeeded_at=at(succeeded) if succeeded else None,
    )


@pytest.mark.parametrize(
    ("row", "now", "due"),
    [
        (run("2026-11-24 10:00"), "2026-11-24 10:01", False),  # first start: the night after
        (run("2026-11-24 10:00"), "2026-11-25 02:31", True),
        (run("2026-11-24 10:00"), "2026-11-27 09:00", True),  # off at night: in the morning
        (run("2026-11-01 10:00", "2026-11-24 02:30", "2026-11-24 02:31"), "2026-11-24 23:59", False),
        (run("2026-11-01 10:00", "2026-11-24 02:30", "2026-11-24 02:31"), "2026-11-25 02:30", True),
        (run("2026-11-01 10:00", "2026-11-24 02:30"), "2026-11-24 03:00", False),  # failed, or died: an hour later
        (run("2026-11-01 10:00", "2026-11-24 02:30"), "2026-11-24 03:31", True),
        # The night that has no 2:30, then the one that has two.
        (run("2026-03-01 10:00", "2026-03-28 02:30", "2026-03-28 02:31"), "2026-03-29 03:31", True),
        (run("2026-10-01 10:00", "2026-10-25 02:30", "2026-10-25 02:31"), "2026-10-25 12:00", False),
    ],
)
def test_nightly_work_is_due_once_a_night(row: ScheduledRun, now: str, due: bool) -> None:
    assert is_due(NIGHT, row, at(now)) is due


@pytest.mark.parametrize(
    ("row", "now", "due"),
    [
        (run("2026-11-24 10:00"), "2026-11-24 10:00", True),
        (run("2026-11-24 10:00", "2026-11-24 10:00", "2026-11-24 10:01"), "2026-11-24 10:09", False),
        (run("2026-11-24 10:00", "2026-11-24 10:00", "2026-11-24 10:01"), "2026-11-24 10:10", True),
        (
            run("2026-11-24 10:00", "2026-11-24 10:00"),
            "2026-11-24 10:10",
            True,
        ),  # failed: its own rhythm is short enough
    ],
)
def test_frequent_work_comes_back_after_its_interval(row: ScheduledRun, now: str, due: bool) -> None:
    assert is_due(OFTEN, row, at(now)) is due


@pytest.fixture
def alone() -> Iterator[None]:
    """No other work than that of the test."""
    kept, SCHEDULE._entries = SCHEDULE._entries, {}
    yield
    SCHEDULE._entries = kept


@pytest.mark.django_db
@pytest.mark.postgresql
def test_a_night_runs_each_work_once_and_says_how_it_ended(alone: None) -> None:
    def fail() -> None:
        raise Refused("Le dossier des copies n’est pas là.")

    ran: list[str] = []
    good = Scheduled("good", "Bon", lambda: ran.append("good"))
    bad = Scheduled("bad", "Mauvais", fail)
    with SCHEDULE.temporarily(good, bad):
        with time_machine.travel(at("2026-11-24 12:00"), tick=False):
            assert run_due() == []
        with time_machine.travel(at("2026-11-25 03:01"), tick=False):
            assert sorted(run_due()) == ["bad", "good"]
            assert run_due() == []
        with time_machine.travel(at("2026-11-25 04:02"), tick=False):
            assert run_due() == ["bad"]
    assert ran == ["good"]
    failed = ScheduledRun.objects.get(code="bad")
    assert failed.last_error.startswith("Le dossier des copies n’est pas là. (référence ")
    assert failed.last_succeeded_at is None
    assert ScheduledRun.objects.get(code="good").last_error == ""


@pytest.mark.django_db
@pytest.mark.postgresql
def test_two_servers_on_one_base_do_not_run_the_same_work_twice(alone: None) -> None:
    from carnet.jobs.schedule import _take

    row = ScheduledRun.objects.create(code="x")
    seen = ScheduledRun.objects.get(code="x")
    assert _take(row)
    assert not _take(seen)
