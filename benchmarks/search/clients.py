"""A client file by arithmetic: client number n is always the same, whatever the size of the file. Nobody real."""

import csv
import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import carnet.communes
from benchmarks.search import words
from carnet.search.tokens import Entry

HERE = Path(__file__).parent
SALESPEOPLE = 60


@dataclass(slots=True)
class Person:
    """A client as the generator knows it: queries and their answers are made from it."""

    id: int
    firm: bool
    name: str
    first_name: str
    surname: str
    number: str
    siren: str
    phones: list[str]
    email: str
    street: str
    street_name: str
    postcode: str
    city: str
    contact: tuple[str, str] | None
    note: list[str]
    reference: str
    salesperson: int
    active: bool
    filters: tuple[str, ...] = field(default=())

    def entry(self) -> Entry:
        contacts = [f"{self.contact[1]} {self.contact[0]}"] if self.contact else []
        return Entry(
            names=[self.name],
            first_names=[self.first_name] if self.first_name else [],
            contacts=contacts,
            numbers=[self.number],
            registrations=[self.siren, self.siren + "00012"] if self.siren else [],
            phones=[spaced(phone) for phone in self.phones],
            emails=[self.email] if self.email else [],
            streets=[self.street],
            postcodes=[self.postcode],
            cities=[self.city],
            notes=[" ".join((*self.note, self.reference))] if self.note else [],
            filters=self.filters,
        )


def spaced(phone: str) -> str:
    return " ".join(phone[at : at + 2] for at in range(0, len(phone), 2))


def plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if char.isalnum() and char.isascii())


class Weighted:
    """A choice among values of falling frequency."""

    def __init__(self, values: Sequence[str], weights: Sequence[float]) -> None:
        self.values, self.cumulated = values, list(accumulate(weights))

    def choose(self, chance: random.Random) -> str:
        return chance.choices(self.values, cum_weights=self.cumulated)[0]


@lru_cache(maxsize=1)
def surnames() -> Weighted:
    """The common names as they are, then some sixty thousand made from their roots, each rare."""
    common = [name.replace("_", " ") for name in (HERE / "surnames.txt").read_text().split()]
    chance = random.Random(11)
    roots = sorted({name[: at + 1] for name in common for at in range(3, min(7, len(name) - 1)) if name.isalpha()})
    syllables = ("", "", "", "an", "ou", "ri", "la", "me", "bo", "lin", "gue", "ker")
    made = sorted(
        {root + middle + end for root in roots for middle in syllables for end in words.TAIL_ENDS} - set(common)
    )
    chance.shuffle(made)
    values = [*common, *made[:60_000]]
    return Weighted(values, [1 / (rank + 4) ** 0.85 for rank in range(len(values))])


@lru_cache(maxsize=1)
def first_names() -> Weighted:
    values = (HERE / "first_names.txt").read_text().split()
    return Weighted(values, [1 / (rank + 8) ** 0.8 for rank in range(len(values))])


@lru_cache(maxsize=1)
def communes() -> Weighted:
    """Real communes by population: `56100;Lorient`."""
    path = Path(carnet.communes.__file__).parent / "data" / "communes.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = [(f"{row['code_postal']};{row['nom']}", float(row["population"] or 0)) for row in csv.DictReader(file)]
    return Weighted([value for value, _ in rows], [max(people, 50) ** 0.95 for _, people in rows])


@lru_cache(maxsize=1)
def streets() -> Weighted:
    return Weighted(words.STREETS, [1 / (rank + 4) ** 0.6 for rank in range(len(words.STREETS))])


@lru_cache(maxsize=1)
def notes() -> Weighted:
    return Weighted(words.NOTES, [1 / (rank + 6) ** 0.7 for rank in range(len(words.NOTES))])


def client(number: int) -> Person:
    """Client `number` of the file, always the same."""
    chance = random.Random(number * 2_654_435_761)
    postcode, city = communes().choose(chance).split(";")
    surname = surnames().choose(chance)
    firm = chance.random() < 0.4
    first_name = "" if firm else first_names().choose(chance)
    if not firm and chance.random() < 0.04:
        first_name = f"Jean-{first_name}"
    name = _firm(chance, surname, city) if firm else surname
    street_name = streets().choose(chance)
    salesperson = int(SALESPEOPLE * chance.random() ** 2) + 1  # a few have many clients
    active = chance.random() < 0.93
    written = chance.random() < 0.45
    return Person(
        id=number,
        firm=firm,
        name=name,
        first_name=first_name,
        surname=surname,
        number=f"C{number:07d}",
        siren=f"000{chance.randrange(10**6):06d}" if firm else "",
        phones=[_phone(chance) for _ in range(2 if chance.random() < 0.4 else 1)],
        email=_email(chance, first_name, surname) if chance.random() < 0.65 else "",
        street=f"{chance.randint(1, 90)} {chance.choice(words.STREET_TYPES)} {street_name}",
        street_name=street_name,
        postcode=postcode,
        city=city,
        contact=(surnames().choose(chance), first_names().choose(chance)) if firm and chance.random() < 0.7 else None,
        note=[notes().choose(chance) for _ in range(chance.randint(4, 14))] if written else [],
        reference=f"{chance.choice('ABCDEFGH')}{chance.randint(10000, 99999)}" if written else "",
        salesperson=salesperson,
        active=active,
        filters=(f"s:{salesperson}", "seen", *(("active",) if active else ())),
    )


def _firm(chance: random.Random, surname: str, city: str) -> str:
    return chance.choice(words.FIRMS).format(
        form=chance.choice(words.LEGAL_FORMS),
        trade=chance.choice(words.TRADES),
        name=surname,
        city=city,
        place=chance.choice(words.PLACES),
    )


def _phone(chance: random.Random) -> str:
    """Ten digits in the three series kept for fiction, widened: a million clients need more than they hold."""
    return chance.choice(("0639", "0261", "0199", "0612", "0241", "0756")) + f"{chance.randrange(10**6):06d}"


def _email(chance: random.Random, first_name: str, surname: str) -> str:
    first, last = plain(first_name or "contact"), plain(surname)
    local = chance.choice((f"{first}.{last}", f"{first[0]}{last}", f"{last}.{first}", f"{first}{last}"))
    number = str(chance.randint(1, 9999)) if chance.random() < 0.6 else ""
    return f"{local}{number}@{chance.choice(words.PROVIDERS)}.example"
