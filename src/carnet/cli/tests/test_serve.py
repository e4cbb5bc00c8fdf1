"""`carnet serve`, the real one: it starts, serves, refuses to share, and leaves nothing behind."""

import os
import select
import signal
import socket
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving import alive, carnet, serving

pytestmark = pytest.mark.sqlite


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home folder for the module: its base and static files are made once."""
    return tmp_path_factory.mktemp("served") / "home"


def wait_gone(pids: set[int]) -> None:
    """Block until the kernel says that these processes ended."""
    for pid in pids:
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        select.select([descriptor], [], [])
        os.close(descriptor)


def test_it_serves_and_a_signal_stops_everything(home: Path) -> None:
    with serving(home) as server:
        assert server.answers()
        family = server.family()
        assert len(family) >= 5  # web and its worker, two lanes, the schedule
        assert server.stop() == 0
        assert not any(alive(pid) for pid in family)
        assert "Carnet est arrêté." in server.said[-1]


def test_ctrl_c_stops_everything_too(home: Path) -> None:
    with serving(home) as server:
        family = server.family()
        assert server.stop(signal.SIGINT) == 0
        assert not any(alive(pid) for pid in family)


def test_nothing_serves_after_the_parent_is_killed(home: Path) -> None:
    with serving(home) as server:
        family = server.family()
        server.process.kill()
        server.process.wait()
        wait_gone(family)
        assert not server.answers()
    with serving(home) as again:
        assert again.answers()


def test_a_lane_that_dies_is_started_again(home: Path) -> None:
    with serving(home) as server:
        family = {pid for pid in server.family() if parent(pid)}
        web = {pid for pid in family if has_children(pid)} | {
            pid for pid in family if parent(pid) != server.process.pid
        }
        lane = min(family - web)
        os.kill(lane, signal.SIGKILL)
        wait_gone({lane})
        while len(server.family()) < len(family) - 1 or lane in server.family():
            assert server.answers()


def parent(pid: int) -> int:
    """0 for one that is gone since it was listed."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except FileNotFoundError:
        return 0


def has_children(pid: int) -> bool:
    try:
        return bool(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    except FileNotFoundError:
        return False  # gone since it was listed


def test_the_home_folder_is_closed_to_others(home: Path) -> None:
    with serving(home):
        for name in ("carnet.sqlite3", "secret-key", "lock", "setup-token"):
            assert stat.S_IMODE((home / name).stat().st_mode) == 0o600, name
        assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_the_first_start_prints_a_set_up_link_good_for_that_start(home: Path) -> None:
    with serving(home) as server:
        link = server.process.stderr.readline().strip()  # type: ignore[union-attr]
        token = (home / "setup-token").read_text()
    assert link == f"http://127.0.0.1:{server.port}/premiere-installation/?cle={token}"


def test_two_servers_never_share_a_home(home: Path) -> None:
    with serving(home) as server:
        second = carnet(home, "serve", "--port", "1")
        assert second.returncode == 1
        assert f"Carnet tourne déjà dans {home} (processus {server.process.pid})" in second.stderr


def test_a_port_already_taken_is_said(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = carnet(home, "serve", "--port", str(port))
    assert told.returncode == 1
    assert f"Le port {port} est déjà pris" in told.stderr and "--port" in told.stderr


@pytest.mark.parametrize(
    ("words", "variables", "sentence"),
    [
        (["--host", "0.0.0.0"], {}, "donnez --cert et --key"),
        (["--demo", "--host", "0.0.0.0", "--sans-tls"], {}, "ne s’ouvre que sur cette machine"),
        (["--cert", "/nulle/part.pem"], {}, "vont ensemble"),
        (["--cert", "/nulle/part.pem", "--key", "/nulle/cle.pem"], {}, "/nulle/part.pem ne peut pas être lu"),
        ([], {"CARNET_URL": "carnet.mafirme.fr"}, "écrivez une adresse comme https://"),
        ([], {"CARNET_DATABASE_URL": "mysql://x/y"}, "doit commencer par postgresql://"),
        ([], {"CARNET_DATABASE_URL": "postgresql://127.0.0.1:1/x"}, "La base de données ne répond pas"),
        ([], {"CARNET_WORKERS": "4"}, "CARNET_WORKERS ne va qu’avec PostgreSQL"),
        ([], {"CARNET_THREADS": "beaucoup"}, "écrivez un nombre entier"),
        ([], {"CARNET_DEBUG": "peut-être"}, "écrivez oui ou non"),
        ([], {"CARNET_HOME": "/proc/nulle-part"}, "Choisissez-en un autre avec CARNET_HOME"),
        (["--port", "70000"], {}, "entre 1 et 65535"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(
    tmp_path: Path, words: list[str], variables: dict[str, str], sentence: str
) -> None:
    told = carnet(tmp_path / "home", "serve", *words, **variables)
    assert told.returncode == 1
    assert sentence in told.stderr
    assert told.stderr.count("\n") == 1, told.stderr


def test_a_base_newer_than_the_program_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert carnet(home, "migrate").returncode == 0
    with closing(sqlite3.connect(home / "carnet.sqlite3")) as base, base:
        future = ("clients", "0999_from_the_future", "2030-01-01")
        base.execute("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", future)
    told = carnet(home, "serve")
    assert told.returncode == 1
    assert "version plus récente de Carnet (étape clients.0999_from_the_future" in told.stderr


def test_an_older_base_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert carnet(home, "migrate").returncode == 0
    # The base of before the jobs: what depends on their table goes back with it.
    assert carnet(home, "django", "migrate", "upkeep", "zero").returncode != 0  # it has no table of its own
    assert carnet(home, "django", "migrate", "sessions", "zero").returncode == 0
    told = carnet(home, "migrate")
    assert told.returncode == 0, told.stderr
    (copy,) = (home / "backups").glob("before-*.sqlite3")
    with closing(sqlite3.connect(copy)) as base:
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
    assert "accounts_user" in names and "django_session" not in names


def test_the_demo_has_a_home_of_its_own(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home, "--demo", CARNET_DATABASE_URL="postgresql://127.0.0.1:1/real"):
        assert (home / "demo" / "carnet.sqlite3").exists()
    assert not (home / "carnet.sqlite3").exists()
