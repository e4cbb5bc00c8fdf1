"""The days of an agenda. Pure."""

from datetime import date

from carnet.kernel import dates

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)


def parse_day(text: str, today: date) -> date | None:
    """What kernel.dates reads, between FIRST and LAST."""
    day = dates.parse_day(text, today)
    return day if day and FIRST <= day <= LAST else None
