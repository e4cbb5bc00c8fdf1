"""A real disk, really full: a file system of some megabytes in memory, filled by people who save."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.crash.checking import lost
from tests.crash.test_kill_on_sqlite import FAST, House
from tests.crash.writers import Crew
from tests.serving import carnet

pytestmark = [pytest.mark.long, pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]
SIZE = "40m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk needs to be root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def health(port: int) -> tuple[int, dict[str, object]]:
    try:
        with urlopen(f"http://127.0.0.1:{port}/sante/", timeout=30) as answer:
            return answer.status, json.load(answer)
    except HTTPError as refusal:
        with refusal:
            return refusal.code, json.load(refusal)


def test_full_then_freed(small_disk: Path) -> None:
    house = House(small_disk / "home")
    server = house.serve()
    try:
        ballast = small_disk / "ballast"
        with Crew(server.port, house.cookies, 4).working() as crew:
            crew.wait_for(10)
            with ballast.open("wb") as file:  # all that is left, to the last byte
                while True:
                    try:
                        file.write(b"x" * 65_536)
                        file.flush()
                    except OSError:
                        break
            while not crew.refusals:
                pass
            status, told = health(server.port)
            assert status == 503 and told["disk_low"] is True
        assert {refusal for refusal in crew.refusals if refusal[0] >= 500} == {(503, "Plus de place sur le disque")}
        assert lost(house.read, crew.saved) == []
        ballast.unlink()
        with Crew(server.port, house.cookies, 4).working() as again:
            again.wait_for(10)
        assert [refusal for refusal in again.refusals if refusal[0] >= 500] == [], "it goes on by itself"
        assert lost(house.read, crew.saved | again.saved) == []
    finally:
        server.stop()
        assert server.process.stderr
        server.process.stderr.close()
    assert carnet(house.home, "verify", **FAST).returncode == 0
