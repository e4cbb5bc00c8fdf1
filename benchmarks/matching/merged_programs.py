"""Two programs whose lists were poured into one: what each keeps, and what it does to names, numbers and streets.

`Ledger`, the invoicing of the nineties: capitals without accents, thirty signs a column, one telephone, no e-mail. `Agenda`, the software of the
sales people: first names, e-mails and mobiles, telephones in the notes, streets as they come.
"""

from benchmarks.matching.calls_ear import digits_wrong, slipped
from benchmarks.matching.populace import Populace
from benchmarks.matching.world import Home, Someone, bare

HEADINGS = [
    "ORIGINE",
    "CODE",
    "NOM",
    "ADRESSE1",
    "ADRESSE2",
    "CODE POSTAL",
    "VILLE",
    "TEL",
    "TEL2",
    "MAIL",
    "SIREN",
    "CONTACT",
    "NOTES",
]
_LEDGER_WAYS = {
    "rue": "R",
    "avenue": "AV",
    "boulevard": "BD",
    "place": "PL",
    "impasse": "IMP",
    "chemin": "CHE",
    "allée": "ALL",
    "route": "RTE",
    "square": "SQ",
    "cours": "CRS",
}
_CUT = {
    "SAINTE": "STE",
    "SAINT": "ST",
    "GENERAL": "GAL",
    "MARECHAL": "MAL",
    "DOCTEUR": "DR",
    "ETABLISSEMENTS": "ETS",
    "COMMANDANT": "CDT",
    "RESIDENCE": "RES",
    "SOCIETE": "STE",
}

Row = dict[str, str]


class Program:
    def __init__(self, world: Populace) -> None:
        self.world, self.rng = world, world.rng

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    def blank(self) -> Row:
        return dict.fromkeys(HEADINGS, "")


class Ledger(Program):
    """Capitals, thirty signs, one line for the name, one telephone."""

    def type(self, one: Someone) -> Row:
        row = self.blank()
        row.update({
            "ORIGINE": "COMPTA", "CODE": f"411{self.world.next_code():05d}", "NOM": self.cut(self.name(one)), "CODE POSTAL": one.home.postcode,
            "VILLE": self.city(one), "TEL": one.landline or one.mobile, "SIREN": self.siren(one),
        })  # fmt: skip
        first, second = self.lines(one)
        row["ADRESSE1"], row["ADRESSE2"] = self.cut(first), self.cut(second)
        if self.chance(0.06) and row["ADRESSE2"] == "":
            row["ADRESSE2"], row["ADRESSE1"] = (
                row["ADRESSE1"],
                self.cut(f"CHEZ {self.world.surname()}" if self.chance(0.2) else ""),
            )
        return row

    def cut(self, text: str) -> str:
        text = bare(text).upper()
        for long, short in _CUT.items():
            text = text.replace(long, short) if len(text) > 24 or self.chance(0.35) else text
        return text[:30].strip()

    def name(self, one: Someone) -> str:
        if one.is_person:
            title = {"couple": "M MME", "person": "M" if one.sex == "M" else "MME"}[one.kind]
            title = title if self.chance(0.7) else ""
            first = one.first if self.chance(0.75) else one.first[:1] if self.chance(0.6) else ""
            return " ".join(filter(None, (title, one.name, first)))
        return f"{one.form} {one.name}" if one.form and (one.form_is_said or self.chance(0.75)) else one.name

    def lines(self, one: Someone) -> tuple[str, str]:
        home = one.home
        way = _LEDGER_WAYS.get(home.way, home.way) if self.chance(0.8) else home.way
        street = " ".join(filter(None, (home.number, way, home.street)))
        beside = home.more or (f"RES {self.rng.choice(self.world.residences)}" if self.chance(0.05) else "")
        beside = beside or (f"BP {self.rng.randint(1, 999)}" if not one.is_person and self.chance(0.08) else "")
        if one.syndic:
            beside = f"C/O {one.syndic}"
        return (street, beside) if self.chance(0.7) or not beside else (beside, street)

    def city(self, one: Someone) -> str:
        city = self.cut(one.home.city.replace("-", " "))
        return f"{city} CEDEX" if not one.is_person and self.chance(0.1) else city

    def siren(self, one: Someone) -> str:
        if not one.siren or self.chance(0.35):
            return ""
        return one.siren + one.nic if one.nic and self.chance(0.6) else one.siren


class Agenda(Program):
    """Typed by sales people in the car: whole names, mobiles, the rest in the notes."""

    def type(self, one: Someone) -> Row:
        row = self.blank()
        home = one.home
        street = " ".join(filter(None, (home.number, home.way, home.street))).strip()
        row.update({
            "ORIGINE": "CRM", "CODE": f"P-{self.world.next_code():06d}", "NOM": self.name(one), "ADRESSE1": street, "ADRESSE2": home.more,
            "CODE POSTAL": home.postcode, "VILLE": home.city if self.chance(0.8) else home.city.lower(), "TEL": self.number(one.mobile),
            "TEL2": self.number(one.landline if self.chance(0.5) else ""), "MAIL": one.mail, "CONTACT": self.contact(one),
        })  # fmt: skip
        if one.siren and self.chance(0.35):
            row["SIREN"] = " ".join([one.siren[:3], one.siren[3:6], one.siren[6:]])
        if not row["TEL"] or self.chance(0.12):
            self.into_notes(row, one)
        if self.chance(0.04):
            self.shift(row)
        return row

    def name(self, one: Someone) -> str:
        if one.form_is_said:
            return f"{one.form} {one.name}"
        if not one.is_person:
            return (
                one.trade
                if one.trade and self.chance(0.5)
                else one.name
                if self.chance(0.75)
                else f"{one.name} {one.form}".strip()
            )
        if one.kind == "couple":
            both = f"{one.first} et {one.spouse}" if one.spouse and self.chance(0.5) else one.first
            return self.rng.choice(
                [f"{both} {one.name}", f"M. et Mme {one.name}", f"M et Mme {both} {one.name}", f"Famille {one.name}"]
            )
        return self.rng.choice(
            [f"{one.first} {one.name}", f"{one.first} {one.name.upper()}", f"{one.name} {one.first}"]
        )

    def number(self, number: str) -> str:
        if not number:
            return ""
        pairs = " ".join(number[at : at + 2] for at in range(0, 10, 2))
        return self.rng.choice(
            [pairs, number, f"+33{number[1:]}", f"+33 {pairs[1:]}", f"(0){number[1:]}" if self.chance(0.1) else pairs]
        )

    def contact(self, one: Someone) -> str:
        first, last = one.contact
        return f"{first} {last}" if last and self.chance(0.6) else ""

    def into_notes(self, row: Row, one: Someone) -> None:
        number = row["TEL"] or self.number(one.landline or one.mobile)
        if number:
            row["NOTES"], row["TEL"] = (
                self.rng.choice(
                    [f"tel {number}", f"rappeler au {number}", f"{number} après 18h", f"portable : {number}"]
                ),
                "",
            )

    def shift(self, row: Row) -> None:
        """A column too many in the sheet: the address slid one to the right, or the town went with the street."""
        if self.chance(0.5):
            row["ADRESSE1"], row["ADRESSE2"] = "", row["ADRESSE1"]
        else:
            row["ADRESSE1"] = f"{row['ADRESSE1']} {row['CODE POSTAL']} {row['VILLE']}".strip()
            row["CODE POSTAL"] = row["VILLE"] = ""


class Drift:
    """What ten years did to the same client between the two programs."""

    def __init__(self, world: Populace) -> None:
        self.world, self.rng = world, world.rng

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    def age(self, one: Someone) -> tuple[Someone, tuple[str, ...]]:
        one, altered = one.but(), []
        acts = {
            self.moved: 8, self.new_landline: 8, self.new_mobile: 6, self.slip: 16, self.digit: 8, self.street_slip: 6, self.renamed: 6, self.married: 4,
            self.half: 8, self.manager: 4, self.merged_commune: 5, self.numbered: 6, self.siren_digit: 2, self.to_hamlet: 3, self.acronym: 2,
        }  # fmt: skip
        for _ in range(self.rng.choices([0, 1, 2, 3], [25, 45, 22, 8])[0]):
            act = self.rng.choices(list(acts), list(acts.values()))[0]
            grave = {"moved", "married", "manager", "acronym", "renamed"}
            if act.__name__ in altered or (act.__name__ in grave and grave & set(altered)):
                continue
            before = repr(one)
            act(one)
            if repr(one) != before:
                altered.append(act.__name__)
        return one, tuple(altered)

    def moved(self, one: Someone) -> None:
        if one.kind in ("condominium", "public", "farm"):
            return
        one.home = self.world.home((one.home.postcode, one.home.city) if self.chance(0.45) else None)

    def new_landline(self, one: Someone) -> None:
        one.landline = self.world.landline() if one.landline and not one.line_is_shared else one.landline

    def new_mobile(self, one: Someone) -> None:
        one.mobile = self.world.mobile() if one.mobile else ""

    def slip(self, one: Someone) -> None:
        if one.is_person and self.chance(0.3):
            one.first = slipped(self.rng, one.first)
        else:
            one.name = slipped(self.rng, one.name)

    def digit(self, one: Someone) -> None:
        if one.landline and self.chance(0.5):
            one.landline = digits_wrong(self.rng, one.landline)
        else:
            one.mobile = digits_wrong(self.rng, one.mobile)

    def street_slip(self, one: Someone) -> None:
        one.home = one.home._replace(street=slipped(self.rng, one.home.street))

    def renamed(self, one: Someone) -> None:
        """A firm goes by another of its names, or changed form."""
        if one.kind == "company":
            boss = one.contact[1]
            others = [name for name in (one.trade, f"Ets {boss}" if boss and boss in one.name else "") if name]
            if others and self.chance(0.7):
                one.name = self.rng.choice(others)
            else:
                one.form = {"SARL": "SAS", "EI": "SARL", "EURL": "SARL", "GAEC": "EARL", "SA": "SAS"}.get(
                    one.form, one.form
                )

    def married(self, one: Someone) -> None:
        if one.kind == "person" and one.sex == "F":
            old, one.name = one.name, one.maiden or self.world.surname()
            one.name = self.rng.choice([one.name, one.name, f"{old}-{one.name}"])

    def half(self, one: Someone) -> None:
        if one.kind == "couple":
            if self.chance(0.4) and one.spouse:
                one.first, one.sex = one.spouse, "F"
            one.kind, one.spouse = "person", ""

    def manager(self, one: Someone) -> None:
        """A firm entered under the person who signs."""
        if one.kind == "company" and one.contact[1] and one.form != "SCI":
            one.first, one.name = one.contact
            one.kind, one.sex = "person", "M" if one.first in self.world.men else "F"
            one.form = one.siren = one.trade = ""
            one.contact = ("", "")

    def merged_commune(self, one: Someone) -> None:
        """The commune was merged into a new one: another name of town, the same street."""
        one.home = one.home._replace(
            city=f"{one.home.city.split('-')[0]}-sur-{self.rng.choice(['Loire', 'Isère', 'Mer', 'Vienne'])}"
        )

    def numbered(self, one: Someone) -> None:
        """The hamlet was given streets and numbers, or the street a new number."""
        home: Home = one.home
        if not home.way:
            one.home = home._replace(
                number=str(self.rng.randint(10, 1900)),
                way="route",
                street=self.rng.choice([f"de {home.street}", home.street]),
            )
        elif self.chance(0.3):
            one.home = home._replace(number="")

    def to_hamlet(self, one: Someone) -> None:
        if not one.home.way:
            one.home = one.home._replace(number="", street=f"Lieu-dit {one.home.street.removeprefix('Lieu-dit ')}")

    def siren_digit(self, one: Someone) -> None:
        one.siren = digits_wrong(self.rng, one.siren, 3)

    def acronym(self, one: Someone) -> None:
        one.name = one.acronym or one.name
