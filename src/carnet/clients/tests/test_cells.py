"""The rows of the list: every column for every client, escaped."""

from datetime import UTC, datetime

from carnet.clients.cells import CELLS, rows
from carnet.clients.columns import COLUMNS
from carnet.clients.models import Client


def test_every_column_of_the_list_has_its_cell() -> None:
    assert list(CELLS) == [column.code for column in COLUMNS]


def test_a_row_is_escaped_whatever_was_typed() -> None:
    at = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    texts = ("name", "city", "postcode", "main_email", "main_phone", "origin", "payment_terms", "siren", "number")
    client = Client(pk=7, created_at=at, updated_at=at, **dict.fromkeys(texts, '<b>"&'))  # type: ignore[misc]
    client.why = "<i>"  # type: ignore[attr-defined]
    row = rows([client], COLUMNS, boxes=True, why=True)
    assert "<b>" not in row and "<i>" not in row and '"&"' not in row and "&lt;i&gt;" in row
    assert row.count("<td") == len(COLUMNS) + 2
    assert "01/02/2026" in row  # the day it was in Paris


def test_nothing_is_shown_by_a_dash_where_an_empty_cell_would_puzzle() -> None:
    row = rows([Client(pk=7, name="Oger", status="prospect")], COLUMNS[:6], boxes=False, why=False)
    assert row.count("—") == 2 and "Prospect" in row and "checkbox" not in row
