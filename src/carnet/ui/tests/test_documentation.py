"""docs/ui.md tells all there is to use."""

import re
from pathlib import Path

from django.template import engines

UI = Path(__file__).resolve().parents[1]
PAGE = (UI.parents[2] / "docs" / "ui.md").read_text()


def test_every_piece_is_told() -> None:
    pieces = {path.name for path in (UI / "templates" / "ui").glob("*.html") if not path.name.startswith("_")}
    assert {name for name in pieces if f"ui/{name}" not in PAGE} - {"error.html"} == set()


def test_every_tag_and_filter_is_told() -> None:
    library = engines["django"].engine.template_builtins[-1]
    assert {name for name in {*library.tags, *library.filters} if not re.search(rf"\b{name}\b", PAGE)} == set()


def test_every_attribute_of_the_scripts_is_told() -> None:
    scripts = "\n".join(path.read_text() for path in (UI / "static" / "ui" / "js").glob("*.js"))
    inside = {"data-bs-theme", "data-search", "data-key", "data-href", "data-value", "data-undo"}
    used = set(re.findall(r"\[(data-[a-z-]+)", scripts)) - inside
    told = set(re.findall(r"data-[a-z-]+", PAGE))
    untold = {
        name for name in used if name not in told and not name.startswith(("data-formset", "data-search", "data-close"))
    }
    assert untold == set()


def test_every_sheet_is_loaded_and_every_module_is_imported() -> None:
    head = (UI / "templates" / "ui" / "_head.html").read_text()
    assert {path.name for path in (UI / "static/ui/css").glob("*.css") if f"ui/css/{path.name}" not in head} == set()
    scripts = "\n".join(path.read_text() for path in (UI / "static/ui/js").glob("*.js"))
    alone = {"app.js", "theme.js"}
    modules = {path.name for path in (UI / "static/ui/js").glob("*.js")} - alone
    assert {name for name in modules if f'"./{name}"' not in scripts} == set()
