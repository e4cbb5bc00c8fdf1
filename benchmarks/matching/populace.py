"""Who is in the two later files: persons, couples, firms, farms, town halls, residences, one at a time."""

from benchmarks.matching.world import Home, Someone, World, bare, initials, slug


class Populace(World):
    rural = 0.08
    mails = 0.5
    sirens = 0.5

    def person(self, **given: object) -> Someone:
        sex = str(given.pop("sex", "") or self.rng.choice("MF"))
        one = Someone("person", self.surname(), self.first(sex), sex, home=self.home(rural=self.rural))
        one = one.but(
            landline=self.landline() if self.chance(0.45) else "",
            mobile=self.mobile() if self.chance(0.72) else "",
            born=self.birthday() if self.chance(0.12) else "",
        ).but(**given)
        if sex == "F" and not one.maiden and self.chance(0.08):
            one.maiden = self.surname()
        if not one.landline and not one.mobile:
            one.mobile = self.mobile() if self.chance(0.8) else ""
        if "mail" not in given:
            one.mail = self.mail(one.first, one.name) if self.chance(self.mails) else ""
        return one

    def couple(self) -> Someone:
        return self.person(sex="M", kind="couple", spouse=self.first("F"))

    def firm(self, **given: object) -> Someone:
        rng = self.rng
        boss = (self.first(rng.choice("MMF")), self.surname())
        home = given.get("home") or self.home(rural=self.rural / 2)
        assert isinstance(home, Home)
        one = Someone("company", self.firm_name(boss, home.city), home=home, contact=boss)
        one.form = rng.choices(
            ["SARL", "SAS", "EURL", "SASU", "SA", "EI", "SNC", "SCOP", ""], [30, 25, 9, 10, 4, 8, 2, 1, 11]
        )[0]
        one.siren = self.siren() if self.chance(self.sirens) else ""
        one.nic = f"000{rng.choice(['11', '15', '19', '23', '28', '34', '42'])}" if self.chance(0.55) else ""
        one.landline = self.landline() if self.chance(0.8) else ""
        one.mobile = self.mobile() if self.chance(0.4) or not one.landline else ""
        if self.chance(0.12):
            one.trade = rng.choice(
                [
                    f"{rng.choice(self.trades)} {self.short_word()}",
                    self.short_word(),
                    f"Chez {boss[0]}",
                    f"L'Atelier de {boss[0]}",
                ]
            )
        one = one.but(**given)
        if len(one.name.split()) >= 3 and self.chance(0.25):
            one.acronym = initials(one.name)
        if "mail" not in given and self.chance(self.mails + 0.15):
            one.mail = self.firm_mail(one)
        if self.chance(0.4):
            one.contact = ("", "")
        return one

    def short_word(self) -> str:
        heads = [
            "Lumi",
            "Terra",
            "Viva",
            "Odys",
            "Delta",
            "Kali",
            "Orion",
            "Sirio",
            "Bati",
            "Euro",
            "Agri",
            "Ferro",
            "Domo",
            "Clima",
            "Hydro",
            "Nord",
        ]
        tails = [
            "ance",
            "form",
            "pro",
            "service",
            "concept",
            "line",
            "nis",
            "va",
            "tis",
            "co",
            "via",
            "sys",
            "home",
            "max",
        ]
        return self.rng.choice(heads) + self.rng.choice(tails)

    def firm_name(self, boss: tuple[str, str], city: str) -> str:
        rng = self.rng
        first, last = boss
        one, two = rng.sample(self.trades, 2)
        town = rng.choice([city, rng.choice(self.places)])
        made = self.short_word()
        shapes = {
            f"{one} {last}": 16, f"{last} {one}": 14, f"{last} {first}": 10, f"{first} {last}": 5, f"Ets {last}": 6, f"{last} et Fils": 4,
            f"{last} Père et Fils": 2, f"{made}": 9, f"{made} {one}": 8, f"{one} {town}": 6, f"{town} {one}": 4, f"{one} et {two} {last}": 4,
            f"Les {one} de {town}": 1, f"La Maison de {made}": 1, f"Au Petit {made}": 2, f"Le Comptoir {made}": 1, f"Groupe {made}": 1,
            f"Société de {one} {town}": 3, f"Entreprise {last}": 4, f"Cabinet {last}": 4, f"{last} {self.surname()} et Associés": 2,
            f"{last[:1]}{first[:1]} {one}": 3, f"{made} {one} {town}": 2, f"Compagnie {town}aise de {one}": 1,
        }  # fmt: skip
        return rng.choices(list(shapes), list(shapes.values()))[0]

    def firm_mail(self, firm: Someone) -> str:
        rng = self.rng
        if self.chance(0.35):
            return f"{slug(firm.name)[:18]}@{self.mailbox()}"
        if firm.contact[1] and self.chance(0.3):
            return f"{slug(firm.contact[0])[:1]}.{slug(firm.contact[1])}@{slug(firm.name)[:20]}.example"
        box = rng.choice(
            ["contact", "info", "bonjour", "commercial", "comptabilite", "secretariat", "atelier", "devis"]
        )
        return f"{box}@{slug(firm.trade or firm.name)[:20]}.example"

    def professional(self, **given: object) -> Someone:
        """A doctor, a lawyer: a firm whose name is somebody's."""
        first, last = self.first(self.rng.choice("MF")), self.surname()
        name = self.rng.choice(
            [f"Dr {last}", f"Docteur {first} {last}", f"Maître {last}", f"Cabinet {last}", f"{last} {first} infirmier"]
        )
        return self.firm(
            name=name, form=self.rng.choice(["", "", "EI", "SELARL"]), contact=(first, last), trade="", **given
        )

    def farm(self, **given: object) -> Someone:
        last, place = self.surname(), self.rng.choice(self.hamlets)
        form = self.rng.choice(["EARL", "GAEC", "SCEA", "EARL"])
        name = self.rng.choice(
            [last, f"de {place}", f"{last} Frères", f"du {self.rng.choice(self.places)}", f"Ferme {last}"]
        )
        home = self.home(rural=0.95)
        return self.firm(
            **{
                "name": name,
                "form": form,
                "home": home,
                "contact": (self.first("M"), last),
                "trade": "",
                "acronym": "",
                **given,
            }
        )

    def association(self) -> Someone:
        city = self.town()
        name = self.rng.choice(
            [
                "Association sportive de {}",
                "Amicale laïque {}",
                "Comité des fêtes de {}",
                "Club de tennis {}",
                "Les Amis de {}",
                "Foyer rural {}",
            ]
        )
        return self.firm(
            kind="association", form="", siren="", home=self.home(city), name=name.format(city[1]), trade=""
        )

    def public(self, town: tuple[str, str] | None = None) -> Someone:
        town = town or self.town()
        of = "d'" if bare(town[1])[0] in "AEIOU" else "de "
        name = self.rng.choice(
            [
                f"Mairie {of}{town[1]}",
                f"Commune {of}{town[1]}",
                f"Ville {of}{town[1]}",
                f"École élémentaire {of}{town[1]}",
                f"Médiathèque {of}{town[1]}",
                f"EHPAD {of}{town[1]}",
            ]
        )
        return self.firm(
            kind="public", form="", name=name, home=self.home(town), trade="", acronym="", contact=("", "")
        )

    def residence(self, **given: object) -> Someone:
        at = self.rng.randrange(len(self.syndic_names))
        home = self.home(rural=0)
        name = self.rng.choice(
            ["Résidence {}", "SDC {}", "Copropriété {}", "Syndicat des copropriétaires {}", "Copro {}"]
        )
        name = name.format(self.rng.choice([*self.residences, home.line]))
        syndic, phone, mail = self.syndics[at]
        return Someone(
            "condominium",
            name,
            home=home,
            syndic=syndic,
            landline=phone,
            mail=mail if self.chance(0.5) else "",
            line_is_shared=True,
        ).but(**given)

    @property
    def syndics(self) -> list[tuple[str, str, str]]:
        if not hasattr(self, "_syndics"):
            self._syndics = [(name, self.landline(), f"gestion@{slug(name)}.example") for name in self.syndic_names]
        return self._syndics
