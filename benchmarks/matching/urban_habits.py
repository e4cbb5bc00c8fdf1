"""How anybody types in the urban file: formats, capitals, abbreviations, slips."""

import string

from benchmarks.matching.urban_clients import Row, UrbanClients, plain
from carnet.matching import Place

_SHORT = {
    "rue": ["r.", "Rue", "R"],
    "avenue": ["av.", "av", "AVE"],
    "boulevard": ["bd", "Bld", "boul."],
    "place": ["pl.", "PL"],
    "impasse": ["imp.", "Imp"],
    "allée": ["all.", "allee"],
    "chemin": ["ch.", "chem."],
    "quai": ["Quai"],
    "cours": ["crs"],
}
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


class Habits:
    def __init__(self, maker: UrbanClients) -> None:
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
        near = _NEAR.get(plain(text[at]).lower(), string.ascii_lowercase)
        return text[:at] + self.rng.choice(near) + (text[at + 1 :] if kind == 3 else text[at:])

    def phone(self, number: str) -> str:
        pairs = [number[place : place + 2] for place in range(0, 10, 2)]
        shape = self.rng.randrange(8)
        if shape < 4:
            return " ".join(pairs)
        return [number, ".".join(pairs), "+33 " + " ".join(pairs)[1:], "0033" + number[1:]][shape - 4]

    def street(self, text: str) -> str:
        words = text.split()
        words = [
            self.rng.choice(_SHORT[word]) if word in _SHORT and self.rng.random() < 0.4 else word for word in words
        ]
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
