"""Clients of the region, alone or in groups that look alike."""

from benchmarks.matching.names import HAMLETS, RESIDENCES, TRADES
from benchmarks.matching.regional_world import Body, Person, Region
from carnet.matching import Place


class Groups(Region):
    def groups(self) -> list[tuple[float, str]]:
        return [
            (0.48, "single"),
            (0.05, "couple"),
            (0.07, "clan"),
            (0.03, "spouses"),
            (0.02, "generations"),
            (0.015, "brothers"),
            (0.02, "tenants"),
            (0.01, "widow_and_daughter"),
            (0.10, "firm"),
            (0.015, "owner_of_two"),
            (0.01, "firm_and_manager"),
            (0.02, "farm"),
            (0.012, "farm_and_farmer"),
            (0.03, "public_bodies"),
            (0.012, "residences"),
            (0.02, "association"),
            (0.006, "landlord"),
            (0.01, "branches"),
            (0.008, "hamlet_homonyms"),
        ]

    def single(self) -> list[Person]:
        town = self.town()
        surname = self.rng.choice(self.clans[town["insee"]]) if self.rng.random() < 0.15 else None
        return [Person(self, home=self.home(town), surname=surname)]

    def couple(self) -> list[Person]:
        return [Person(self, sex="M", spouse=self.names.first("F"))]

    def clan(self) -> list[Person]:
        town = self.town()
        surname = self.rng.choice(self.clans[town["insee"]])
        hamlet = self.home(town)
        return [
            Person(self, surname=surname, home=hamlet if self.rng.random() < 0.4 else self.home(town)) for _ in range(2)
        ]

    def spouses(self) -> list[Person]:
        home, line, surname = self.home(), self.landline(), self.names.surname()
        return [Person(self, sex=sex, surname=surname, home=home, landline=line) for sex in "MF"]

    def generations(self) -> list[Person]:
        town, surname = self.town(), self.names.surname()
        first = self.rng.choice(["Jean", "Yves", "Louis", "Joseph", "Pierre"])
        home = self.home(town)
        return [
            Person(self, sex="M", surname=surname, first=first, home=home),
            Person(
                self,
                sex="M",
                surname=surname,
                first=self.rng.choice(
                    [f"{first}-{self.rng.choice(['Marc', 'Luc', 'Yves', 'Paul'])}", self.names.first("M")]
                ),
                home=self.rng.choice([home, self.home(town)]),
            ),
        ]

    def brothers(self) -> list[Person]:
        surname, town = self.names.surname(), self.town()
        return [Person(self, sex="M", surname=surname, home=self.home(town)) for _ in range(self.rng.randint(2, 3))]

    def tenants(self) -> list[Person]:
        home, line = self.home(), self.landline()
        return [
            Person(self, home=home, landline=line if self.rng.random() < 0.4 else self.landline()) for _ in range(2)
        ]

    def widow_and_daughter(self) -> list[Person]:
        surname, town = self.names.surname(), self.town()
        home = self.home(town)
        return [
            Person(self, sex="F", surname=surname, home=home),
            Person(self, sex="F", surname=self.names.surname(), maiden=surname, home=home),
        ]

    def hamlet_homonyms(self) -> list[Person]:
        town = self.town()
        surname, first = self.rng.choice(self.clans[town["insee"]]), self.names.first("M")
        return [Person(self, sex="M", surname=surname, first=first, home=self.home(town)) for _ in range(2)]

    def firm(self, owner: str = "", home: Place | None = None, phone: str = "") -> list[Body]:
        surname, trade = owner or self.names.surname(), self.rng.choice(TRADES)
        first = self.names.first("M")
        shape = self.rng.choice(
            [
                ["{t} {l}", "{l} {f}", "Ets {l}"],
                ["Ets {l}", "{l} {f}"],
                ["{l} & Fils", "{t} {l}"],
                ["{t} {l}", "{l}"],
                ["{c} {t}", "{t} {l}"],
                ["{t} de {c}", "{ac}"],
                ["{l} {t} {t2}", "{l} {t}"],
            ]
        )
        home = home or self.home()
        words = {"t": trade, "t2": self.rng.choice(TRADES), "l": surname, "f": first, "c": home.city}
        words["ac"] = "".join(word[0] for word in f"{trade} {home.city}".replace("-", " ").split()).upper() + "S"
        names = [text.format(**words) for text in shape]
        siren = self.siren() if self.rng.random() < 0.35 else ""
        return [
            Body(
                "company",
                names,
                home,
                phone or self.landline(),
                form=self.rng.choice(["SARL", "EURL", "SAS", "EI", "SA", ""]),
                siren=siren,
                siret=siren + "00015" if siren and self.rng.random() < 0.4 else "",
                mail=self.mail(first, surname) if self.rng.random() < 0.25 else "",
                manager=f"{surname} {first}",
            )
        ]

    def owner_of_two(self) -> list[Body]:
        surname, home, phone = self.names.surname(), self.home(), self.landline()
        other = self.rng.choice([home, self.home()])
        return [*self.firm(surname, home, phone), *self.firm(surname, other, phone if self.rng.random() < 0.6 else "")]

    def firm_and_manager(self) -> list[Person | Body]:
        firm = self.firm()[0]
        surname, _, first = firm.manager.rpartition(" ")
        return [
            firm,
            Person(
                self,
                sex="M",
                surname=surname,
                first=first,
                home=self.rng.choice([firm.home, self.home()]),
                landline=self.rng.choice([firm.phone, self.landline()]),
            ),
        ]

    def farm(self, surname: str = "", first: str = "", home: Place | None = None, line: str = "") -> list[Body]:
        surname = surname or self.names.surname()
        home = home or self.home(self.rng.choice([row for row in self.towns if int(row["population"]) < 4000]))
        form = self.rng.choice(["GAEC", "EARL", "EARL", "SCEA"])
        names = self.rng.choice(
            [
                [f"{surname}"],
                [f"de {home.street.lstrip('0123456789 ')}", f"{surname}"],
                [f"du {self.rng.choice(HAMLETS).removeprefix('Le ')}"],
            ]
        )
        return [
            Body(
                "company",
                names,
                home,
                line or self.landline(),
                form=form,
                siren=self.siren() if self.rng.random() < 0.4 else "",
                manager=f"{surname} {first or self.names.first('M')}",
            )
        ]

    def farm_and_farmer(self) -> list[Person | Body]:
        man = Person(self, sex="M", landline=self.landline())
        return [man, *self.farm(man.surname, man.first, man.home, str(man.landline))]

    def town_bodies(self, town: dict[str, str]) -> list[Body]:
        name, phone = town["name"], self.landline()
        home = Place(
            "Place de la Mairie" if self.rng.random() < 0.6 else "Le Bourg", town["postcode"], name, town["insee"]
        )
        vowel = name[0] in "AEIOUÉ"
        of = "d'" if vowel else "de "
        hall = Body(
            "public",
            [f"Mairie {of}{name}", f"Commune {of}{name}", f"Ville {of}{name}", f"Mairie {name}"],
            home,
            phone,
            siret=self.siren() + "00011",
        )
        school = Body(
            "public",
            [f"École primaire {of}{name}", f"École {name}", f"Ecole publique {of}{name}"],
            self.home(town),
            self.rng.choice([phone, self.landline()]),
        )
        social = Body("public", [f"CCAS {of}{name}", f"Centre communal d'action sociale {of}{name}"], home, phone)
        return [hall, *self.rng.sample([school, social], self.rng.randint(0, 2))]

    def branches(self) -> list[Body]:
        firm = self.firm()[0]
        siren = firm.siren or self.siren()
        firm.siren, firm.siret = siren, siren + "00013"
        other = Body(
            "company",
            firm.names,
            self.home(),
            self.landline(),
            form=firm.form,
            siren=siren,
            siret=siren + "00039",
            mail=firm.mail,
        )
        return [firm, other]

    def public_bodies(self) -> list[Body]:
        free = [row for row in self.towns if row["insee"] not in self._halls]
        if not free:
            return list(self.firm())
        town = self.rng.choice(free)
        self._halls.add(town["insee"])
        return self.town_bodies(town)

    def residences(self) -> list[Body]:
        syndic, phone = self.rng.choice(
            [("Cabinet Kermarrec", "0261910001"), ("Syndic de l'Ouest", "0261910002"), ("Armor Gestion", "0261910003")]
        )
        office = self.home()
        made = []
        for _ in range(self.rng.randint(2, 4)):
            name, home = self.rng.choice(RESIDENCES), self.home()
            made.append(
                Body(
                    "condominium",
                    [f"Résidence {name}", f"Copropriété {name}", f"SDC {name}", f"Syndicat copropriétaires {name}"],
                    home if self.rng.random() < 0.7 else Place(office.street, office.postcode, office.city),
                    phone,
                    syndic=syndic,
                )
            )
        return made

    def association(self) -> list[Body]:
        town = self.town()
        what = self.rng.choice(
            [
                "Comité des fêtes",
                "Amicale laïque",
                "Club de football",
                "Foyer rural",
                "Société de chasse",
                "Club des aînés",
                "Union sportive",
            ]
        )
        name = f"{what} {town['name']}"
        short = "".join(word[0] for word in name.replace("-", " ").split() if len(word) > 2).upper()
        return [Body("association", [name, f"Association {name}", short], self.home(town), self.landline())]

    def landlord(self) -> list[Person]:
        landlord = Person(self)
        return [
            landlord,
            *(
                Person(
                    self, home=landlord.home, landline=landlord.landline if self.rng.random() < 0.3 else self.landline()
                )
                for _ in range(2)
            ),
        ]
