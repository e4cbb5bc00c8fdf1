"""Payment terms as French firms write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.invoices.terms import AT_ONCE, Terms, of, read

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("30 jours", date(2026, 12, 24)),
        ("30j", date(2026, 12, 24)),
        ("Paiement à 30 jours date de facture", date(2026, 12, 24)),
        ("30 jours fin de mois", date(2026, 12, 31)),
        ("30 j. F.D.M.", date(2026, 12, 24)),  # dots tell nothing: the days alone
        ("30 jours FDM", date(2026, 12, 31)),
        ("45 jours fin de mois", date(2027, 1, 31)),
        ("45 jours fin de mois le 10", date(2027, 2, 10)),
        ("60 jours", date(2027, 1, 23)),
        ("60 jours nets", date(2027, 1, 23)),
        ("2 mois", date(2027, 1, 23)),
        ("fin de mois", date(2026, 11, 30)),
        ("10 jours le 5", date(2026, 12, 5)),
        ("à réception", DAY),
        ("À réception de facture", DAY),
        ("comptant", DAY),
        ("Comptant à la livraison", DAY),
        ("immédiat", DAY),
    ],
)
def test_what_people_write_gives_a_date(text: str, due: date) -> None:
    found = read(text)
    assert found is not None and found.due(DAY) == due


@pytest.mark.parametrize("text", ["", "selon accord", "voir avec Paul", "400 jours", "30 jours le 45", "🙂", "x" * 80])
def test_what_we_do_not_know_is_not_guessed(text: str) -> None:
    assert read(text) is None


def test_the_first_that_reads_wins_and_the_law_speaks_last() -> None:
    assert of("", "selon accord", "45 jours") == Terms(45)
    assert of("", "") == Terms(30)
    assert of("comptant", "45 jours") == AT_ONCE


@pytest.mark.parametrize(
    ("text", "too_long"),
    [
        ("60 jours", False),
        ("61 jours", True),
        ("45 jours fin de mois", False),
        ("60 jours fin de mois", True),
        ("45 jours fin de mois le 10", True),
    ],
)
def test_the_legal_cap_between_professionals(text: str, too_long: bool) -> None:
    found = read(text)
    assert found is not None and found.exceeds_the_law() is too_long


@given(st.integers(0, 120), st.booleans(), st.integers(0, 31), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_is_printed_reads_back_and_is_never_before_the_invoice(
    days: int, end: bool, on: int, issued: date
) -> None:
    terms = Terms(days, end, on if days or end else 0)
    assert read(terms.sentence) == terms
    assert terms.due(issued) >= issued
