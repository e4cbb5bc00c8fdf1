"""What people are told exists, and what exists is told."""

import re
from pathlib import Path

from carnet.accounts.rights import RIGHTS
from carnet.cli import COMMANDS
from carnet.clients.timeline import EVENT_TYPES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def test_every_environment_variable_has_its_line() -> None:
    code = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py") if "tests" not in path.parts)
    read = set(re.findall(r"""["'](CARNET_[A-Z_]+)["']""", code)) - {"CARNET_HOME_"}
    page = (DOCS / "configuration.md").read_text()
    assert {name for name in read if name not in page} == set()


def test_every_event_type_has_its_heading_and_every_heading_its_type() -> None:
    headings = set(re.findall(r"^### (\S+)$", (DOCS / "events.md").read_text(), re.M))
    assert headings == {kind.code for kind in EVENT_TYPES}


def test_every_command_is_told() -> None:
    told = (DOCS / "operations.md").read_text() + (ROOT / "README.md").read_text()
    assert {
        command.code for command in COMMANDS if not command.hidden and f"carnet {command.code}" not in told
    } == set()


def test_every_right_is_told() -> None:
    page = (DOCS / "rights.md").read_text()
    assert {right.code for right in RIGHTS if right.code not in page} == set()


def test_every_register_is_told() -> None:
    page = (DOCS / "architecture.md").read_text()
    code = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py") if "tests" not in path.parts)
    assert {name for name in re.findall(r"^([A-Z_]+): Registry\[", code, re.M) if f"`{name}`" not in page} == set()


def test_every_make_target_that_is_told_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        assert set(re.findall(r"`make ([a-z-]+)`", page.read_text())) <= targets, page.name


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} → {target}"


def test_the_readme_is_short_and_shows_the_two_commands_first() -> None:
    lines = (ROOT / "README.md").read_text().splitlines()
    assert len(lines) < 120
    assert lines.index("make demo") < lines.index("make test")
