"""Under warranty or not, and why: without a base."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.aftersales.warranty import LEGAL, Running, Term, coverage, ends_on

RECEIVED = date(2025, 3, 3)
LEGAL_TERMS = [Running(term, RECEIVED, ends_on(RECEIVED, years)) for term, years in LEGAL.items()]


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2025, 3, 3), 1, date(2026, 3, 2)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2024, 3, 1), 10, date(2034, 2, 28)),
    ],
)
def test_a_warranty_ends_on_the_eve_of_its_anniversary(start: date, years: int, end: date) -> None:
    assert ends_on(start, years) == end


@pytest.mark.parametrize(
    ("on", "covered", "why"),
    [
        (date(2025, 6, 1), True, "bon fonctionnement (2 ans) jusqu’au 2 mars 2027"),
        (date(2027, 3, 2), True, "bon fonctionnement (2 ans) jusqu’au 2 mars 2027"),
        (date(2027, 3, 3), None, "Seule la garantie décennale court (jusqu’au 2 mars 2035)"),
        (date(2035, 3, 3), False, "décennale (10 ans), a pris fin le 2 mars 2035"),
        (date(2025, 3, 2), None, "ne courent pas encore"),
    ],
)
def test_each_day_has_its_answer_and_its_reason(on: date, covered: bool | None, why: str) -> None:
    found = coverage(LEGAL_TERMS, on)
    assert found.covered is covered and why in found.why


def test_a_maker_may_answer_longer_and_without_anything_nobody_knows() -> None:
    maker = Running(Term.MAKER, RECEIVED, ends_on(RECEIVED, 5))
    assert "garantie du fabricant jusqu’au 2 mars 2030" in coverage([*LEGAL_TERMS, maker], date(2028, 1, 1)).why
    assert coverage([], RECEIVED).covered is None


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(1, 30))
def test_it_lasts_whole_years(start: date, years: int) -> None:
    after = ends_on(start, years) + timedelta(days=1)
    assert after.year - start.year == years and (after.month, after.day) in {(start.month, start.day), (3, 1)}
