"""The people and bodies of the region: what stays true whatever is typed."""

import csv
import random
import unicodedata
from datetime import date
from pathlib import Path

from benchmarks.matching.names import HAMLETS, STREETS, Names
from benchmarks.matching.truth import File
from carnet.matching import Party, Place


def bare(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


class Person:
    """A household member of the region: what stays true whatever is typed."""

    def __init__(self, file: "Region", **given: object) -> None:
        rng = file.rng
        self.sex = given.get("sex") or rng.choice("MF")
        self.surname = str(given.get("surname") or file.names.surname())
        self.first = str(given.get("first") or file.names.first(str(self.sex)))
        home = given.get("home")
        self.home = home if isinstance(home, Place) else file.home()
        self.landline = given.get("landline", file.landline() if rng.random() < 0.8 else "")
        self.mobile = given.get("mobile", file.mobile() if rng.random() < 0.35 else "")
        self.mail = given.get("mail", file.mail(self.first, self.surname) if rng.random() < 0.22 else "")
        self.spouse = str(given.get("spouse") or "")
        self.born = (
            date(rng.randint(1925, 1995), rng.randint(1, 12), rng.randint(1, 28)) if rng.random() < 0.1 else None
        )
        self.maiden = str(given.get("maiden") or "")


class Body:
    """A firm, a farm, a public body, an association, a residence."""

    def __init__(self, kind: str, names: list[str], home: Place, phone: str, **given: object) -> None:
        self.kind, self.names, self.home, self.phone = kind, names, home, phone
        self.form = str(given.get("form") or "")
        self.siren = str(given.get("siren") or "")
        self.siret = str(given.get("siret") or "")
        self.mail = str(given.get("mail") or "")
        self.manager = str(given.get("manager") or "")
        self.syndic = str(given.get("syndic") or "")


class Region:
    def __init__(self, seed: int, size: int = 20_000, duplicates: float = 0.09) -> None:
        self.rng = random.Random(seed * 7919)
        self.names = Names(self.rng, tail=2500)
        self.size, self.duplicates = size, duplicates
        with (Path(__file__).parent / "data" / "communes.csv").open() as source:
            self.towns = [row for row in csv.DictReader(source) if row["file"] == "regional"]
        self.weights = [int(row["population"]) ** 0.6 for row in self.towns]
        # In a hamlet a few surnames are everybody's.
        self.clans = {row["insee"]: [self.names.surname() for _ in range(4)] for row in self.towns}
        self.file = File(f"regional-{seed}")
        self.client = 0
        self._halls: set[str] = set()
        self.lines: list[tuple[Party, int, str, tuple[str, ...]]] = []

    def town(self) -> dict[str, str]:
        return self.rng.choices(self.towns, self.weights)[0]

    def home(self, town: dict[str, str] | None = None) -> Place:
        town = town or self.town()
        if int(town["population"]) < 4000 and self.rng.random() < 0.55:
            hamlet = self.rng.choice(HAMLETS)
            street = f"{self.rng.randint(1, 12)} {hamlet}" if self.rng.random() < 0.25 else hamlet
        else:
            way = self.rng.choice(["rue", "rue", "rue", "place", "route", "chemin", "allée", "impasse", "avenue"])
            street = f"{self.rng.randint(1, 60)} {way} {self.rng.choice(STREETS)}"
        return Place(street, town["postcode"], town["name"], town["insee"])

    def landline(self) -> str:
        return f"0{self.rng.choice('222235')}61{self.rng.randrange(10**6):06d}"

    def mobile(self) -> str:
        return f"0639{self.rng.randrange(10**6):06d}"

    def mail(self, first: str, surname: str) -> str:
        one, two = (
            bare(first).lower().replace("-", "").replace(" ", ""),
            bare(surname).lower().replace(" ", "").replace("-", "").replace("'", ""),
        )
        return self.rng.choice(
            [f"{one}.{two}", f"{one[0]}.{two}", f"{two}{self.rng.randint(22, 99)}", f"{two}.{one}", f"{one}{two}"]
        ) + self.rng.choice(["@wanadoo.example", "@orange.example", "@laposte.example"])

    def siren(self) -> str:
        return f"000{self.rng.randrange(10**6):06d}"
