"""Holidays, words for a span, hours that are free: without a base."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.appointments import saying
from carnet.appointments.holidays import easter, holiday, holidays
from carnet.appointments.slots import STEP, Hours, free
from carnet.appointments.tests.made import at
from carnet.kernel.dates import parse_time

EASTERS = {1961: (4, 2), 2000: (4, 23), 2008: (3, 23), 2019: (4, 21), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2038: (4, 25)}  # fmt: skip


@pytest.mark.parametrize("year", EASTERS)
def test_easter(year: int) -> None:
    assert easter(year) == date(year, *EASTERS[year])


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_of_spring_and_the_movable_feasts_keep_their_weekday(year: int) -> None:
    assert easter(year).weekday() == 6 and date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    found = {name: day for day, name in holidays(year, True).items()}
    assert found["Ascension"].weekday() == 3 and found["Vendredi saint"].weekday() == 4
    assert found["Lundi de Pentecôte"].weekday() == found["Lundi de Pâques"].weekday() == 0


def test_eleven_holidays_thirteen_in_alsace_and_moselle() -> None:
    # 2008: Ascension falls on the 1st of May.
    assert (len(holidays(2026)), len(holidays(2026, True)), len(holidays(2008))) == (11, 13, 10)
    assert holiday(date(2026, 5, 14)) == "Ascension" and holiday(date(2026, 12, 26)) == ""
    assert holiday(date(2026, 12, 26), True) == "Saint-Étienne"


@pytest.mark.parametrize(
    ("starts", "ends", "all_day", "said"),
    [
        (at(1, 9), at(1, 10, 30), False, "mardi 1er décembre 2026, 9 h – 10 h 30"),
        (at(1), at(2), True, "mardi 1er décembre 2026, toute la journée"),
        (at(1), at(4), True, "du mardi 1er décembre au jeudi 3 décembre 2026"),
        (at(1, 8), at(2, 17), False, "du mardi 1er décembre, 8 h, au mercredi 2 décembre 2026, 17 h"),
    ],
)
def test_a_span_is_said_as_people_say_it(starts: datetime, ends: datetime, all_day: bool, said: str) -> None:
    assert saying.span(starts, ends, all_day).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("9h", time(9)), ("9 h 30", time(9, 30)), ("09:30", time(9, 30)), ("930", time(9, 30)), ("1405", time(14, 5)), ("14", time(14)),
     ("midi", time(12)), ("25h", None), ("9h75", None), ("", None), ("tôt", None), ("١٤", None)],
)  # fmt: skip
def test_an_hour_is_read_however_it_is_typed(typed: str, hour: time | None) -> None:
    assert parse_time(typed) == hour


def test_a_visit_stays_within_the_morning_or_the_afternoon() -> None:
    found = list(free(iter([date(2026, 12, 1)]), [], timedelta(hours=2), Hours(), at(1)))
    assert [start.strftime("%H:%M") for start in found] == [
        "08:00", "08:30", "09:00", "09:30", "10:00", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 47), st.integers(1, 12)), max_size=8), st.integers(1, 10))
def test_what_is_proposed_is_free(taken: list[tuple[int, int]], half_hours: int) -> None:
    busy = [(at(1) + STEP * start, at(1) + STEP * (start + count)) for start, count in taken]
    length = STEP * half_hours
    for start in free(iter([date(2026, 12, 1), date(2026, 12, 2)]), busy, length, Hours(), at(1, 10)):
        assert start >= at(1, 10)
        assert all(end <= start or start + length <= was for was, end in busy)
