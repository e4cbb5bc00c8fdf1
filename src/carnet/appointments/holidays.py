"""The public holidays of France, computed: eleven a year, thirteen in Alsace-Moselle. Pure."""

from datetime import date, timedelta
from functools import lru_cache

_FIXED = {
    (1, 1): "Jour de l’an",
    (5, 1): "Fête du Travail",
    (5, 8): "Victoire de 1945",
    (7, 14): "Fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "Armistice de 1918",
    (12, 25): "Noël",
}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leap - shift + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int, alsace_moselle: bool = False) -> dict[date, str]:
    found = {date(year, month, day): name for (month, day), name in _FIXED.items()}
    sunday = easter(year)
    found[sunday + timedelta(days=1)] = "Lundi de Pâques"
    found[sunday + timedelta(days=39)] = "Ascension"
    found[sunday + timedelta(days=50)] = "Lundi de Pentecôte"
    if alsace_moselle:
        found[sunday - timedelta(days=2)] = "Vendredi saint"
        found[date(year, 12, 26)] = "Saint-Étienne"
    return found


def holiday(day: date, alsace_moselle: bool = False) -> str:
    """Its name, "" for an ordinary day."""
    return holidays(day.year, alsace_moselle).get(day, "")
