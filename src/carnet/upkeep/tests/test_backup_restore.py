"""Copies made while people write, put back elsewhere, whole; on SQLite, on PostgreSQL, and from one to the other."""

import json
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.serving import carnet, serving

# Values that a careless copy would lose: every kind of column, and every character that a line gives a meaning to.
FILL = r"""
from datetime import UTC, datetime
from carnet.accounts.models import User
from carnet.company.models import Options
from carnet.jobs.models import Job
alice = User.objects.create_user("alice", None, name="Alice\tL'Hénaff \\N \\ «œ» \n fin", role="direction")
bob = User.objects.create_user("bob", None, name="Bob", role="salesperson", is_active=False)
options = Options.current()
options.reassign_roles = ["secretary", "é\n"]
options.birth_date_shown = True
options.save()
Job.objects.create(kind="x", title="", params={"a": [1, None, "é\t\\"]}, started_by=bob, done=3, cancel_asked=True,
                   started_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
                   finished_at=datetime(2026, 1, 2, 3, 4, 5, 120000, tzinfo=UTC))
Job.objects.create(kind="y", title="vide")
"""


def shell(home: Path, code: str, **variables: str) -> CompletedProcess[str]:
    return carnet(home, "django", "shell", "-v", "0", "-c", code, **variables)


def filled(home: Path, **variables: str) -> Path:
    assert carnet(home, "migrate", **variables).returncode == 0
    done = shell(home, FILL, **variables)
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small firm on SQLite, with a copy in its folder: made once, each test has its own double."""
    home = filled(tmp_path_factory.mktemp("model") / "home")
    backup(home)
    return home


@pytest.fixture
def home(model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(model, tmp_path / "home")


@pytest.fixture
def copy(home: Path) -> Path:
    (found,) = (home / "backups").glob("carnet-*.sqlite3")
    return found


def backup(home: Path, **variables: str) -> Path:
    done = carnet(home, "backup", **variables)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def content(base: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(base)) as opened:
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in names if name not in {"django_migrations", "sqlite_sequence"}]
        return {name: sorted(opened.execute(f'SELECT * FROM "{name}"'), key=repr) for name in kept}


@pytest.mark.sqlite
def test_a_copy_taken_while_writing_holds_all_that_was_acknowledged_before_it(tmp_path: Path, home: Path) -> None:
    acknowledged, go_on = [0], threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(home / "carnet.sqlite3", timeout=20, isolation_level=None)) as base:
            while not go_on.is_set():
                number = acknowledged[0] + 1
                base.execute("BEGIN IMMEDIATE")
                base.execute("INSERT INTO company_counter (series, last) VALUES (?, 1)", [f"a{number}"])
                base.execute("INSERT INTO company_counter (series, last) VALUES (?, 2)", [f"b{number}"])
                base.execute("COMMIT")
                acknowledged[0] = number

    writer = threading.Thread(target=write)
    writer.start()
    try:
        before = acknowledged[0]
        copy = backup(home)
    finally:
        go_on.set()
        writer.join()
    assert acknowledged[0] > before, "nothing was written meanwhile: the test proves nothing"
    elsewhere = tmp_path / "elsewhere"
    assert carnet(tmp_path / "x", "restore", str(copy), "--into", str(elsewhere)).returncode == 0
    restored = {row[0] for row in content(elsewhere / "carnet.sqlite3")["company_counter"]}
    assert {f"{letter}{number}" for number in range(1, before + 1) for letter in "ab"} <= restored
    assert {series[1:] for series in restored if series[0] == "a"} == {s[1:] for s in restored if s[0] == "b"}
    verified = carnet(elsewhere, "verify")
    assert (verified.returncode, verified.stdout) == (0, ""), verified.stderr


@pytest.mark.sqlite
def test_a_copy_bears_its_print_its_counts_and_is_closed_to_others(tmp_path: Path, copy: Path) -> None:
    made = json.loads(copy.with_suffix(".json").read_text())
    assert made["counts"]["accounts_user"] == 2 and made["counts"]["jobs_job"] == 2
    assert len(made["sha256"]) == 64 and made["size"] == copy.stat().st_size
    assert [path.stat().st_mode & 0o777 for path in (copy, copy.with_suffix(".json"))] == [0o600, 0o600]
    assert sorted(path.suffix for path in copy.parent.iterdir()) == [".json", ".sqlite3"]


@pytest.mark.sqlite
def test_a_base_in_place_is_replaced_only_by_force_and_then_kept(tmp_path: Path, home: Path, copy: Path) -> None:
    shell(home, "from carnet.jobs.models import Job; Job.objects.all().delete()")
    refused = carnet(home, "restore", str(copy))
    assert refused.returncode == 1 and "Il y a déjà une base" in refused.stderr and "--force" in refused.stderr
    assert content(home / "carnet.sqlite3")["jobs_job"] == []
    forced = carnet(home, "restore", str(copy), "--force")
    assert forced.returncode == 0, forced.stderr
    assert len(content(home / "carnet.sqlite3")["jobs_job"]) == 2
    (aside,) = home.glob("before-restore-*/carnet.sqlite3")
    assert content(aside)["jobs_job"] == []


@pytest.mark.sqlite
def test_a_home_in_use_is_never_restored_into(tmp_path: Path, home: Path, copy: Path) -> None:
    with serving(home):
        refused = carnet(home, "restore", str(copy), "--force")
    assert refused.returncode == 1 and "Carnet tourne déjà" in refused.stderr


@pytest.mark.sqlite
def test_a_damaged_copy_is_refused_and_told_by_verify(tmp_path: Path, home: Path, copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff\xff\xff")
    refused = carnet(tmp_path / "x", "restore", str(copy), "--into", str(tmp_path / "elsewhere"))
    assert refused.returncode == 1 and "empreinte différente" in refused.stderr
    assert not (tmp_path / "elsewhere" / "carnet.sqlite3").exists()
    told = carnet(home, "verify")
    assert told.returncode == 1 and "upkeep.backups\t" in told.stdout and copy.name in told.stdout


@pytest.mark.sqlite
def test_a_copy_of_a_newer_version_is_refused(tmp_path: Path, copy: Path) -> None:
    path = copy.with_suffix(".json")
    made = json.loads(path.read_text())
    made["migrations"].append(["jobs", "0999_from_the_future"])
    path.write_text(json.dumps(made))
    refused = carnet(tmp_path / "x", "restore", str(copy), "--into", str(tmp_path / "elsewhere"))
    assert refused.returncode == 1 and "version plus récente" in refused.stderr


@pytest.mark.sqlite
@pytest.mark.parametrize("missing", ["copie.sqlite3", "copie.json"])
def test_half_a_copy_is_refused(tmp_path: Path, missing: str, copy: Path) -> None:
    half = tmp_path / "copie.sqlite3"
    copy.rename(half)
    copy.with_suffix(".json").rename(tmp_path / "copie.json")
    (tmp_path / missing).unlink()
    refused = carnet(tmp_path / "x", "restore", str(half))
    assert refused.returncode == 1 and "Traceback" not in refused.stderr and refused.stderr.count("\n") == 1


@pytest.mark.sqlite
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, home: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = carnet(home, "backup", "-o", str(tmp_path / "file" / "x"))
    assert refused.returncode == 1 and "n’est pas utilisable" in refused.stderr


@pytest.mark.sqlite
def test_verify_closes_a_home_that_others_can_read(tmp_path: Path, home: Path) -> None:
    home.chmod(0o755)
    assert "peut être lu par d’autres" in carnet(home, "verify").stdout
    assert carnet(home, "verify", "--repair").returncode == 0
    assert home.stat().st_mode & 0o777 == 0o700
    assert carnet(home, "verify").stdout == ""


@pytest.mark.sqlite
def test_verify_finds_a_reference_that_hangs(tmp_path: Path, home: Path) -> None:
    with closing(sqlite3.connect(home / "carnet.sqlite3")) as base, base:
        base.execute("UPDATE jobs_job SET started_by_id = 999 WHERE kind = 'x'")
    told = carnet(home, "verify")
    assert told.returncode == 1 and "upkeep.references\tjobs_job" in told.stdout
    refused = carnet(home, "backup")
    assert refused.returncode == 1 and "une référence qui pend" in refused.stderr


@pytest.mark.postgresql(only=True)
def test_a_firm_moves_from_sqlite_to_postgresql_and_back_without_losing_a_letter(
    tmp_path: Path, server: str, home: Path, copy: Path
) -> None:
    moved = carnet(tmp_path / "server", "restore", str(copy), CARNET_DATABASE_URL=server)
    assert moved.returncode == 0, moved.stderr
    # It lives there: the next keys come after those that were brought.
    new = "from carnet.jobs.models import Job; Job.objects.create(kind='z', title='né ici')"
    lived = shell(tmp_path / "server", new, CARNET_DATABASE_URL=server)
    assert lived.returncode == 0, lived.stderr
    gone = "from carnet.jobs.models import Job; Job.objects.filter(kind='z').delete()"
    assert shell(tmp_path / "server", gone, CARNET_DATABASE_URL=server).returncode == 0
    dump = backup(tmp_path / "server", CARNET_DATABASE_URL=server)
    assert dump.suffix == ".zip"
    back = carnet(tmp_path / "x", "restore", str(dump), "--into", str(tmp_path / "second"))
    assert back.returncode == 0, back.stderr
    assert content(tmp_path / "second" / "carnet.sqlite3") == content(home / "carnet.sqlite3")
    verified = carnet(tmp_path / "second", "verify")
    assert (verified.returncode, verified.stdout) == (0, ""), verified.stderr


@pytest.mark.postgresql(only=True)
def test_a_copy_of_postgresql_comes_back_there_by_force_with_a_copy_of_what_was_there(
    tmp_path: Path, server: str
) -> None:
    home = filled(tmp_path / "home", CARNET_DATABASE_URL=server)
    dump = backup(home, CARNET_DATABASE_URL=server)
    refused = carnet(home, "restore", str(dump), CARNET_DATABASE_URL=server)
    assert refused.returncode == 1 and "Il y a déjà une base" in refused.stderr
    forced = carnet(home, "restore", str(dump), "--force", CARNET_DATABASE_URL=server)
    assert forced.returncode == 0, forced.stderr
    assert list((home / "backups").glob("before-restore-*.zip"))
    again = backup(home, CARNET_DATABASE_URL=server)
    counts = [json.loads(path.with_suffix(".json").read_text())["counts"] for path in (dump, again)]
    assert counts[0] == counts[1]
    verified = carnet(home, "verify", CARNET_DATABASE_URL=server)
    assert (verified.returncode, verified.stdout) == (0, ""), verified.stderr


@pytest.mark.postgresql(only=True)
def test_a_damaged_copy_leaves_postgresql_as_it_was(tmp_path: Path, server: str) -> None:
    home = filled(tmp_path / "home", CARNET_DATABASE_URL=server)
    dump = backup(home, CARNET_DATABASE_URL=server)
    made = json.loads(dump.with_suffix(".json").read_text())
    dump.write_bytes(dump.read_bytes()[:-200])
    refused = carnet(home, "restore", str(dump), "--force", CARNET_DATABASE_URL=server)
    assert refused.returncode == 1 and "Traceback" not in refused.stderr
    after = json.loads(backup(home, CARNET_DATABASE_URL=server).with_suffix(".json").read_text())
    assert after["counts"] == made["counts"]
