"""How the urban file's people type the same client again."""

from benchmarks.matching.names import NICK, TRADES
from benchmarks.matching.urban_clients import Row
from benchmarks.matching.urban_habits import Habits
from carnet.matching import Place


class Slips(Habits):
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
        return [
            "name_slip",
            "name_slip",
            "first_slip",
            "initial",
            "no_first",
            "swapped",
            "one_column",
            "nickname",
            "new_phone",
            "phone_slip",
            "new_mail",
            "mail_slip",
            "moved",
            "street_slip",
            "no_street",
            "married",
            "half_couple",
            "compound",
            "number_lost",
            "other_domain",
        ]

    def _firm(self) -> list[str]:
        return [
            "name_slip",
            "name_slip",
            "name_slip",
            "shorter",
            "shorter",
            "word_order",
            "acronym",
            "trading",
            "form_changed",
            "new_phone",
            "phone_slip",
            "new_mail",
            "mail_slip",
            "other_box",
            "moved",
            "street_slip",
            "no_street",
            "siren_slip",
            "by_contact",
            "number_lost",
        ]

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
