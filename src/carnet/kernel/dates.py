"""Dates as French people write them. Pure."""

import re
from datetime import date

from carnet.kernel.text import strip_accents

_MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]  # fmt: skip
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_FOLDED = [strip_accents(month) for month in _MONTHS]
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T].*)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_WORDS = re.compile(r"(?:[a-z]+\.? )?(\d{1,2})(?:er)? ([a-z]{3,9})\.? (\d{4}|\d{2})")


def parse_date(text: str, today: date | None = None) -> date | None:
    """`24/11/2026`, `24.11.26`, `24112026`, `2026-11-24`, `24 nov. 2026`, `1er novembre 2026`; None when it is no date.

    A year of two digits is the nearest one that is at most ten years ahead.
    """
    text = strip_accents(text).lower().strip()
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return _date(year, month, day, today=today)
    if found := _DAY_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        day, month, year = found.groups()
        return _date(year, month, day, today=today)
    if found := _WORDS.fullmatch(text):
        day, name, year = found.groups()
        months = [index for index, month in enumerate(_FOLDED, 1) if month.startswith(name)]
        return _date(year, str(months[0]), day, today=today) if len(months) == 1 or name in {"jui", "juil"} else None
    return None


def _date(year: str, month: str, day: str, today: date | None) -> date | None:
    value = int(year)
    if len(year) == 2:
        limit = (today or date.today()).year + 10
        value += 2000 if 2000 + value <= limit else 1900
    try:
        return date(value, int(month), int(day))
    except ValueError:
        return None


def french_day(day: date, weekday: bool = True, year: bool = True) -> str:
    """`mardi 24 novembre 2026`, `dimanche 1er novembre 2026`."""
    number = "1er" if day.day == 1 else str(day.day)
    words = [_DAYS[day.weekday()]] if weekday else []
    words += [number, _MONTHS[day.month - 1]]
    return " ".join([*words, str(day.year)] if year else words)
