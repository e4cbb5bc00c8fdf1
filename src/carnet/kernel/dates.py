"""Dates as French people write them. Pure."""

import re
from datetime import date, time, timedelta

from carnet.kernel.text import strip_accents

_MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]  # fmt: skip
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_SOON = {"aujourd'hui": 0, "aujourdhui": 0, "demain": 1, "apres-demain": 2, "apres demain": 2}
_LATER = re.compile(r"dans (\d{1,3}) (jours?|semaines?)", re.ASCII)
_NO_YEAR = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})", re.ASCII)
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


_HOUR = re.compile(r"(\d{1,2}) ?(?:[h:.] ?(\d{2})?(?:mn|min)?)?")
_HOUR_COMPACT = re.compile(r"(\d{1,2})(\d{2})")


def parse_time(text: str) -> time | None:
    """`9h`, `9 h 30`, `09:30`, `930`, `14`, `midi`; None when it is no hour."""
    text = strip_accents(text).lower().strip()
    if text == "midi":
        return time(12)
    found = _HOUR.fullmatch(text) or _HOUR_COMPACT.fullmatch(text)
    if found is None or not text.isascii():
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _date(year: str, month: str, day: str, today: date | None) -> date | None:
    value = int(year)
    if len(year) == 2:
        limit = (today or date.today()).year + 10
        value += 2000 if 2000 + value <= limit else 1900
    try:
        return date(value, int(month), int(day))
    except ValueError:
        return None


def parse_day(text: str, today: date) -> date | None:
    """A day to come as one says it: `demain`, `jeudi`, `lundi prochain`, `dans 3 jours`, `12/03`; else parse_date.

    A weekday is the next one, never today; a day without its year is the next such day.
    """
    said = strip_accents(text).lower().replace("’", "'").strip()
    if said in _SOON:
        return today + timedelta(days=_SOON[said])
    if (name := said.removesuffix(" prochain")) in _DAYS:
        return today + timedelta(days=(_DAYS.index(name) - today.weekday() - 1) % 7 + 1)
    if found := _LATER.fullmatch(said):
        return today + timedelta(days=int(found[1]) * (7 if found[2].startswith("s") else 1))
    if found := _NO_YEAR.fullmatch(said):
        return _next(int(found[1]), int(found[2]), today)
    return parse_date(text, today)


def _next(day: int, month: int, today: date) -> date | None:
    for year in range(today.year, today.year + 5):  # the 29th of February comes every four years
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def french_day(day: date, weekday: bool = True, year: bool = True) -> str:
    """`mardi 24 novembre 2026`, `dimanche 1er novembre 2026`."""
    number = "1er" if day.day == 1 else str(day.day)
    words = [_DAYS[day.weekday()]] if weekday else []
    words += [number, _MONTHS[day.month - 1]]
    return " ".join([*words, str(day.year)] if year else words)
