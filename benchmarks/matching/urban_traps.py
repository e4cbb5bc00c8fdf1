"""The traps of the urban file: clients that look alike and are two."""

from collections.abc import Callable

from benchmarks.matching.names import BRANDS, PAIRED, RESIDENCES, TRADES
from benchmarks.matching.urban_clients import Row, UrbanClients, slug


class UrbanTraps(UrbanClients):
    def traps(self) -> list[Callable[[], list[Row]]]:
        return [
            self.household,
            self.household,
            self.father_son,
            self.siblings,
            self.neighbours,
            self.establishments,
            self.establishments,
            self.franchise,
            self.estate_and_manager,
            self.company_and_manager,
            self.syndic_residents,
            self.switchboard,
            self.homonyms,
            self.residences,
        ]

    def household(self) -> list[Row]:
        line, place, surname = self.landline(), self.place(), self.names.surname()
        shared = self.mail_of("famille", surname) if self.rng.random() < 0.4 else ""
        rows = []
        for sex in "MF":
            row = self.person(sex=sex, name=surname, places=(place,))
            row["phones"] = (
                tuple(dict.fromkeys([*row["phones"][:1], line])) if self.rng.random() < 0.7 else row["phones"]
            )
            row["emails"] = (shared,) if shared else row["emails"]
            rows.append(row)
        if self.rng.random() < 0.25:
            rows[1]["name"] = self.names.surname()
        return rows

    def father_son(self) -> list[Row]:
        surname, place = self.names.surname(), self.place()
        firsts = self.rng.choice(
            [(self.names.first("M"), self.names.first("M")), ("Jean", "Jean-Marc"), ("Pierre", "Jean-Pierre")]
        )
        father = self.person(
            sex="M", name=surname, first_name=firsts[0], places=(place,), birth_date=self.born(1940, 1960)
        )
        son = self.person(
            sex="M",
            name=surname,
            first_name=firsts[1],
            places=(place if self.rng.random() < 0.6 else self.place(),),
            birth_date=self.born(1968, 1995),
        )
        if self.rng.random() < 0.5:
            line = self.landline()
            father["phones"], son["phones"] = (line,), (line,)
        return [father, son]

    def siblings(self) -> list[Row]:
        surname, town = self.names.surname(), self.town()
        rows = [self.person(name=surname, places=(self.place(town),)) for _ in range(2)]
        if self.rng.random() < 0.3:
            rows[0]["first_name"], rows[1]["first_name"] = self.rng.choice(PAIRED)
            rows[0]["civility"], rows[1]["civility"] = "M.", "Mme"
        return rows

    def neighbours(self) -> list[Row]:
        place = self.place()
        return [self.person(places=(place,)) for _ in range(self.rng.randint(2, 4))]

    def establishments(self) -> list[Row]:
        first = self.company()
        siren = first["siren"] or self.siren()
        first.update(siren=siren, siret=siren + "00014")
        rows = [first]
        for rank in range(self.rng.randint(1, 2)):
            other = self.company(
                name=first["name"], legal_form=first["legal_form"], siren=siren, siret=f"{siren}000{22 + 8 * rank}"
            )
            if self.rng.random() < 0.5:
                other["emails"] = (f"agence{rank}@{slug(first['name'])[:22]}.example",)
            if self.rng.random() < 0.25:
                other["phones"] = first["phones"]
            if self.rng.random() < 0.15:
                other["siret"] = ""
            rows.append(other)
        return rows

    def franchise(self) -> list[Row]:
        brand = self.rng.choice(BRANDS)
        rows = []
        for _ in range(2):
            place = self.place()
            row = self.company(
                name=self.rng.choice([brand, f"{brand} {place.city}"]),
                places=(place,),
                legal_form=self.rng.choice(["SARL", "SAS", ""]),
            )
            row["emails"] = (f"{slug(place.city)}@{slug(brand)}.example",) if self.rng.random() < 0.5 else row["emails"]
            rows.append(row)
        return rows

    def estate_and_manager(self) -> list[Row]:
        man = self.person(sex="M")
        man["phones"] = man["phones"] or (self.mobile(),)
        estate = self.company(
            name=self.rng.choice([f"SCI {man['name']}", "SCI " + self.rng.choice(RESIDENCES)]),
            legal_form="SCI",
            places=man["places"],
            phones=man["phones"][:1],
            contacts=(f"{man['first_name']} {man['name']}",),
        )
        if self.rng.random() < 0.5:
            estate["emails"] = man["emails"]
        return [man, estate]

    def company_and_manager(self) -> list[Row]:
        man = self.person()
        man["phones"] = (self.mobile(), self.landline())
        firm = self.company(
            name=f"{self.rng.choice(TRADES)} {man['name']}", contacts=(f"{man['first_name']} {man['name']}",)
        )
        if self.rng.random() < 0.7:
            firm["phones"] = (self.landline(), man["phones"][0])
        return [man, firm]

    def syndic_residents(self) -> list[Row]:
        place, (_, phone, mail) = self.place(), self.rng.choice(self.syndics)
        return [
            self.person(places=(place,), phones=(phone,), emails=(mail,) if self.rng.random() < 0.3 else ())
            for _ in range(2)
        ]

    def switchboard(self) -> list[Row]:
        line, place = self.landline(), self.place()
        return [
            self.company(phones=(line,), places=(place if self.rng.random() < 0.8 else self.place(),))
            for _ in range(self.rng.randint(2, 4))
        ]

    def homonyms(self) -> list[Row]:
        surname, sex = self.names.surname(), self.rng.choice("MF")
        first, town = self.names.first(sex), self.town()
        return [
            self.person(
                sex=sex, name=surname, first_name=first, places=(self.place(town if self.rng.random() < 0.4 else None),)
            )
            for _ in range(2)
        ]

    def residences(self) -> list[Row]:
        syndic, phone, mail = self.rng.choice(self.syndics)
        return [self.condominium(syndic=syndic, phones=(phone,), emails=(mail,)) for _ in range(2)]
