"""The copy of every night, and the checks of `carnet verify`, inside the program itself."""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from carnet.company.models import Options
from carnet.jobs.models import ScheduledRun
from carnet.kernel.errors import Refused
from carnet.upkeep import archive, folder
from carnet.upkeep.checks import CHECKS
from carnet.upkeep.plug import back_up
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.CARNET_HOME = tmp_path / "home"
    settings.CARNET_BACKUP_DIR = tmp_path / "copies"
    settings.CARNET_HOME.mkdir(mode=0o700)
    return tmp_path


def test_the_night_makes_a_good_copy_and_remembers_when(home: Path) -> None:
    back_up()
    ((path, made),) = folder.archives(home / "copies")
    assert archive.check(path) == made
    assert made.counts["accounts_user"] == 0
    assert folder.last_backup() == made.at and not folder.is_late()


def test_a_copy_never_takes_the_place_of_another(home: Path) -> None:
    """Two in one second; the hour that comes twice on the last Sunday of October."""
    with time_machine.travel("2026-10-25T00:30:00Z", tick=False):
        back_up()
        back_up()
    with time_machine.travel("2026-10-25T01:30:00Z", tick=False):
        back_up()
    found = folder.archives(home / "copies")
    assert len({path for path, _ in found}) == 3
    assert [archive.check(path) for path, _ in found] == [made for _, made in found]


def test_the_folder_chosen_in_the_settings_goes_first(home: Path) -> None:
    Options(backup_folder=str(home / "disque usb")).save()
    back_up()
    assert len(folder.archives(home / "disque usb")) == 1
    assert not (home / "copies").exists()


def test_a_night_without_its_folder_erases_nothing_and_is_told(home: Path) -> None:
    (home / "file").write_text("")
    Options(backup_folder=str(home / "file" / "x")).save()
    with pytest.raises(Refused, match="n’est pas utilisable"):
        back_up()
    assert folder.last_backup() is None


def test_every_check_of_every_app_is_silent_on_a_sound_base() -> None:
    cast.everybody()
    told = {check.code: check.run(False) for check in CHECKS}
    assert {code: problems for code, problems in told.items() if problems} == {}
    assert {"upkeep.integrity", "upkeep.references", "upkeep.schema", "upkeep.home", "upkeep.backups"} <= set(told)


def test_a_damaged_copy_is_told() -> None:
    back_up()
    ((path, _),) = folder.archives(folder.backup_folder())
    path.write_bytes(path.read_bytes()[:-1])
    (problem,) = CHECKS["upkeep.backups"].run(False)
    assert path.name in problem


def test_the_schedule_screen_tells_what_failed() -> None:
    ScheduledRun.objects.create(code="upkeep.backup", last_error="Le disque n’est pas là. (référence ab12cd34)")
    browser = Client()
    browser.force_login(cast.alice())
    page = browser.get("/travaux/planning/").content.decode()
    assert "Le disque n’est pas là." in page and "échoué" in page
