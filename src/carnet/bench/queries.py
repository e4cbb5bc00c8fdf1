"""Queries of twenty-five kinds, drawn from the clients of the file: what people type, and the worst they can type."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from carnet.clients.record import Record
from carnet.kernel.text import fold

Make = Callable[[Record, random.Random], str]


@dataclass(frozen=True)
class Kind:
    """`make` gives "" for a client that this kind of query cannot be drawn from; `tells`: does it name one client?"""

    name: str
    make: Make
    tells: bool = True
    restricted: bool = False  # asked by a salesperson who sees their own portfolio only


def _last(record: Record) -> str:
    return fold(record["name"]).split()[-1] if record["kind"] == "person" else ""


def _person(record: Record, *parts: str) -> str:
    return " ".join(parts) if record["kind"] == "person" else ""


def _phone(record: Record) -> str:
    return str(record["phones"][0]["number"]) if record["phones"] else ""


def _city(record: Record) -> str:
    return str(record["addresses"][0]["city"]) if record["addresses"] else ""


def _typo(word: str, chance: random.Random) -> str:
    if len(word) < 6:
        return ""
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + chance.choice("abcdeilmnorstu".replace(word[at], "")) + word[at + 1 :]


def _swapped(word: str, chance: random.Random) -> str:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    if len(word) < 6 or not places:
        return ""
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _missing(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word)) if len(word) >= 6 else 0
    return word[:at] + word[at + 1 :] if at else ""


def _with_first(record: Record, word: str) -> str:
    return f"{word} {fold(record['first_name'])}" if word else ""


_COMMON = (
    "martin",
    "bernard",
    "marie",
    "jean",
    "pierre",
    "paris",
    "marseille",
    "rue saint",
    "thomas",
    "client",
    "devis",
)


def _note_reference(record: Record) -> str:
    return str(record.get("notes", "")).rpartition(" ")[2]


KINDS = (
    Kind("number", lambda r, c: r["number"]),
    Kind("number without zeros", lambda r, c: r["number"].lstrip("C0")),
    Kind("surname", lambda r, c: _last(r), tells=False),
    Kind("surname, first name", lambda r, c: _person(r, r["name"], r["first_name"]), tells=False),
    Kind("first name, surname", lambda r, c: _person(r, r["first_name"], r["name"]), tells=False),
    Kind("name and city", lambda r, c: _person(r, r["name"], r["first_name"], _city(r))),
    Kind("five letters", lambda r, c: _last(r)[:5], tells=False),
    Kind("three letters", lambda r, c: _last(r)[:3], tells=False),
    Kind("one letter", lambda r, c: _last(r)[:1], tells=False),
    Kind("firm", lambda r, c: "" if r["kind"] == "person" else r["name"], tells=False),
    Kind("firm and city", lambda r, c: "" if r["kind"] != "company" else f"{r['name']} {_city(r)}"),
    Kind("phone", lambda r, c: _phone(r)),
    Kind("phone, +33", lambda r, c: _phone(r) and f"+33{_phone(r).replace(' ', '')[1:]}"),
    Kind("phone, last six", lambda r, c: _phone(r).replace(" ", "")[-6:], tells=False),
    Kind("phone, last four", lambda r, c: _phone(r).replace(" ", "")[-4:], tells=False),
    Kind("e-mail", lambda r, c: r["emails"][0]["address"] if r["emails"] else ""),
    Kind("SIREN", lambda r, c: r.get("siren", "") and f"{r['siren'][:3]} {r['siren'][3:6]} {r['siren'][6:]}"),
    Kind(
        "postcode and name", lambda r, c: _last(r) and r["addresses"] and f"{r['addresses'][0]['postcode']} {_last(r)}"
    ),
    Kind("street and city", lambda r, c: f"{r['addresses'][0]['street']} {_city(r)}" if r["addresses"] else ""),
    Kind(
        "contact",
        lambda r, c: " ".join(r["contacts"][0][n] for n in ("first_name", "name")) if r.get("contacts") else "",
    ),
    Kind("reference in the notes", lambda r, c: _note_reference(r), tells=False),
    Kind("typo", lambda r, c: _with_first(r, _typo(_last(r), c)), tells=False),
    Kind("typo, surname alone", lambda r, c: _typo(_last(r), c), tells=False),
    Kind("letters swapped", lambda r, c: _with_first(r, _swapped(_last(r), c)), tells=False),
    Kind("letter missing", lambda r, c: _with_first(r, _missing(_last(r), c)), tells=False),
    Kind("part of a word", lambda r, c: _last(r)[2:] if len(_last(r)) >= 8 else "", tells=False),
    Kind("own portfolio: surname", lambda r, c: _last(r), tells=False, restricted=True),
    Kind("own portfolio: surname, first name", lambda r, c: _person(r, r["name"], r["first_name"]), False, True),
    Kind("own portfolio: one letter", lambda r, c: _last(r)[:1], tells=False, restricted=True),
    Kind("four common words", lambda r, c: " ".join(c.sample(_COMMON, 4)), tells=False),
)
