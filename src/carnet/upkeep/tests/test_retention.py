"""Which copies stay: seven days, four weeks, twelve months; and when the absence of a good one is told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from carnet.upkeep import folder, manifest
from carnet.upkeep.manifest import Manifest
from carnet.upkeep.plug import late_backup
from tests import cast

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


def test_two_years_of_nights_leave_seven_days_four_weeks_and_twelve_months() -> None:
    nights = [NOW - timedelta(days=days) for days in range(730)]
    kept = folder.to_keep(nights)
    assert kept.issuperset(nights[:7])
    assert len(kept) <= 7 + 4 + 12
    assert min(kept) == datetime(2025, 12, 31, 2, 30, tzinfo=UTC)
    months = {f"{moment:%Y-%m}" for moment in kept}
    assert len(months) == 12


def test_copies_of_long_ago_stay_when_none_is_newer() -> None:
    old = [NOW - timedelta(days=400 + days) for days in range(3)]
    assert folder.to_keep(old) == set(old)


def test_several_copies_of_a_day_leave_the_last_once_they_are_two_days_old() -> None:
    morning, noon, later = NOW, NOW + timedelta(hours=8), NOW + timedelta(days=3)
    assert folder.to_keep([morning, noon]) == {morning, noon}
    assert folder.to_keep([morning, noon, later]) == {noon, later}


def test_nothing_to_keep() -> None:
    assert folder.to_keep([]) == set()


def copy_of(where: Path, moment: datetime) -> Path:
    path = where / f"carnet-{moment:%Y%m%d-%H%M%S}.sqlite3"
    path.write_bytes(b"x")
    made = Manifest(path.name, moment.isoformat(), "0", "sqlite", 1, "0", [], {})
    manifest.write(made, where)
    return path


def test_pruning_erases_what_no_rule_keeps_and_nothing_of_others(tmp_path: Path) -> None:
    copies = [copy_of(tmp_path, NOW - timedelta(days=days)) for days in range(60)]
    foreign = tmp_path / "photos.zip"
    foreign.write_text("à quelqu’un")
    before = copy_of(tmp_path, NOW - timedelta(days=600)).rename(tmp_path / "before-0.1-20250101-000000.sqlite3")
    gone = folder.prune(tmp_path)
    assert copies[0].exists() and copies[6].exists()
    assert copies[8] in gone and not copies[8].exists() and not manifest.path_of(copies[8]).exists()
    assert foreign.exists() and before.exists()


@pytest.fixture
def home(tmp_path: Path, settings: object) -> Path:
    settings.CARNET_HOME = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def test_a_copy_is_late_two_days_after_the_last_one(home: Path) -> None:
    folder.note_backup(NOW)
    with time_machine.travel(NOW + timedelta(hours=47), tick=False):
        assert not folder.is_late() and folder.hours_since_backup() == 47.0
    with time_machine.travel(NOW + timedelta(hours=49), tick=False):
        assert folder.is_late()


def test_a_new_installation_has_two_days_to_make_its_first_copy(home: Path) -> None:
    assert not folder.is_late()
    with time_machine.travel(NOW, tick=False):
        folder.start_watching()
        assert not folder.is_late()
    with time_machine.travel(NOW + timedelta(hours=49), tick=False):
        folder.start_watching()
        assert folder.is_late()


def test_a_damaged_watch_file_stops_nothing(home: Path) -> None:
    (home / "backup-watch.json").write_text("{")
    assert not folder.is_late() and folder.last_backup() is None


@pytest.mark.django_db
def test_direction_and_only_direction_is_told_of_a_late_copy(home: Path) -> None:
    folder.note_backup(datetime(2020, 1, 2, tzinfo=UTC))
    told = "La dernière bonne sauvegarde date du 02/01/2020"
    assert (late_backup() or "").startswith(told)
    for person, sees in ((cast.alice(), True), (cast.chloe(), False)):
        browser = Client()
        browser.force_login(person)
        assert (told in browser.get("/travaux/").content.decode()) is sees


@pytest.mark.django_db
def test_health_is_red_when_the_copy_is_late_and_says_nothing_of_anybody(home: Path) -> None:
    answer = Client().get("/sante/")
    assert answer.status_code == 200
    assert set(answer.json()) == {
        "ok",
        "version",
        "database",
        "backup_hours",
        "backup_late",
        "silent",
        "disk_low",
        "troubles",
    }
    folder.note_backup(datetime(2020, 1, 2, tzinfo=UTC))
    answer = Client().get("/sante/")
    assert answer.status_code == 503 and answer.json()["backup_late"] is True


@pytest.mark.django_db
def test_health_is_red_when_a_lane_is_silent(home: Path) -> None:
    import os

    (home / "run").mkdir()
    (home / "run" / "long").touch()
    os.utime(home / "run" / "long", (0, 0))
    answer = Client().get("/sante/")
    assert answer.status_code == 503 and answer.json()["silent"] == ["long"]
