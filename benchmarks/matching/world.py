"""The France of the two later files: names of many origins, towns and streets of the official list, what people have.

Shares no list and no habit with `urban.py` nor `regional.py`: it was written without looking at the rules.
"""

import csv
import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data"
_COMMUNES = Path(__file__).parents[2] / "src/carnet/communes/data/communes.csv"


def bare(text: str) -> str:
    return unicodedata.normalize("NFKD", text.replace("œ", "oe")).encode("ascii", "ignore").decode()


def slug(text: str) -> str:
    return "".join(char for char in bare(text).lower() if char.isalnum())


def initials(name: str) -> str:
    words = bare(name).replace("'", " ").replace("-", " ").split()
    return "".join(
        word[0] for word in words if word.lower() not in ("de", "la", "le", "les", "et", "du", "des", "d", "l")
    ).upper()


def _section(name: str) -> list[str]:
    """The words of one `[section]` of words.txt, where `_` is a space."""
    text = (_DATA / "words.txt").read_text(encoding="utf-8")
    return [word.replace("_", " ") for word in text.partition(f"[{name}]")[2].partition("[")[0].split()]


class Home(NamedTuple):
    number: str = ""
    way: str = ""
    street: str = ""
    more: str = ""  # building, floor, hamlet
    postcode: str = ""
    city: str = ""

    @property
    def line(self) -> str:
        return " ".join(filter(None, (self.number, self.way, self.street)))


_NOWHERE = Home()


@dataclass(slots=True)
class Someone:
    """A client as it is in truth, whatever is typed."""

    kind: str  # person | couple | company | public | condominium | association
    name: str  # surname, or legal name
    first: str = ""
    sex: str = ""
    spouse: str = ""
    maiden: str = ""
    born: str = ""
    form: str = ""
    trade: str = ""  # name on the shop
    acronym: str = ""
    siren: str = ""
    nic: str = ""
    home: Home = _NOWHERE
    landline: str = ""
    mobile: str = ""
    mail: str = ""
    contact: tuple[str, str] = ("", "")
    syndic: str = ""
    line_is_shared: bool = False
    tags: list[str] = field(default_factory=list)

    @property
    def form_is_said(self) -> bool:
        """Nobody leaves it out: without it the name would be that of its owner."""
        return self.form in ("SCI", "EARL", "GAEC", "SCEA")

    @property
    def is_person(self) -> bool:
        return self.kind in ("person", "couple")

    def but(self, **changes: object) -> "Someone":
        return replace(self, **changes)  # type: ignore[arg-type]


class World:
    def __init__(self, rng: random.Random, departments: Sequence[str], near: float, tail: int) -> None:
        self.rng, self.near = rng, near
        self._codes = 0
        towns = self._towns()
        self.home_towns = [town for town in towns if town[3] in departments]
        self.other_towns = [town for town in towns if town[3] not in departments]
        self._home_odds = list(accumulate(town[2] ** 0.75 for town in self.home_towns))
        self._other_odds = list(accumulate(town[2] ** 0.75 for town in self.other_towns))
        common, places = _section("surnames"), [town[1] for town in towns]
        # Many surnames are names of places: the tail of the list is drawn from short names of communes.
        known = {slug(name) for name in common}
        short = sorted({name for name in places if 4 <= len(name) <= 10 and name.isalpha() and slug(name) not in known})
        self.surnames = [*common, *rng.sample(short, min(tail, len(short)))]
        self._surname_odds = list(accumulate(1 / (rank + 9) ** 0.9 for rank in range(len(self.surnames))))
        self.men, self.women = _section("men"), _section("women")
        self.streets, self.hamlets = _section("streets"), _section("hamlets")
        self.places = [name for name in places if len(name) < 14]
        self.trades, self.brands = _section("trades"), _section("brands")
        self.residences, self.syndic_names = _section("residences"), _section("syndics")
        self.nicknames = dict(pair.split("=") for pair in _section("nicknames"))

    @staticmethod
    def _towns() -> list[tuple[str, str, int, str]]:
        with _COMMUNES.open(encoding="utf-8") as source:
            rows = [row for row in csv.DictReader(source) if int(row["population"] or 0) > 400]
        return [(row["code_postal"], row["nom"], int(row["population"]), row["departement"]) for row in rows]

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    def town(self) -> tuple[str, str]:
        if self.chance(self.near):
            return self.rng.choices(self.home_towns, cum_weights=self._home_odds)[0][:2]
        return self.rng.choices(self.other_towns, cum_weights=self._other_odds)[0][:2]

    def surname(self) -> str:
        one = self.rng.choices(self.surnames, cum_weights=self._surname_odds)[0]
        if self.chance(0.02):
            return f"{one}-{self.rng.choices(self.surnames, cum_weights=self._surname_odds)[0]}"
        if self.chance(0.012):
            return f"{self.rng.choice(['de', 'du', 'd’', 'de La', 'Le', 'La'])} {one}".replace("’ ", "'")
        return one

    def first(self, sex: str) -> str:
        names = self.men if sex == "M" else self.women
        at = min(int(self.rng.expovariate(1 / 38)), len(names) - 1)
        if self.chance(0.04):
            return f"{self.rng.choice(['Jean', 'Pierre'] if sex == 'M' else ['Marie', 'Anne'])}-{names[at]}"
        return names[at]

    def next_code(self) -> int:
        """A number of client, each given once, out of order."""
        self._codes += 1
        return self._codes * 7919 % 99991

    def digits(self, count: int) -> str:
        return f"{self.rng.randrange(10**count):0{count}d}"

    def landline(self) -> str:
        return f"0{self.rng.choice('12345')}{self.rng.choice(('99', '61'))}{self.digits(6)}"

    def mobile(self) -> str:
        return f"0{self.rng.choice('6667')}{self.rng.choice(('39', '38'))}{self.digits(6)}"

    def siren(self) -> str:
        return "000" + self.digits(6)

    def home(self, town: tuple[str, str] | None = None, rural: float = 0.08) -> Home:
        rng = self.rng
        postcode, city = town or self.town()
        if self.chance(rural):
            hamlet = rng.choice(self.hamlets) if self.chance(0.5) else f"Lieu-dit {rng.choice(self.places)}"
            return Home(str(rng.randint(1, 2400)) if self.chance(0.3) else "", "", hamlet, "", postcode, city)
        street = rng.choice(self.streets)
        if self.chance(0.25):
            street = f"de {rng.choice(self.places)}"
        number = str(rng.randint(1, 45) if self.chance(0.7) else rng.randint(1, 260))
        if self.chance(0.05):
            number += rng.choice([" bis", " ter", "B", " A"])
        way = rng.choices(
            ["rue", "avenue", "boulevard", "place", "impasse", "chemin", "allée", "route", "cours", "square"],
            [52, 12, 6, 5, 5, 6, 6, 5, 2, 1],
        )[0]
        return Home(number, way, street, "", postcode, city)

    def mail(self, first: str, surname: str) -> str:
        one, two = slug(first), slug(surname)
        shapes = [f"{one}.{two}", f"{one[:1]}.{two}", f"{two}.{one}", f"{one}{two[:1]}{self.digits(2)}"]
        shapes += [
            f"{one}_{two}",
            f"{two}{self.digits(2)}",
            f"{self.rng.choice(['la', 'le', 'petit', 'super'])}{one}{self.digits(3)}",
        ]
        return f"{self.rng.choice(shapes)}@{self.mailbox()}"

    def mailbox(self) -> str:
        boxes = ["gmail", "orange", "free", "hotmail", "yahoo", "laposte", "sfr", "icloud", "outlook", "bbox"]
        return self.rng.choices(boxes, [40, 14, 9, 9, 7, 6, 5, 4, 4, 2])[0] + ".example"

    def birthday(self, low: int = 1938, high: int = 2004) -> str:
        return f"{self.rng.randint(1, 28):02d}/{self.rng.randint(1, 12):02d}/{self.rng.randint(low, high)}"
