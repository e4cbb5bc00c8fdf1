"""Postal addresses: postcode, commune, number and the words that name the street."""

import re
from functools import lru_cache
from typing import NamedTuple

from carnet.kernel.text import digits, fold
from carnet.matching.party import Place
from carnet.matching.vocabulary import ADDRESS_STOP, ADDRESS_WORDS, IN_BUILDING, STREET_TYPES

_PARTS = re.compile(r"[,;\n\r|]+|\s-\s")
_BIS = re.compile(r"(\d)\s*(bis|ter|quater|[abc])\b")
_ARRONDISSEMENT = re.compile(r"\b(?:cedex.*|\d+ ?(?:e|er|eme|em)?(?: arr\w*)?|arrondissement)\b")
_BOX = re.compile(r"\b(?:bp|cs|tsa)\s?\d+")


class Where(NamedTuple):
    """An address, tidied. `street` holds the naming words only, `kind` the type of way."""

    postcode: str
    city: str
    insee: str
    number: str
    street: str
    kind: str

    @property
    def department(self) -> str:
        return self.postcode[:3] if self.postcode[:2] == "97" else self.postcode[:2]


def places(typed: tuple[Place, ...]) -> tuple[Where, ...]:
    found = [where(place.street, place.postcode, place.city, place.insee) for place in typed]
    return tuple(dict.fromkeys(place for place in found if place[0] or place[1] or place[4]))


@lru_cache(maxsize=4_096)
def where(street: str, postcode: str, city: str, insee: str = "") -> Where:
    code = digits(postcode.strip().removesuffix(".0"))
    code = code.zfill(5) if len(code) in (4, 5) else ""
    number, naming, kind = _street(street)
    return Where(code, _city(city), insee.strip(), number, naming, kind)


@lru_cache(maxsize=4_096)
def _city(text: str) -> str:
    words = _ARRONDISSEMENT.sub(" ", fold(text)).split()
    return " ".join(_SAINT.get(word, word) for word in words if word not in _ARTICLES or word == words[0])


_SAINT = {"st": "saint", "ste": "sainte"}
_ARTICLES = {"l", "la", "le", "les"}


def _street(text: str) -> tuple[str, str, str]:
    parts = [fold(part) for part in _PARTS.split(text)]
    parts = [_BIS.sub(r"\1 \2", _BOX.sub(" ", part)) for part in parts if part]
    best: tuple[str, str, str] = ("", "", "")
    score = -1
    number = ""
    for part in parts:
        found = _part(part)
        if found[0] and not found[1]:
            number = number or found[0]
            continue
        worth = 4 * bool(found[0]) + 2 * (found[2] not in ("", "residence")) + bool(found[1])
        if found[1] and worth > score:
            best, score = found, worth
    return (best[0] or number, best[1], best[2])


def _part(text: str) -> tuple[str, str, str]:
    """One part of a street line as (number, naming words, type of way)."""
    words = _outside(text.split())
    start = next((at for at, word in enumerate(words) if word.isdigit() and at + 1 < len(words)), -1)
    if start > 0 and (_is_way(words, start + 1)):
        words = words[start:]  # "Résidence les Lilas 12 rue Hugo" → "12 rue Hugo"
    number = ""
    if words and words[0].isdigit() and len(words[0]) <= 5:
        number, words = words[0].lstrip("0"), words[1:]
    if (words and words[0] in ("bis", "ter", "quater")) or (number and words and words[0] in ("a", "b", "c")):
        words = words[1:]
    if len(words) > 1 and (words[0] in ("lieudit", "ld") or words[:2] == ["lieu", "dit"]):
        words = words[2 if words[0] == "lieu" else 1 :]
    kind = STREET_TYPES.get(words[0], "") if words else ""
    if kind and len(words) > 1:
        words = words[1:]
    else:
        kind = ""
    naming = [ADDRESS_WORDS.get(word, word) for word in words if word not in ADDRESS_STOP]
    return number, " ".join(naming), kind


def _is_way(words: list[str], at: int) -> bool:
    if words[at] in ("bis", "ter", "quater", "a", "b", "c"):
        at += 1
    return at < len(words) and words[at] in STREET_TYPES


def _outside(words: list[str]) -> list[str]:
    """Without what says where in the building (apartment, staircase, post box)."""
    kept: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
            if len(word) <= 2 or word.isdigit():
                continue
        if word in IN_BUILDING:
            skip = True
        elif word != "cedex":
            kept.append(word)
    return kept
