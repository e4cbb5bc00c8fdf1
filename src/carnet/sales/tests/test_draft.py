"""What the form of the editor posts, read into a draft."""

import json
from decimal import Decimal
from typing import Any

import pytest

from carnet.sales.editor.draft import read, rows_of
from carnet.sales.editor.rows import cells_of, rows_typed
from carnet.sales.lines import Line, LineKind

WINDOW = {
    "kind": "item",
    "description": "Fenêtre PVC",
    "quantity": "2",
    "unit": "u",
    "unit_price": "450,50",
    "vat": "5.5",
}


def posted(*rows: dict[str, Any], **fields: str) -> dict[str, str]:
    return {"client": "12", "version": "3", "lines": json.dumps(rows)} | fields


def test_a_whole_form_becomes_a_draft() -> None:
    draft = read(posted(WINDOW, subject=" Quatre fenêtres ", allowance_percent="5 %", site_id="7"))
    assert not draft.errors
    assert (draft.client_id, draft.version, draft.values["subject"], draft.values["site_id"]) == (
        12,
        3,
        "Quatre fenêtres",
        7,
    )
    (line,) = draft.lines
    assert (line.quantity, line.unit, line.unit_price, line.vat.code) == (2, "C62", Decimal("450.50"), "5.5")
    assert draft.totals().excl == Decimal("855.95")


def test_a_form_without_script_says_the_same() -> None:
    cells = {
        f"lines-{at}-{name}": value
        for at, row in ((10, WINDOW | {"description": "Pose"}), (2, WINDOW))
        for name, value in row.items()
    }
    draft = read({"client": "12", **cells})
    assert [line.description for line in draft.lines] == ["Fenêtre PVC", "Pose"]  # in the order of their numbers: 2, 10


def test_what_is_wrong_is_said_where_it_is_and_stays_as_typed() -> None:
    draft = read(
        posted(WINDOW, WINDOW | {"quantity": "deux"}, client="", subject="x" * 201, allowance_amount="beaucoup")
    )
    assert set(draft.errors) == {"client", "subject", "allowance_amount", "lines-1-quantity"}
    row = rows_typed(draft.rows, draft.errors)[1]
    assert row.cells["quantity"] == "deux"
    assert "quantité" in row.errors["quantity"]


@pytest.mark.parametrize("broken", ["[", "{}", "[1]", "null", '"x"', "[" * 5_000])
def test_lines_that_arrive_broken_are_refused_and_never_read_as_no_line(broken: str) -> None:
    assert "lines" in read({"client": "12", "lines": broken}).errors


def test_a_percentage_counts_alone_when_both_discounts_are_typed() -> None:
    draft = read(posted(WINDOW, allowance_percent="10", allowance_amount="50"))
    assert (draft.values["allowance_percent"], draft.values["allowance_amount"]) == (10, 0)


def test_cells_of_an_unexpected_shape_are_nothing() -> None:
    (row,) = rows_of({"lines": json.dumps([{"description": ["x"], "quantity": 2, "cost": None, "other": "y"}])}) or [{}]
    assert (row["description"], row["quantity"], row["cost"], "other" in row) == ("", "2", "", False)


@pytest.mark.parametrize(
    ("typed", "kept"), [("m2", "MTK"), ("M²", "MTK"), ("heures", "heures"), ("h", "HUR"), ("palette", "palette")]
)
def test_a_known_unit_is_kept_by_its_code(typed: str, kept: str) -> None:
    assert read(posted(WINDOW | {"unit": typed})).lines[0].unit == kept


def test_a_line_shown_and_read_again_is_the_same_line() -> None:
    line = Line(description="Pose", quantity=Decimal("1234.5"), unit="HUR", unit_price=Decimal("0.0825"), allowance=Decimal("2.5"),
                option=True, variant="A", cost=Decimal(12), product_id=9)  # fmt: skip
    section = Line(kind=LineKind.SECTION, description="Chambre", quantity=Decimal(1))
    assert read(posted(cells_of(line), cells_of(section))).lines == [line, section]
