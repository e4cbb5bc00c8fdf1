"""kill -9 of the whole server while people save, on SQLite; and sixteen people with a long import at once."""

import os
import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.crash.checking import lost
from tests.crash.crowd import at, crowd
from tests.crash.home import copy_base, make_home, sign_everybody_in
from tests.crash.writers import Crew, Saved
from tests.serving import Server, carnet

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]
FAST = {"CARNET_TEST_SPEED": "1"}


class House:
    def __init__(self, home: Path) -> None:
        self.cookies = sign_everybody_in()
        self.home = make_home(home)
        self.server: Server | None = None
        copy_base(home)

    def serve(self) -> Server:
        self.server = Server(self.home, "--no-browser", **FAST)
        self.server.wait_ready()
        self.server.read_on()
        return self.server

    def read(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.home / "carnet.sqlite3")) as base:
            return base.execute(query).fetchall()

    def verify(self) -> None:
        told = carnet(self.home, "verify", **FAST)
        assert told.returncode == 0, told.stdout + told.stderr


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "home")
    yield made
    if made.server and made.server.process.poll() is None:
        kill_all(made.server)


def kill_all(server: Server) -> None:
    for pid in (server.process.pid, *server.family()):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    server.wait_end()
    assert server.process.stderr
    server.process.stderr.close()


def killed_rounds(house: House, rounds: int) -> dict[int, Saved]:
    saved: dict[int, Saved] = {}
    for _ in range(rounds):
        server = house.serve()
        with Crew(server.port, house.cookies, 8).working() as crew:
            crew.wait_for(random.randint(8, 40))
            kill_all(server)
        saved |= crew.saved
        assert [refusal for refusal in crew.refusals if refusal[0] >= 500] == []
        assert lost(house.read, saved) == []
    return saved


def test_no_acknowledged_save_is_lost(house: House) -> None:
    saved = killed_rounds(house, 3)
    house.verify()
    assert len(saved) >= 8


@pytest.mark.long
def test_no_acknowledged_save_is_lost_in_thirty_kills(house: House) -> None:
    saved = killed_rounds(house, 30)
    house.verify()
    print(f"{len(saved)} clients acknowledged, 30 kills, 0 lost")


def test_sixteen_people_and_an_import_never_meet_a_locked_base(house: House) -> None:
    crowd(house.serve(), house.cookies, house.read, 4, **FAST)
    house.verify()


@pytest.mark.long
def test_sixteen_people_and_an_import_for_a_minute(house: House) -> None:
    crew = crowd(house.serve(), house.cookies, house.read, 60, **FAST)
    house.verify()
    assert at(crew.waits, 0.95) <= 500
