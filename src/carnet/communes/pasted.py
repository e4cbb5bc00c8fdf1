"""A whole address pasted in one field: street, postcode, city."""

import re

_CODE = re.compile(r"(?<!\d)(?:\b[fF][rR]?\s*-\s*)?(\d{5}|(?<!\d )\d{2}[ \xa0]\d{3})(?! ?\d{2})(?!\w)", re.ASCII)
_EDGE = " \t\r\n,;:–—-|/"
_COUNTRY = re.compile(r"[\s,;(–-]*\b(?:france|fr)\b[\s.)]*$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
LONGEST_ADDRESS = 1_000
_LONGEST_CITY = 80


def split_pasted(text: str) -> tuple[str, str, str] | None:
    """`12 rue X 56100 Lorient` → street, postcode, city; None when there is no postcode beside a city."""
    text = _COUNTRY.sub("", text[:LONGEST_ADDRESS].strip(_EDGE))
    for found in reversed(list(_CODE.finditer(text))):
        before, after = text[: found.start()], text[found.end() :]
        street, city = before, after
        if not _LETTER.search(after):
            street, city = _city_first(before)
        city = _line(city)
        if _LETTER.search(city) and not city[0].isdigit() and len(city) <= _LONGEST_CITY:
            return _line(street), re.sub(r"\s", "", found[1]), city
    return None


def _city_first(before: str) -> tuple[str, str]:
    """`12 rue X, Lorient 56100`: the city is what follows the last comma or line."""
    cut = max(before.rstrip(_EDGE).rfind(mark) for mark in ",\n;")
    city = before[cut + 1 :]
    # `12 rue X Lorient 56100`: nothing says where the street ends.
    return ("", "") if any(char.isdigit() for char in city) else (before[: max(cut, 0)], city)


def _line(text: str) -> str:
    """One line, its parts joined by commas as they were by line breaks."""
    parts = (" ".join(part.split()).strip(_EDGE) for part in re.split(r"[\r\n]+", text))
    return ", ".join(part for part in parts if part).strip("()" + _EDGE)
