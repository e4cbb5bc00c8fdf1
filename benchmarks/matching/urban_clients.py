"""The clients of the urban file: what they are made of, before anybody types them again."""

import csv
import random
import unicodedata
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.matching.names import RESIDENCES, STREETS, SYNDICS, TRADES, Names
from benchmarks.matching.truth import File
from carnet.matching import Party, Place

Row = dict[str, Any]
_EMPTY: Row = {field.name: field.default for field in fields(Party)}
_GENERIC = [
    "gmail.example",
    "orange.example",
    "free.example",
    "wanadoo.example",
    "hotmail.example",
    "sfr.example",
    "laposte.example",
    "outlook.example",
]
_WAYS = ["rue"] * 12 + ["avenue"] * 4 + ["boulevard"] * 2 + ["place", "impasse", "allée", "chemin", "quai", "cours"]


def plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def slug(text: str) -> str:
    return "".join(char for char in plain(text).lower() if char.isalnum())


class UrbanClients:
    def __init__(self, seed: int, size: int = 20_000, duplicates: float = 0.21) -> None:
        self.rng = random.Random(seed)
        self.names = Names(self.rng)
        self.size, self.duplicates = size, duplicates
        with (Path(__file__).parent / "data" / "communes.csv").open() as source:
            towns = [row for row in csv.DictReader(source) if row["file"] == "urban"]
        self.near = [row for row in towns if row["department"] in ("59", "69", "44")]
        self.far = [row for row in towns if row["department"] not in ("59", "69", "44")]
        self.file = File(f"urban-{seed}")
        self.clients = 0
        self.syndics = [(name, self.landline(), f"copro@{slug(name)}.example") for name in SYNDICS]

    # What things are made of

    def landline(self) -> str:
        return f"0{self.rng.choice('1234')}99{self.rng.randrange(10**6):06d}"

    def mobile(self) -> str:
        return f"0{self.rng.choice('667')}39{self.rng.randrange(10**6):06d}"

    def town(self) -> Row:
        pool = self.near if self.rng.random() < 0.62 else self.far
        return self.rng.choices(pool, [int(row["population"]) ** 0.8 for row in pool])[0]

    def street(self) -> str:
        number = self.rng.randint(1, 40) if self.rng.random() < 0.6 else self.rng.randint(1, 220)
        bis = self.rng.choice([" bis", " ter"]) if self.rng.random() < 0.04 else ""
        return f"{number}{bis} {self.rng.choice(_WAYS)} {self.rng.choice(STREETS)}"

    def place(self, town: Row | None = None) -> Place:
        town = town or self.town()
        return Place(self.street(), town["postcode"], town["name"], town["insee"] if self.rng.random() < 0.3 else "")

    def siren(self) -> str:
        return f"000{self.rng.randrange(10**6):06d}"

    def mail_of(self, first: str, surname: str) -> str:
        first, surname = slug(first), slug(surname)
        shape = self.rng.choice(
            [
                f"{first}.{surname}",
                f"{first[:1]}{surname}",
                f"{surname}.{first}",
                f"{first}{surname}{self.rng.randint(1, 99)}",
                f"{surname}{self.rng.randint(1, 999)}",
                f"{first}{self.rng.randint(10, 9999)}",
            ]
        )
        return f"{shape}@{self.rng.choice(_GENERIC)}"

    def born(self, low: int = 1940, high: int = 2003) -> date:
        return date(low, 1, 1) + timedelta(days=self.rng.randrange((high - low) * 365))

    # Clients

    def person(self, **given: Any) -> Row:
        rng = self.rng
        sex = given.pop("sex", rng.choice("MF"))
        row = {
            **_EMPTY,
            "kind": "person",
            "civility": "M." if sex == "M" else "Mme",
            "name": self.names.surname(),
            "first_name": self.names.first(sex),
        }
        row["places"] = (self.place(),)
        row["birth_date"] = self.born() if rng.random() < 0.25 else None
        row.update(given)
        if "phones" not in given:
            row["phones"] = tuple(
                number for number, odds in ((self.mobile(), 0.8), (self.landline(), 0.5)) if rng.random() < odds
            )
        if "emails" not in given:
            row["emails"] = (self.mail_of(row["first_name"], row["name"]),) if rng.random() < 0.65 else ()
        return row

    def couple(self) -> Row:
        row = self.person(sex="M", civility="M. et Mme")
        if self.rng.random() < 0.6:
            row["partner_first_name"] = self.names.first("F")
        return row

    def firm_name(self) -> str:
        surname, trade, rng = self.names.surname(), self.rng.choice(TRADES), self.rng
        shape = rng.choice(
            [
                "{l} {t}",
                "{t} {l}",
                "{t} {l}",
                "Établissements {l}",
                "{l} et Fils",
                "{l} Frères",
                "{t} {l} & {t2}",
                "{t} {c}",
                "{s} {t}",
                "Atelier {l}",
                "Cabinet {l}",
                "{l} {l2} Associés",
                "{f} {l} {t}",
                "{s}",
                "{s} {l}",
                "Société {l}",
            ]
        )
        made = rng.choice(
            ["Nova", "Axi", "Habi", "Eco", "Proxi", "Techni", "Alti", "Opti", "Sola", "Cimo", "Vala", "Mira"]
        ) + rng.choice(["bat", "therm", "lia", "dis", "clim", "neo", "sol", "tec", "plus", "ris"])
        return shape.format(
            l=surname,
            l2=self.names.surname(),
            t=trade,
            t2=rng.choice(TRADES),
            c=self.town()["name"],
            f=self.names.first("M"),
            s=made,
        )

    def company(self, **given: Any) -> Row:
        rng = self.rng
        row = {
            **_EMPTY,
            "kind": "company",
            "name": self.firm_name(),
            "legal_form": rng.choice(["SARL"] * 4 + ["SAS"] * 4 + ["EURL", "SASU", "SA", "EI", ""]),
        }
        row["siren"] = self.siren() if rng.random() < 0.6 else ""
        if row["siren"] and rng.random() < 0.6:
            row["siret"] = row["siren"] + "000" + rng.choice(["10", "12", "18", "21", "24", "27", "33"])
        row["places"] = (self.place(),)
        row["contacts"] = (
            (f"{self.names.first(rng.choice('MF'))} {self.names.surname()}",) if rng.random() < 0.5 else ()
        )
        row["trade_name"] = self.firm_name() if rng.random() < 0.08 else ""
        row.update(given)
        domain = slug(row["name"])[:22] + ".example"
        if "phones" not in given:
            row["phones"] = tuple(
                number for number, odds in ((self.landline(), 0.85), (self.mobile(), 0.35)) if rng.random() < odds
            )
        if "emails" not in given:
            row["emails"] = (
                (
                    f"{rng.choice(['contact', 'info', 'accueil', 'compta', 'direction'])}@{domain}"
                    if rng.random() < 0.7
                    else self.mail_of("", slug(row["name"])[:14]),
                )
                if rng.random() < 0.7
                else ()
            )
        return row

    def condominium(self, **given: Any) -> Row:
        rng = self.rng
        syndic, phone, mail = rng.choice(self.syndics)
        name = rng.choice(["Résidence {}", "SDC {}", "Copropriété {}", "Syndicat des copropriétaires {}"]).format(
            rng.choice(RESIDENCES)
        )
        place = self.place()
        if rng.random() < 0.2:
            name = f"SDC {place.street}"
        return {
            **_EMPTY,
            "kind": "condominium",
            "name": name,
            "syndic": syndic,
            "phones": (phone,),
            "emails": (mail,) if rng.random() < 0.6 else (),
            "places": (place,),
            **given,
        }

    def public(self) -> Row:
        town = self.town()
        name = self.rng.choice(
            ["Mairie de {}", "Ville de {}", "Commune de {}", "CCAS de {}", "École Jules Ferry {}", "Lycée {}"]
        ).format(town["name"])
        return {
            **_EMPTY,
            "kind": "public",
            "name": name,
            "siret": self.siren() + "00013",
            "phones": (self.landline(),),
            "places": (self.place(town),),
        }

    def anyone(self) -> Row:
        draw = self.rng.random()
        if draw < 0.46:
            return self.couple() if self.rng.random() < 0.1 else self.person()
        if draw < 0.9:
            return self.company()
        return (
            self.condominium()
            if draw < 0.95
            else self.public()
            if draw < 0.98
            else self.company(name=f"Association {self.names.surname()}", kind="association")
        )
