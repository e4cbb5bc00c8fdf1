from datetime import date

import pytest

from carnet.kernel.dates import french_day, parse_date

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "24/11/2026",
        "24.11.26",
        "24-11-2026",
        "24112026",
        "241126",
        "2026-11-24",
        "24 nov. 2026",
        "mardi 24 novembre 2026",
    ],
)
def test_a_date_is_read_however_french_people_write_it(text: str) -> None:
    assert parse_date(text, TODAY) == TODAY


@pytest.mark.parametrize("text", ["", "24/13/2026", "31/02/2026", "demain", "24 jxx 2026", "24 m 2026"])
def test_what_is_no_date_or_could_be_two_is_none(text: str) -> None:
    assert parse_date(text, TODAY) is None


def test_two_digits_of_a_year_are_the_nearest_that_is_at_most_ten_years_ahead() -> None:
    assert parse_date("01/01/36", TODAY) == date(2036, 1, 1)
    assert parse_date("01/01/37", TODAY) == date(1937, 1, 1)


def test_a_day_is_written_with_its_weekday_and_the_first_of_the_month_is_1er() -> None:
    assert french_day(TODAY) == "mardi 24 novembre 2026"
    assert french_day(date(2026, 11, 1), weekday=False) == "1er novembre 2026"
    assert french_day(TODAY, year=False) == "mardi 24 novembre"
