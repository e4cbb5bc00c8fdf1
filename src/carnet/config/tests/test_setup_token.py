"""The key of the first start."""

import stat
from pathlib import Path

import pytest

from carnet.config import setup_token


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CARNET_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_key_opens_until_it_is_consumed() -> None:
    token = setup_token.issue()
    assert setup_token.valid(token)
    setup_token.consume()
    assert not setup_token.valid(token)


def test_only_the_key_opens() -> None:
    assert not setup_token.valid("")
    token = setup_token.issue()
    assert not setup_token.valid("")
    assert not setup_token.valid(token + "x")
    assert not setup_token.valid("é\ud800")


def test_a_new_key_replaces_the_one_before() -> None:
    first = setup_token.issue()
    assert setup_token.valid(setup_token.issue())
    assert not setup_token.valid(first)


def test_only_the_owner_of_the_home_folder_reads_the_key(home: Path) -> None:
    setup_token.issue()
    assert stat.S_IMODE((home / "setup-token").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
