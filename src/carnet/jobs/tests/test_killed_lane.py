"""A real lane in a process of its own, killed in the middle of a job: the next one does each line once."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving import carnet, environment

pytestmark = pytest.mark.sqlite

LINES = 150

# A job that writes one numbered line a step, in the transaction of its cursor.
LANE = f"""
from carnet.company.models import Counter
from carnet.jobs import lane
from carnet.jobs.kinds import KINDS, Kind
def work(run):
    run.expect({LINES})
    while (line := run.cursor.get("line", 0)) < {LINES}:
        with run.step() as cursor:
            Counter.objects.create(series=f"line {{line}}", last=run.job.attempts)
            cursor["line"] = line + 1
            run.advance()
KINDS.register(Kind("lines", "Des lignes", work))
"""
START = "from carnet.jobs.models import Job; Job.objects.create(kind='lines', title='Des lignes')"
SERVE = LANE + "lane.serve('quick')"
ONCE = LANE + "lane.take_one('quick')"


def written(base: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(base, timeout=20)) as opened:
        return opened.execute("SELECT series, last FROM company_counter").fetchall()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("model") / "home"
    assert carnet(home, "migrate").returncode == 0
    assert carnet(home, "django", "shell", "-v", "0", "-c", START).returncode == 0
    return home


@pytest.fixture
def home(model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(model, tmp_path / "home")


def test_a_killed_lane_loses_and_doubles_nothing(home: Path) -> None:
    command = [sys.executable, "-m", "carnet", "django", "shell", "-v", "0", "-c", SERVE]
    lane = subprocess.Popen(command, env=environment(home))
    while len(written(home / "carnet.sqlite3")) < LINES // 4:
        assert lane.poll() is None
    lane.send_signal(signal.SIGKILL)
    lane.wait()
    before = len(written(home / "carnet.sqlite3"))
    assert before < LINES, "it ended before the kill: the test proves nothing"
    with closing(sqlite3.connect(home / "carnet.sqlite3")) as base, base:
        base.execute("UPDATE jobs_job SET heartbeat_at = '2020-01-01 00:00:00'")
    again = carnet(home, "django", "shell", "-v", "0", "-c", ONCE)
    assert again.returncode == 0, again.stderr
    lines = written(home / "carnet.sqlite3")
    assert sorted(name for name, _ in lines) == sorted(f"line {number}" for number in range(LINES))
    assert [attempt for _, attempt in lines] == [1] * before + [2] * (LINES - before)
    with closing(sqlite3.connect(home / "carnet.sqlite3")) as base:
        assert base.execute("SELECT state, done FROM jobs_job").fetchone() == ("done", LINES)


def test_a_lane_asked_to_stop_ends_at_its_step_and_leaves_the_job_to_the_next_start(home: Path) -> None:
    command = [sys.executable, "-m", "carnet", "django", "shell", "-v", "0", "-c", SERVE]
    lane = subprocess.Popen(command, env=environment(home))
    while len(written(home / "carnet.sqlite3")) < 3:
        assert lane.poll() is None
    lane.send_signal(signal.SIGTERM)
    assert lane.wait() == 0
    with closing(sqlite3.connect(home / "carnet.sqlite3")) as base:
        state, cursor = base.execute("SELECT state, json_extract(cursor, '$.line') FROM jobs_job").fetchone()
    assert state == "waiting" and cursor == len(written(home / "carnet.sqlite3"))
    assert carnet(home, "django", "shell", "-v", "0", "-c", ONCE).returncode == 0
    assert len(written(home / "carnet.sqlite3")) == LINES
