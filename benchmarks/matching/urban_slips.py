"""How the urban file's people type the same client again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from benchmarks.matching.names import NICK, TRADES
from benchmarks.matching.urban import LETTERS, SHORT, Row, plain, slug
from carnet.matching import Place

if TYPE_CHECKING:
    from benchmarks.matching.urban import Urban

_NEAR = {
    "a": "qz",
    "e": "rz",
    "i": "uo",
    "o": "ip",
    "u": "yi",
    "n": "bm",
    "m": "n",
    "r": "te",
    "t": "rd",
    "d": "t",
    "s": "dz",
    "l": "k",
    "p": "b",
    "b": "p",
    "c": "s",
}


class Slips:
    def __init__(self, maker: Urban) -> None:
        self.maker, self.rng = maker, maker.rng

    def slip(self, text: str) -> str:
        """One slip of the keyboard, or of the ear."""
        letters = [at for at, char in enumerate(text) if char.isalpha()]
        if len(letters) < 4:
            return text
        at = self.rng.choice(letters[1:])
        kind = self.rng.randrange(5)
        if kind == 0:
            return text[:at] + text[at + 1 :]
        if kind == 1:
            return text[:at] + text[at] + text[at:]
        if kind == 2 and at + 1 < len(text):
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        near = _NEAR.get(plain(text[at]).lower(), LETTERS)
        return text[:at] + self.rng.choice(near) + (text[at + 1 :] if kind == 3 else text[at:])

    def phone(self, number: str) -> str:
        pairs = [number[place : place + 2] for place in range(0, 10, 2)]
        shape = self.rng.randrange(8)
        if shape < 4:
            return " ".join(pairs)
        return [number, ".".join(pairs), "+33 " + " ".join(pairs)[1:], "0033" + number[1:]][shape - 4]

    def street(self, text: str) -> str:
        words = text.split()
        words = [self.rng.choice(SHORT[word]) if word in SHORT and self.rng.random() < 0.4 else word for word in words]
        if self.rng.random() < 0.25 and len(words) > 1:
            words[0] += ","
        text = " ".join(words)
        text = text.replace("Saint-", self.rng.choice(["St ", "Saint-", "St-"])).replace(
            "Général", self.rng.choice(["Gal", "Général", "General"])
        )
        if self.rng.random() < 0.06:
            text += f", Appt {self.rng.randint(1, 40)}"
        elif self.rng.random() < 0.05:
            text = f"Bât {self.rng.choice('ABC')} {text}"
        return text

    def place(self, place: Place) -> Place:
        city = place.city
        if self.rng.random() < 0.2:
            city = plain(city).upper()
        if self.rng.random() < 0.1:
            city = city.replace("Saint-", "St ").replace("-", " ")
        if self.rng.random() < 0.03:
            city += " CEDEX"
        return Place(self.street(place.street), place.postcode, city, place.insee)

    def dress(self, row: Row) -> Row:
        """The habits of any typist: formats, capitals, accents, the form inside the name."""
        row = dict(row)
        rng = self.rng
        row["phones"] = tuple(self.phone(number) for number in row["phones"])
        row["places"] = tuple(self.place(place) for place in row["places"])
        if rng.random() < 0.3:
            row["name"] = row["name"].upper()
        if rng.random() < 0.2:
            row["name"], row["first_name"] = plain(row["name"]), plain(row["first_name"])
        if row["kind"] == "company" and row["legal_form"]:
            if rng.random() < 0.5 and not row["name"].upper().startswith(row["legal_form"]):
                row["name"] = rng.choice(["{1} {0}", "{0} {1}"]).format(row["name"], row["legal_form"])
            if rng.random() < 0.5:
                row["legal_form"] = ""
        if row["siren"] and rng.random() < 0.3:
            row["siren"] = " ".join([row["siren"][:3], row["siren"][3:6], row["siren"][6:]])
        if row["siret"] and rng.random() < 0.25:
            row["siren"], row["siret"] = row["siret"], ""
        if row["emails"] and rng.random() < 0.1:
            row["emails"] = tuple(mail.capitalize() for mail in row["emails"])
        if rng.random() < 0.08:
            row["kind"] = ""
        return row

    def again(self, row: Row) -> tuple[Row, tuple[str, ...]]:
        """The same client once more, with one to four alterations and less or other information."""
        row = dict(row)
        rng = self.rng
        pool = self._person() if row["kind"] == "person" else self._firm()
        done: list[str] = []
        for _ in range(rng.choice([1, 1, 1, 2, 2, 3])):
            name = rng.choice(pool)
            if name not in done and not self._untraceable(name, done):
                getattr(self, name)(row)
                done.append(name)
        for field, odds in (
            ("emails", 0.25),
            ("phones", 0.08),
            ("contacts", 0.4),
            ("trade_name", 0.5),
            ("birth_date", 0.3),
            ("siret", 0.35),
            ("siren", 0.3),
            ("civility", 0.25),
        ):
            if rng.random() < odds:
                row[field] = () if isinstance(row[field], tuple) else None if field == "birth_date" else ""
        if len(row["phones"]) > 1 and rng.random() < 0.5:
            row["phones"] = (rng.choice(row["phones"]),)
        return self.dress(row), tuple(sorted(done))

    @staticmethod
    def _untraceable(name: str, done: list[str]) -> bool:
        """Somebody who moved and changed phone, or changed name and phone, is not findable by anybody."""
        severe = {"moved", "new_phone", "new_mail", "married", "by_contact", "acronym", "no_street"}
        return name in severe and bool(severe & set(done))

    def _person(self) -> list[str]:
        return ["name_slip", "name_slip", "first_slip", "initial", "no_first", "swapped", "one_column", "nickname", "new_phone", "phone_slip", "new_mail", "mail_slip",
                "moved", "street_slip", "no_street", "married", "half_couple", "compound", "number_lost", "other_domain"]  # fmt: skip

    def _firm(self) -> list[str]:
        return ["name_slip", "name_slip", "name_slip", "shorter", "shorter", "word_order", "acronym", "trading", "form_changed", "new_phone", "phone_slip", "new_mail", "mail_slip",
                "other_box", "moved", "street_slip", "no_street", "siren_slip", "by_contact", "number_lost"]  # fmt: skip

    def name_slip(self, row: Row) -> None:
        row["name"] = self.slip(row["name"])

    def first_slip(self, row: Row) -> None:
        row["first_name"] = self.slip(row["first_name"])

    def initial(self, row: Row) -> None:
        row["first_name"] = self.rng.choice(["{}.", "{}"]).format(row["first_name"][:1])

    def no_first(self, row: Row) -> None:
        row["first_name"] = ""

    def swapped(self, row: Row) -> None:
        if row["first_name"]:
            row["name"], row["first_name"] = row["first_name"], row["name"]

    def one_column(self, row: Row) -> None:
        row["name"] = (
            f"{row['name'].upper()} {row['first_name']}"
            if self.rng.random() < 0.7
            else f"{row['first_name']} {row['name']}"
        )
        row["first_name"] = ""

    def nickname(self, row: Row) -> None:
        row["first_name"] = NICK.get(row["first_name"], row["first_name"])

    def compound(self, row: Row) -> None:
        row["name"] = f"{row['name']}-{self.maker.names.surname()}"

    def married(self, row: Row) -> None:
        if row["civility"] == "Mme":
            if self.rng.random() < 0.4:
                row["birth_name"] = row["name"]
            row["name"] = self.maker.names.surname()
            row["emails"] = row["emails"] or ()

    def half_couple(self, row: Row) -> None:
        if row["civility"] != "M. et Mme":
            return
        if row["partner_first_name"] and self.rng.random() < 0.4:
            row["first_name"], row["civility"] = row["partner_first_name"], "Mme"
        else:
            row["civility"] = "M."
        row["partner_first_name"] = ""

    def new_phone(self, row: Row) -> None:
        row["phones"] = (self.maker.mobile(),)

    def phone_slip(self, row: Row) -> None:
        if row["phones"]:
            number = row["phones"][0]
            at = self.rng.randint(4, 8)
            changed = (
                number[:at] + number[at + 1] + number[at] + number[at + 2 :]
                if self.rng.random() < 0.6
                else number[:at] + str(self.rng.randrange(10)) + number[at + 1 :]
            )
            row["phones"] = (changed, *row["phones"][1:])

    def new_mail(self, row: Row) -> None:
        row["emails"] = (self.maker.mail_of(row["first_name"], row["name"]),)

    def other_domain(self, row: Row) -> None:
        row["emails"] = tuple(
            mail.partition("@")[0] + "@" + self.rng.choice(["gmail.example", "orange.example"])
            for mail in row["emails"]
        )

    def mail_slip(self, row: Row) -> None:
        row["emails"] = tuple(
            self.slip(mail.partition("@")[0]).lower() + "@" + mail.partition("@")[2] for mail in row["emails"]
        )

    def other_box(self, row: Row) -> None:
        row["emails"] = tuple("facturation@" + mail.partition("@")[2] for mail in row["emails"])

    def moved(self, row: Row) -> None:
        town = None
        if self.rng.random() < 0.5 and row["places"]:
            here = row["places"][0]
            town = {"postcode": here.postcode, "name": here.city, "insee": here.insee}
        row["places"] = (self.maker.place(town),)

    def street_slip(self, row: Row) -> None:
        row["places"] = tuple(Place(self.slip(place.street), place.postcode, place.city) for place in row["places"])

    def no_street(self, row: Row) -> None:
        row["places"] = tuple(Place("", place.postcode, place.city) for place in row["places"])

    def number_lost(self, row: Row) -> None:
        row["places"] = tuple(
            Place(place.street.lstrip("0123456789 "), place.postcode, place.city) for place in row["places"]
        )

    def shorter(self, row: Row) -> None:
        words = row["name"].split()
        if len(words) > 1 and row["kind"] == "company":
            words.remove(next((word for word in words if word in TRADES), words[-1]))
            row["name"] = " ".join(words)

    def word_order(self, row: Row) -> None:
        row["name"] = " ".join(reversed(row["name"].split()))

    def acronym(self, row: Row) -> None:
        words = [word for word in row["name"].split() if word[0].isalpha()]
        if len(words) > 2 and row["kind"] == "company":
            row["name"] = "".join(word[0] for word in words).upper()

    def trading(self, row: Row) -> None:
        if row["trade_name"]:
            row["name"], row["trade_name"] = row["trade_name"], ""

    def form_changed(self, row: Row) -> None:
        if row["legal_form"] in ("SARL", "EURL"):
            row["legal_form"] = "SAS"

    def siren_slip(self, row: Row) -> None:
        if row["siren"]:
            at = self.rng.randint(3, 7)
            row["siren"] = row["siren"][:at] + row["siren"][at + 1] + row["siren"][at] + row["siren"][at + 2 :]
            row["siret"] = ""

    def by_contact(self, row: Row) -> None:
        """Entered under the name of the contact person: the firm's phone, mail and address."""
        if row["contacts"] and row["kind"] == "company" and row["legal_form"] != "SCI":
            first, _, surname = row["contacts"][0].partition(" ")
            row.update(
                name=surname,
                first_name=first,
                legal_form="",
                siren="",
                siret="",
                contacts=(),
                trade_name="",
                kind=self.rng.choice(["person", "company", ""]),
            )


def birth_slip(born: date) -> date:
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else born


__all__ = ["Slips", "birth_slip", "slug"]
