"""What a person types in the lines of a document."""

from datetime import date
from decimal import Decimal

import pytest

from carnet.catalogue.vat import rate_of
from carnet.sales.numbering import placeholder, with_year
from carnet.sales.reading import read


def test_blank_rows_are_left_out_and_the_rest_is_read() -> None:
    found = read([{}, {"description": "Porte", "quantity": "2", "unit_price": "1 250,00", "vat": "5.5"}])
    assert not found.errors
    assert [(line.net, line.vat) for line in found.lines] == [(Decimal(2500), rate_of("5.5"))]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("quantity", "beaucoup"), ("unit_price", "NaN"), ("allowance", "101"), ("vat", "19"), ("kind", "x")],
)
def test_each_wrong_cell_has_its_sentence(cell: str, value: str) -> None:
    found = read([{"description": "Porte", cell: value}])
    assert (0, cell) in found.errors


def test_a_number_bears_its_year() -> None:
    assert with_year("DV-{AAAA}-{0000}", date(2026, 11, 24)) == "DV-2026-{0000}"
    assert placeholder("FA{AA}-{0000}", date(2026, 11, 24)) == "FA26-0000"
