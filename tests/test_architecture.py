"""The house stays as it was drawn: what import-linter cannot see, and habits that are rules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "carnet"
LAYERS = [
    set(line.split(" | "))
    for line in re.findall(
        r'"([^"]+)"', re.search(r"^layers = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.S | re.M)[1]
    )  # type: ignore[index]
]


def height(app: str) -> int:
    """0 is the ground."""
    return next(len(LAYERS) - i for i, layer in enumerate(LAYERS) if app in {name.strip("()") for name in layer})


def own_models() -> Iterator[type]:
    return (
        model for config in apps.get_app_configs() if config.name.startswith("carnet.") for model in config.get_models()
    )


def test_a_relation_points_downwards() -> None:
    for model in own_models():
        for field in model._meta.get_fields():  # type: ignore[attr-defined]
            target = field.related_model
            if field.concrete and field.is_relation and target and target.__module__.startswith("carnet."):
                here, there = model.__module__.split(".")[1], target.__module__.split(".")[1]
                assert here == there or height(here) > height(there), f"{model.__name__}.{field.name} → {there}"


def test_a_migration_depends_downwards() -> None:
    labels = {
        config.label: config.name.split(".")[1]
        for config in apps.get_app_configs()
        if config.name.startswith("carnet.")
    }
    for (label, name), migration in MigrationLoader(None).disk_migrations.items():
        for other, _ in migration.dependencies if label in labels else ():
            if other in labels and other != label:
                assert height(labels[label]) > height(labels[other]), f"{label}.{name} → {other}"


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("templates/**/*.html")), ids=lambda path: path.stem)
def test_a_template_names_no_higher_app(path: Path) -> None:
    app = path.relative_to(SOURCE).parts[0]
    text = path.read_text()
    named = set(re.findall(r"""{%-?\s*url\s+["'](\w+):""", text))
    named |= {name.split("/")[0] for name in re.findall(r"""{%-?\s*(?:include|extends)\s+["']([\w/]+)""", text)}
    for other in named:
        known = any(other in {name.strip("()") for name in layer} for layer in LAYERS)
        assert not known or other == app or height(app) > height(other), f"{path.name} names {other}"


def test_the_core_knows_no_feature() -> None:
    words = re.compile(r"\b(quotes?|devis|invoices?|factures?|delivery_notes?|appointments?)\b", re.IGNORECASE)
    for path in (SOURCE / "clients").rglob("*.py"):
        if "tests" not in path.parts and "migrations" not in path.parts:
            code = ast.unparse(_without_docstrings(ast.parse(path.read_text())))
            assert not words.search(code), f"{path.name}: {words.search(code)}"


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def test_views_ask_for_clients_only_through_the_rule_of_visibility() -> None:
    for path in (
        *(SOURCE / "clients" / "views").glob("*.py"),
        SOURCE / "clients" / "listing.py",
        SOURCE / "clients" / "finding.py",
    ):
        for line in path.read_text().splitlines():
            asks = "Client.objects." in line or "Event.objects." in line
            # A query on a client already fetched through client_for() is safe.
            safe = re.search(
                r"visible_to|get\(pk=(client_id|client\.pk|outcome\.client_id)\)|filter\(client=client|filter\(pk__in=ids\)|filter\(client__in=ids|in_bulk\(keys",
                line,
            )
            assert not asks or safe, f"{path.name}: {line.strip()}"


def test_no_drawer_and_no_relative_import() -> None:
    for path in SOURCE.rglob("*.py"):
        assert (
            path.name not in {"utils.py", "helpers.py", "services.py", "common.py", "signals.py"}
            or "tests" in path.parts
        ), path
        assert not re.search(r"^\s*from \.", path.read_text(), re.M), path


def test_files_stay_short() -> None:
    long = {
        path.relative_to(SOURCE).as_posix(): lines
        for path in SOURCE.rglob("*.py")
        if not {"migrations", "vocabulary.py"} & set(path.parts)
        and (lines := len(path.read_text().splitlines())) > (500 if "tests" in path.parts else 400)
    }
    assert long == {}


def test_every_app_has_its_line_in_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}`" not in page} == set()
