"""What is borrowed: its licence beside it, its weight, and a reduction that forgets nothing."""

import gzip
import re
from pathlib import Path

import pytest

from carnet.ui.vendoring import ICONS, reduce_stylesheet

STATIC = Path(__file__).resolve().parents[1] / "static" / "ui"
VENDOR = STATIC / "vendor"
LICENCE_OF = {"tabler": "tabler", "inter": "inter", "htmx": "htmx", "combobox-nav": "combobox-nav"}
FIRST_VISIT = 200 * 1024


def borrowed() -> list[Path]:
    return [path for path in VENDOR.iterdir() if path.suffix in {".css", ".js", ".woff2"}]


@pytest.mark.parametrize("path", borrowed(), ids=lambda path: path.name)
def test_what_is_borrowed_has_its_licence_beside_it_and_its_line_in_the_list(path: Path) -> None:
    project = next(name for name in LICENCE_OF if path.name.startswith(name))
    licence = (VENDOR / f"{LICENCE_OF[project]}.LICENSE.txt").read_text()
    assert "Permission" in licence or "SIL OPEN FONT LICENSE" in licence
    assert path.name in (VENDOR / "VENDOR.md").read_text()


def test_the_list_names_a_version_and_a_licence_for_each_and_no_host() -> None:
    text = (VENDOR / "VENDOR.md").read_text()
    rows = [line for line in text.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(rows) == 5
    assert all(re.search(r"\d+\.\d+\.\d+", row) and re.search(r"MIT|OFL|0BSD", row) for row in rows)
    assert "http" not in text


def weight(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 9))


def test_the_first_visit_weighs_less_than_200_kb_compressed() -> None:
    """All that base.html asks for; the second file of letters comes only for a name written with rare ones."""
    files = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js", ".woff2", ".svg"}]
    first = [path for path in files if "latin-ext" not in path.name]
    assert sum(map(weight, first)) < FIRST_VISIT


def test_the_sprite_has_every_icon_of_the_list() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()))
    assert drawn == ICONS


def test_a_rule_stays_only_when_all_its_classes_are_used() -> None:
    css = ":root{--a:1}.btn,.navbar .btn{x:y}.carousel{x:y}@media (min-width:1px){.ribbon{x:y}.card{x:y}}"
    assert reduce_stylesheet(css) == ":root{--a:1}.btn{x:y}@media (min-width:1px){.card{x:y}}"


def test_a_media_query_left_empty_goes_and_statements_stay() -> None:
    assert reduce_stylesheet('@charset "UTF-8";@media print{.navbar{x:y}}a{x:y}') == '@charset "UTF-8";a{x:y}'


def test_a_comma_inside_a_function_does_not_cut_a_selector() -> None:
    assert reduce_stylesheet(".btn:is(a,b),.modal{x:y}") == ".btn:is(a,b){x:y}"
