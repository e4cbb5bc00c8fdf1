"""Queries of twenty-odd kinds, each with the clients that answer it in the file measured."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.search.clients import Person, client, spaced
from carnet.kernel.text import fold
from carnet.kernel.text import words as words_of

Key = tuple[str, ...]


@dataclass(slots=True)
class Query:
    kind: str
    text: str
    # What a client must be to answer: a key of `keys`; none for a query that only costs.
    key: Key | None
    origin: int = 0
    must: tuple[str, ...] = ("seen", "active")
    expected: set[int] = field(default_factory=set)


def keys(person: Person) -> Iterator[Key]:
    """What a client answers to."""
    yield "id", str(person.id)
    name = fold(person.name)
    for word in name.split():
        yield "name", word
        for length in (3, 4, 5):
            yield "begins", word[:length]
        if person.first_name:
            yield "both", word, fold(person.first_name)
            yield "both3", word, fold(person.first_name), fold(person.city)
        yield "at", word, person.postcode
        yield "portfolio", word, f"s:{person.salesperson}"
    if person.firm:
        yield "firm", name
    for phone in person.phones:
        yield "phone", phone
        for length in (4, 6, 8):
            yield "tail", phone[-length:]
    if person.email:
        yield "email", person.email
    yield "siren", person.siren
    yield "street", fold(person.street_name), fold(person.city)
    if person.contact:
        yield "contact", fold(" ".join(person.contact))
    if person.reference:
        yield "reference", person.reference
    for word in person.note:
        yield "note", fold(word), fold(person.surname)


def made(count: int, each: int, seed: int = 5) -> list[Query]:
    """The queries, from clients drawn in a file of `count`, their answers not yet filled."""
    chance = random.Random(seed)
    active = _drawn(count, chance)
    return [query for kind, make in KINDS.items() for query in _of_kind(kind, make, active, each, chance)]


def _drawn(count: int, chance: random.Random) -> Iterator[Person]:
    while True:
        person = client(chance.randint(1, count))
        if person.active:
            yield person


Make = Callable[[Person, random.Random], tuple[str, Key | None] | tuple[str, Key | None, tuple[str, ...]] | None]


def _of_kind(kind: str, make: Make, people: Iterator[Person], each: int, chance: random.Random) -> Iterator[Query]:
    found = 0
    while found < each:
        person = next(people)
        if (query := make(person, chance)) is None:
            continue
        text, key, *must = query
        found += 1
        yield Query(kind, text, key, person.id, *must)


def fill(queries: Iterable[Query], people: Iterable[Person]) -> None:
    """Fill the answers in one pass over the file: only the clients a query may see."""
    watched: dict[Key, list[Query]] = defaultdict(list)
    for query in queries:
        if query.key:
            watched[query.key].append(query)
    for person in people:
        if person.active:
            for key in keys(person):
                if key in watched:
                    for query in watched[key]:
                        query.expected.add(person.id)


def _rare(person: Person) -> bool:
    return " " not in fold(person.surname) and len(person.surname) >= 6


def _typo(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + chance.choice("abcdeilmnorstu".replace(word[at], "")) + word[at + 1 :]


def _swapped(word: str, chance: random.Random) -> str:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _missing(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


_HEARD = (
    ("ph", "f"),
    ("eau", "o"),
    ("au", "o"),
    ("ai", "e"),
    ("qu", "k"),
    ("ss", "c"),
    ("y", "i"),
    ("c", "k"),
    ("f", "ph"),
    ("th", "t"),
    ("in", "ain"),
    ("ill", "y"),
)


def _heard(word: str) -> str | None:
    """The name as written by who only heard it."""
    return next((word.replace(old, new, 1) for old, new in _HEARD if old in word and "ck" not in word), None)


def _mistyped(change: Callable[[str, random.Random], str]) -> Make:
    def make(person: Person, chance: random.Random) -> tuple[str, Key] | None:
        if person.firm or not _rare(person):
            return None
        surname, first = fold(person.surname), fold(person.first_name)
        return f"{change(surname, chance)} {first}", ("both", surname, first)

    return make


def _alone(person: Person, chance: random.Random) -> tuple[str, Key] | None:
    surname = fold(person.surname)
    return (_typo(surname, chance), ("name", surname)) if _rare(person) and not person.firm else None


def _phonetic(person: Person, chance: random.Random) -> tuple[str, Key] | None:
    surname, first = fold(person.surname), fold(person.first_name)
    heard = _heard(surname) if _rare(person) and not person.firm else None
    return (f"{heard} {first}", ("both", surname, first)) if heard else None


def _both(person: Person, *, first_last: bool) -> tuple[str, Key] | None:
    if person.firm or " " in fold(person.surname):
        return None
    surname, first = fold(person.surname), fold(person.first_name)
    return (f"{first} {surname}" if first_last else f"{surname} {first}"), ("both", surname, first)


def _three(person: Person) -> tuple[str, Key] | None:
    if person.firm or " " in fold(person.surname):
        return None
    key = ("both3", fold(person.surname), fold(person.first_name), fold(person.city))
    return f"{person.surname} {person.first_name} {person.city}", key


def _worst(person: Person, chance: random.Random) -> tuple[str, None]:
    common = [
        "martin",
        "bernard",
        "marie",
        "jean",
        "pierre",
        "paris",
        "lyon",
        "marseille",
        "rue saint",
        "thomas",
        "client",
    ]
    return " ".join(chance.sample(common, 4)), None


def _portfolio(person: Person, chance: random.Random) -> tuple[str, Key, tuple[str, ...]] | None:
    surname, own = fold(person.surname), f"s:{person.salesperson}"
    return None if person.firm or " " in surname else (surname, ("portfolio", surname, own), (own, "seen", "active"))


def _inside(person: Person, chance: random.Random) -> tuple[str, Key] | None:
    surname = fold(person.surname)
    return (surname[2:], ("name", surname)) if _rare(person) and not person.firm and len(surname) >= 8 else None


def _name(person: Person) -> tuple[str, Key]:
    word = words_of(person.surname)[-1]
    return word, ("name", word)


KINDS: dict[str, Make] = {
    "number": lambda p, r: (p.number, ("id", str(p.id))),
    "number without zeros": lambda p, r: (str(p.id), ("id", str(p.id))),
    "name": lambda p, r: _name(p) if p.firm is False else None,
    "name first name": lambda p, r: _both(p, first_last=False),
    "words reversed": lambda p, r: _both(p, first_last=True),
    "name first name city": lambda p, r: _three(p),
    "name, first letters": lambda p, r: (
        (fold(p.surname)[:5].strip(), ("begins", fold(p.surname)[:5].strip())) if _rare(p) and not p.firm else None
    ),
    "three letters": lambda p, r: (
        (fold(p.surname)[:3], ("begins", fold(p.surname)[:3])) if _rare(p) and not p.firm else None
    ),
    "firm": lambda p, r: (p.name, ("firm", fold(p.name))) if p.firm else None,
    "phone": lambda p, r: (p.phones[0], ("phone", p.phones[0])),
    "phone spaced": lambda p, r: (spaced(p.phones[0]), ("phone", p.phones[0])),
    "phone +33": lambda p, r: ("+33 " + spaced(p.phones[0])[1:], ("phone", p.phones[0])),
    "phone, last 4": lambda p, r: (p.phones[0][-4:], ("tail", p.phones[0][-4:])),
    "phone, last 6": lambda p, r: (spaced(p.phones[0][-6:]), ("tail", p.phones[0][-6:])),
    "phone, last 8": lambda p, r: (spaced(p.phones[0][-8:]), ("tail", p.phones[0][-8:])),
    "e-mail": lambda p, r: (p.email, ("email", p.email)) if p.email else None,
    "SIREN spaced": lambda p, r: (
        (f"{p.siren[:3]} {p.siren[3:6]} {p.siren[6:]}", ("siren", p.siren)) if p.siren else None
    ),
    "postcode name": lambda p, r: (
        (f"{p.postcode} {_name(p)[0]}", ("at", _name(p)[0], p.postcode)) if not p.firm else None
    ),
    "street city": lambda p, r: (f"{p.street_name} {p.city}", ("street", fold(p.street_name), fold(p.city))),
    "contact": lambda p, r: (" ".join(p.contact), ("contact", fold(" ".join(p.contact)))) if p.contact else None,
    "note name": lambda p, r: (
        (f"{p.note[0]} {p.surname}", ("note", fold(p.note[0]), fold(p.surname))) if p.note and not p.firm else None
    ),
    "note reference": lambda p, r: (p.reference, ("reference", p.reference)) if p.reference else None,
    "typo": _mistyped(_typo),
    "typo, name alone": _alone,
    "letters swapped": _mistyped(_swapped),
    "letter missing": _mistyped(_missing),
    "letter doubled": _mistyped(_doubled),
    "as heard": _phonetic,
    "part of a word": _inside,
    "portfolio": _portfolio,
    "one letter": lambda p, r: (fold(p.surname)[:1], None),
    "four common words": _worst,
}
