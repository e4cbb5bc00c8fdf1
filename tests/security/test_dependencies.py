"""What we stand on: pinned, hashed, and at least as recent as the last hole that we know of."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text()
MINIMUMS = tomllib.loads((Path(__file__).parent / "minimum_versions.toml").read_text())
# A requirement begins at the margin; its hashes and its origin follow, indented.
ENTRIES = re.findall(r"^(?P<head>\S.*)\n(?P<rest>(?:[ \t].*\n?)*)", LOCK, re.MULTILINE)


def pinned() -> dict[str, Version]:
    heads = (re.match(r"([a-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", head) for head, _ in ENTRIES)
    return {found[1]: Version(found[2]) for found in heads if found}


def test_every_line_of_the_lock_is_pinned_and_hashed() -> None:
    assert len(ENTRIES) > 50 and len(pinned()) == len(ENTRIES)
    assert [head for head, rest in ENTRIES if "--hash=sha256:" not in rest] == []
    assert "--index-url" not in LOCK and "http://" not in LOCK and " @ " not in LOCK


@pytest.mark.parametrize("name", MINIMUMS)
def test_nothing_is_older_than_its_last_known_hole(name: str) -> None:
    assert name in pinned(), f"{name} is no longer in the lock: take it out of minimum_versions.toml"
    assert pinned()[name] >= Version(MINIMUMS[name]["minimum"]), MINIMUMS[name]["why"]


def test_the_list_is_dated_and_says_why() -> None:
    for name, entry in MINIMUMS.items():
        assert isinstance(entry["on"], date) and entry["why"] and entry["known"] in {"read", "memory"}, name


def test_what_is_installed_from_the_wheel_is_pinned_too() -> None:
    """An installation without our lock still gets versions that we know."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(one for group in project["optional-dependencies"].values() for one in group)]
    assert [one for one in wanted if not re.fullmatch(r"[a-z0-9-]+(\[[a-z]+\])?==[0-9.]+(; .*)?", one)] == []
    versions = {one.partition("==")[0].partition("[")[0]: one.partition("==")[2].partition(";")[0] for one in wanted}
    assert {name: str(pinned()[name]) for name in versions} == versions
