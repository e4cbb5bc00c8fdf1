"""From what a record says to the tokens it is found by. Pure: no Django, no table.

A token is a folded word, or begins with a sign that nobody can type through `fold`:
`=` a filter, `~` a telephone written backwards (its last digits are then a prefix), `#` a number without its zeros.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from carnet.kernel.text import digits, fold, strip_accents, words
from carnet.search.vocabulary import LEGAL_FORMS, LONG_FORMS, PARTICLES, SAINTS, STOP_WORDS, STREET_TYPES

LENGTH = 40
FILTER, TAIL, BARE = "=", "~", "#"
# A note of three thousand words is not found by each of them.
NOTE_WORDS = 300

Tokens = frozenset[tuple[int, str]]

_NUMBERED = re.compile(r"([a-z]{1,4})([0-9]+)")
_NOT_EMAIL = re.compile(r"[^a-z0-9@._+-]")
_SEPARATED = re.compile(r"[\s/,;&+()]+")


class Field(IntEnum):
    """Where a word stands, the most telling first: a word that stands in two places counts in the first."""

    NAME = 1
    FIRST_NAME = 2
    VARIANT = 3  # another way to write the name: legoff, stgermain, initials of a firm
    CONTACT = 4
    NUMBER = 5  # client number, SIREN, SIRET, VAT number
    PHONE = 6
    EMAIL = 7
    PLACE = 8
    NOTE = 9
    FILTER = 10

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Field.NAME: "nom",
    Field.FIRST_NAME: "prénom",
    Field.VARIANT: "nom",
    Field.CONTACT: "contact",
    Field.NUMBER: "numéro",
    Field.PHONE: "téléphone",
    Field.EMAIL: "e-mail",
    Field.PLACE: "adresse",
    Field.NOTE: "note",
    Field.FILTER: "filtre",
}

TYPED = tuple(field for field in Field if field is not Field.FILTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a subject may be found by, as it is written in the record."""

    names: Sequence[str] = ()
    first_names: Sequence[str] = ()
    contacts: Sequence[str] = ()
    numbers: Sequence[str] = ()  # the subject's own: C00412
    registrations: Sequence[str] = ()  # SIREN, SIRET, VAT number
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()
    streets: Sequence[str] = ()
    postcodes: Sequence[str] = ()
    cities: Sequence[str] = ()
    notes: Sequence[str] = ()
    filters: Sequence[str] = ()  # active, s:12, dept:49


def tokens_of(entry: Entry) -> Tokens:
    """Every (field, token) of a subject; a token stands once, in its most telling field."""
    best: dict[str, int] = {}
    for field, token in _all(entry):
        token = token[:LENGTH]
        if token and best.get(token, 99) > field:
            best[token] = int(field)
    return frozenset((field, token) for token, field in best.items())


def _all(entry: Entry) -> Iterator[tuple[Field, str]]:
    for name in entry.names:
        yield from ((Field.NAME, word) for word in long_words(name))
        yield from ((Field.VARIANT, variant) for variant in variants(name))
    for name in entry.first_names:
        yield from ((Field.FIRST_NAME, word) for word in words(name))
        yield from ((Field.VARIANT, variant) for variant in _joined(name))
    for contact in entry.contacts:
        yield from ((Field.CONTACT, word) for word in (*_telling(contact, STOP_WORDS), *_joined(contact)))
    for number in entry.numbers:
        yield from ((Field.NUMBER, form) for form in number_forms(number))
    for registration in entry.registrations:
        yield Field.NUMBER, fold(registration).replace(" ", "")
    for phone in entry.phones:
        yield from ((Field.PHONE, form) for form in phone_forms(phone))
    for email in entry.emails:
        yield from ((Field.EMAIL, form) for form in email_forms(email))
    yield from ((Field.PLACE, word) for word in _places(entry))
    yield from ((Field.NOTE, word) for word in _note_words(entry.notes))
    yield from ((Field.FILTER, FILTER + name) for name in entry.filters)


def long_words(text: str) -> list[str]:
    """The words, abbreviations opened: `St Germain` → saint, germain."""
    return [LONG_FORMS.get(word, word) for word in words(text)]


def _telling(text: str, useless: frozenset[str]) -> list[str]:
    return [word for word in long_words(text) if word not in useless]


def variants(name: str) -> Iterator[str]:
    """Other ways to type a name: its two words joined, or its initials."""
    yield from _joined(name)
    telling = [word for word in words(name) if word not in STOP_WORDS | LEGAL_FORMS]
    if len(telling) == 2 and "".join(telling).isalpha():
        yield "".join(telling)  # `Nguyen Van`, `Bati Service`: people glue them
    if 3 <= len(telling) <= 6:
        yield "".join(word[0] for word in telling)


def _joined(name: str) -> Iterator[str]:
    """`Le Goff` → legoff, `Jean-Pierre` → jeanpierre, `S.N.C.F.` → sncf, `St Germain` → saintgermain, stgermain."""
    for chunk in _SEPARATED.split(name):
        if " " in (folded := fold(chunk)):
            yield folded.replace(" ", "")
    sequence = words(name)
    for first, second in pairwise(sequence):
        if first in SAINTS or first in SAINTS.values():
            yield "saint" + second if first in {"st", "saint"} else "sainte" + second
            yield ("st" if first in {"st", "saint"} else "ste") + second
    run = ""
    for word in sequence:
        if run and word not in PARTICLES:
            yield run + word
        run = run + word if word in PARTICLES else ""


def number_forms(number: str) -> Iterator[str]:
    """`C00412` → c00412, and c412 or 412 for whoever does not count zeros."""
    joined = fold(number).replace(" ", "")
    yield joined
    if bare := bare_number(joined):
        yield BARE + bare
    if tail := re.search(r"[0-9]+$", joined):
        yield BARE + (tail[0].lstrip("0") or "0")


def bare_number(word: str) -> str:
    """`c00412` → c412; nothing for a word that is not a number behind some letters."""
    parts = _NUMBERED.fullmatch(word)
    return parts[1] + (parts[2].lstrip("0") or "0") if parts else ""


def national(phone: str) -> str:
    """The digits of a telephone; a French one as it is dialled in France: `+33 (0)6 39…` → 0639…"""
    plain = phone.replace("(0)", "")
    found = digits(plain)
    if plain.strip().startswith("+"):
        found = "00" + found
    if found.startswith("0033"):
        return "0" + found[4:].lstrip("0")
    if found.startswith("33") and len(found) == 11:
        return "0" + found[2:]
    return found


def phone_forms(phone: str) -> Iterator[str]:
    if number := national(phone):
        yield number
        yield TAIL + number[::-1]


def email_whole(email: str) -> str:
    return _NOT_EMAIL.sub("", strip_accents(email).lower())[:LENGTH]


def email_forms(email: str) -> Iterator[str]:
    """The whole address, the words before the @, those after it without the ending."""
    yield email_whole(email)
    local, _, domain = email.partition("@")
    # One word before the @ is the beginning of the whole: it needs no row of its own.
    if len(parts := words(local)) > 1:
        yield from (part for part in parts if part not in STOP_WORDS)
        yield "".join(parts)
    yield from _telling(domain.rpartition(".")[0], STOP_WORDS)


def _places(entry: Entry) -> Iterator[str]:
    for street in entry.streets:
        yield from _telling(street, STOP_WORDS | STREET_TYPES)
    for postcode in entry.postcodes:
        yield fold(postcode).replace(" ", "")
    for city in entry.cities:
        yield from _telling(city, STOP_WORDS | STREET_TYPES)
        yield from (form for form in _joined(city) if form.startswith(("st", "saint")))


def _note_words(notes: Iterable[str]) -> list[str]:
    found = (word for note in notes for word in long_words(note) if len(word) > 1 and word not in STOP_WORDS)
    return list(dict.fromkeys(found))[:NOTE_WORDS]
