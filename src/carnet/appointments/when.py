"""A day as one types it when one plans: `demain`, `lundi`, `24/11`, and all that dates.py reads. Pure."""

import re
from datetime import date, timedelta

from carnet.kernel.dates import parse_date
from carnet.kernel.text import strip_accents

_SOON = {"aujourd'hui": 0, "aujourdhui": 0, "demain": 1, "apres-demain": 2, "apres demain": 2}
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NO_YEAR = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})")
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)


def parse_day(text: str, today: date) -> date | None:
    """A weekday is the next one, never today; a day without its year is the next such day."""
    words = strip_accents(text).lower().replace("’", "'").strip()
    if words in _SOON:
        return today + timedelta(days=_SOON[words])
    if words in _DAYS:
        return today + timedelta(days=(_DAYS.index(words) - today.weekday() - 1) % 7 + 1)
    if text.isascii() and (found := _NO_YEAR.fullmatch(words)):
        return _next(int(found[1]), int(found[2]), today)
    day = parse_date(text, today)
    return day if day and FIRST <= day <= LAST else None


def _next(day: int, month: int, today: date) -> date | None:
    for year in range(today.year, today.year + 5):  # the 29th of February comes every four years
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
