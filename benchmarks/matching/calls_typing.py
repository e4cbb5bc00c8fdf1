"""How the operators of the repair service type: each has habits of form; the second time, something has changed or is misheard."""

from benchmarks.matching.calls_again import Again
from benchmarks.matching.populace import Populace
from benchmarks.matching.world import Home, Someone, bare

HEADINGS = [
    "Réf.", "Catégorie", "Civ.", "Nom / Raison sociale", "Prénom", "Enseigne", "Adresse", "Complément d'adresse", "CP", "Commune", "Tél. fixe",
    "Tél. mobile", "E-mail", "Interlocuteur", "N° SIRET", "Né(e) le", "Nom de naissance", "Observations",
]  # fmt: skip
_KINDS = {
    "person": "Particulier",
    "couple": "Particulier",
    "company": "Professionnel",
    "public": "Collectivité",
    "condominium": "Copropriété",
    "association": "Association",
}
_WAYS = {
    "rue": ["r", "r.", "Rue", "RUE"], "avenue": ["av", "av.", "Ave", "AV"], "boulevard": ["bd", "Bd", "bld", "boul"], "place": ["pl", "Pl.", "Place"],
    "impasse": ["imp", "Imp."], "chemin": ["che", "ch.", "Chem"], "allée": ["all", "All.", "allee"], "route": ["rte", "Rte"], "square": ["sq", "Sq."],
    "cours": ["crs", "Cours"],
}  # fmt: skip
_TITLES = {
    "Général": "Gal",
    "Maréchal": "Mal",
    "Docteur": "Dr",
    "Commandant": "Cdt",
    "Capitaine": "Cne",
    "Colonel": "Col",
    "Saint-": "St ",
    "Sainte-": "Ste ",
    "Professeur": "Pr",
    "Notre-Dame": "ND",
}


class Operator(Again):
    """One pair of hands: capitals or not, accents or not, numbers cut her way, how much she asks for."""

    def __init__(self, world: Populace) -> None:
        self.world, self.rng = world, world.rng
        rng = self.rng
        self.capitals = rng.choice([0.05, 0.1, 0.9, 0.2])
        self.accents = rng.choice([0.95, 0.9, 0.3, 0.6])
        self.shorten = rng.choice([0.1, 0.5, 0.9])
        self.dots = rng.choice(
            [
                "{0} {1} {2} {3} {4}",
                "{0}{1}{2}{3}{4}",
                "{0}.{1}.{2}.{3}.{4}",
                "{0}-{1}-{2}-{3}-{4}",
                "{0} {1} {2} {3} {4}",
            ]
        )
        self.abroad = rng.choice([0, 0, 0.05, 0.4])
        self.asks = rng.choice([0.55, 0.75, 0.9])
        self.form_first = rng.choice([0.2, 0.5, 0.8])
        self.siren_only = rng.choice([0.1, 0.7])

    def type(self, one: Someone, time: int) -> tuple[dict[str, str], tuple[str, ...]]:
        altered: list[str] = []
        if time:
            one = one.but()
            for _ in range(self.rng.choices([1, 2, 3, 4], [40, 34, 18, 8])[0]):
                self.alter(one, altered)
        return self._write(one, altered), tuple(altered)

    # The form

    def _write(self, one: Someone, altered: list[str]) -> dict[str, str]:
        home = one.home
        row = {
            "Réf.": f"R{self.world.next_code():07d}",
            "Catégorie": _KINDS[one.kind] if self.chance(0.85) else "",
            "Civ.": self._civility(one),
            "Nom / Raison sociale": self._text(self._name(one)),
            "Prénom": self._text(self._first(one)),
            "Enseigne": self._text(one.trade) if self.chance(self.asks) else "",
            "Adresse": self._street(home),
            "Complément d'adresse": self._more(home),
            "CP": home.postcode,
            "Commune": self._city(home.city),
            "Tél. fixe": self._phone(one.landline),
            "Tél. mobile": self._phone(one.mobile),
            "E-mail": one.mail if self.chance(self.asks + 0.1) else "",
            "Interlocuteur": self._contact(one),
            "N° SIRET": self._siret(one),
            "Né(e) le": one.born if self.chance(self.asks) else "",
            "Nom de naissance": one.maiden if self.chance(0.4) else "",
            "Observations": (one.syndic and f"Syndic {one.syndic}")
            or ("client mécontent" if self.chance(0.02) else ""),
        }
        for field, odds in (("Tél. fixe", 0.12), ("Tél. mobile", 0.1), ("Adresse", 0.03)):
            others = [row[name] for name in ("Tél. fixe", "Tél. mobile", "E-mail") if name != field]
            if altered and any(others) and self.chance(odds):
                row[field] = ""
        return row

    def _text(self, text: str) -> str:
        text = text if self.chance(self.accents) else bare(text)
        return text.upper() if self.chance(self.capitals) else text

    def _civility(self, one: Someone) -> str:
        if not one.is_person or not self.chance(self.asks + 0.15):
            return ""
        if one.kind == "couple":
            return self.rng.choice(["M. et Mme", "Mr et Mme", "M et Mme", "M. Mme"])
        return self.rng.choice(["M.", "Mr", "Monsieur", "M"] if one.sex == "M" else ["Mme", "Madame", "Mme", "Mlle"])

    def _name(self, one: Someone) -> str:
        if one.form_is_said:
            return f"{one.form} {one.name}"
        if one.is_person or not one.form or not self.chance(0.7):
            return one.name
        return f"{one.form} {one.name}" if self.chance(self.form_first) else f"{one.name} {one.form}"

    def _first(self, one: Someone) -> str:
        if one.kind == "couple" and one.spouse and self.chance(0.3):
            return f"{one.first} et {one.spouse}"
        return one.first

    def _street(self, home: Home) -> str:
        street, way = home.street, home.way
        for full, short in _TITLES.items():
            if self.chance(self.shorten):
                street = street.replace(full, short)
        if way in _WAYS and self.chance(self.shorten):
            way = self.rng.choice(_WAYS[way])
        comma = "," if home.number and self.chance(0.2) else ""
        return self._text(" ".join(filter(None, (home.number + comma, way, street))).strip())

    def _more(self, home: Home) -> str:
        if home.more or not self.chance(0.08):
            return home.more
        rng = self.rng
        return rng.choice(
            [
                f"Bât {rng.choice('ABCD')}",
                f"Appt {rng.randint(1, 80)}",
                f"{rng.randint(1, 9)}e étage",
                "Fond de cour",
                f"BP {rng.randint(10, 900)}",
            ]
        )

    def _city(self, city: str) -> str:
        if self.chance(self.shorten):
            city = city.replace("Saint-", "St ").replace("Sainte-", "Ste ")
        if self.chance(0.03):
            city += " CEDEX"
        return self._text(city if self.chance(0.8) else city.replace("-", " "))

    def _phone(self, number: str) -> str:
        if not number:
            return ""
        if self.chance(self.abroad):
            return f"+33 {number[1]} " + " ".join(number[at : at + 2] for at in range(2, 10, 2))
        return self.dots.format(*(number[at : at + 2] for at in range(0, 10, 2)))

    def _contact(self, one: Someone) -> str:
        if not one.contact[1] or not self.chance(self.asks):
            return ""
        first, last = one.contact
        return self._text(
            self.rng.choice(
                [f"{first} {last}", f"{last} {first}", f"M. {last}" if first in self.world.men else f"Mme {last}"]
            )
        )

    def _siret(self, one: Someone) -> str:
        if not one.siren or not self.chance(self.asks):
            return ""
        number = one.siren + one.nic
        if not one.nic or self.chance(self.siren_only):
            return one.siren if not one.nic or self.chance(0.4) else number
        return f"{number[:3]} {number[3:6]} {number[6:9]} {number[9:]}"
