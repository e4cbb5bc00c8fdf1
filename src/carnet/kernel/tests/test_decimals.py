"""Numbers as French people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.kernel.numbers import decimal_of, decimal_text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("1 234,50", "1234.5"), ("1\u202f234,50 €", "1234.5"),
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), (",5", "0.5"), ("007", "7"), ("-3,20", "-3.2"), ("−3", "-3"),
        ("-0", "0"), ("12,", "12"), ("1,500", "1.5"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_typed(typed: str, read: str) -> None:
    assert decimal_of(typed) == Decimal(read)


@pytest.mark.parametrize(
    "typed", ["", ",", "douze", "1,234", "1e9", "NaN", "١٢", "1,2,3", "1.2.3", "9" * 10, "--1", "1-2", "1" * 99, "€"]
)
def test_what_is_not_a_number_is_nothing(typed: str) -> None:
    assert decimal_of(typed) is None


@given(st.decimals(min_value=-999_999_999, max_value=999_999_999, places=4, allow_nan=False, allow_infinity=False))
def test_what_is_written_is_read_again(value: Decimal) -> None:
    assert decimal_of(decimal_text(value, 2), 4) == value
