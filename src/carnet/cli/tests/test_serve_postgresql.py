"""`carnet serve` on PostgreSQL, with several processes of the web server."""

from pathlib import Path

import pytest

from tests.serving import alive, carnet, serving

pytestmark = pytest.mark.postgresql(only=True)


def test_it_serves_with_several_processes_and_stops_them_all(tmp_path: Path, server: str) -> None:
    with serving(tmp_path / "home", CARNET_DATABASE_URL=server, CARNET_WORKERS="2") as served:
        assert served.answers()
        family = served.family()
        assert len(family) >= 6
        assert served.stop() == 0
        assert not any(alive(pid) for pid in family)
    assert not (tmp_path / "home" / "carnet.sqlite3").exists()


def test_a_command_makes_the_base_that_is_not_there_and_refuses_one_of_another_version(
    tmp_path: Path, server: str
) -> None:
    import psycopg

    made = carnet(tmp_path / "home", "verify", CARNET_DATABASE_URL=server)
    assert (made.returncode, made.stdout) == (0, ""), made.stderr
    with psycopg.connect(server, autocommit=True) as base:
        base.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    older = carnet(tmp_path / "home", "verify", CARNET_DATABASE_URL=server)
    assert older.returncode == 1 and "lancez carnet serve, ou carnet migrate" in older.stderr
