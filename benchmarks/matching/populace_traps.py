"""Clients that look alike and are not one: the traps of the two later files."""

from benchmarks.matching.populace import Populace
from benchmarks.matching.world import Home, Someone, slug

Group = list[Someone]


def _each_first_name_once(group: Group) -> Group:
    """Parents do not give a name twice."""
    return list({one.first: one for one in group}.values())


class Traps(Populace):
    def household(self) -> Group:
        """Two people, a record each; sometimes grown children; sometimes they never married."""
        home, line, surname = self.home(rural=self.rural), self.landline(), self.surname()
        shared = f"{slug(surname)}.famille@{self.mailbox()}" if self.chance(0.2) else ""
        group = [
            self._at_home(sex, surname, home, line, shared) for sex in self.rng.choice(["MF", "MF", "MFM", "FF", "MFF"])
        ]
        group = _each_first_name_once(group)
        if self.chance(0.25):
            group[-1].name = self.surname()
        return group

    def _at_home(self, sex: str, surname: str, home: Home, line: str, shared: str) -> Someone:
        one = self.person(sex=sex, name=surname, home=home)
        one.landline = line if self.chance(0.6) else ""
        one.mail = shared or one.mail
        return one

    def father_son(self) -> Group:
        """Mostly with the same initial, often under one roof."""
        surname, home, first = self.surname(), self.home(rural=self.rural), self.first("M")
        alike = [name for name in self.men if name[0] == first[0] and name != first] or self.men
        son = (
            self.rng.choice(alike)
            if self.chance(0.25)
            else self.first("M")
            if self.chance(0.5)
            else f"{first}-{self.rng.choice(['Paul', 'Marc', 'Louis', 'René'])}"
        )
        line = self.landline() if self.chance(0.4) else ""
        return [
            self.person(sex="M", name=surname, first=first, home=home, born=self.birthday(1935, 1962), landline=line),
            self.person(
                sex="M", name=surname, first=son, born=self.birthday(1966, 2000), landline=line,
                home=home if self.chance(0.55) else self.home(home[-2:]),
            ),
        ]  # fmt: skip

    def siblings(self) -> Group:
        surname, town = self.surname(), self.town()
        home = self.home(town)
        group = [
            self.person(name=surname, home=home if self.chance(0.3) else self.home(town))
            for _ in range(self.rng.choice([2, 2, 3, 3]))
        ]
        return _each_first_name_once(group)

    def twins(self) -> Group:
        surname, home, born = self.surname(), self.home(), self.birthday(1985, 2004)
        return _each_first_name_once(
            [self.person(name=surname, home=home, born=born, mobile=self.mobile()) for _ in range(2)]
        )

    def neighbours(self) -> Group:
        """One entrance or one street; nothing else in common."""
        home = self.home(rural=0)
        near = [home, home, home._replace(number=str(self.rng.randint(1, 60)))]
        return [self.person(home=self.rng.choice(near)) for _ in range(self.rng.randint(2, 4))]

    def successive(self) -> Group:
        """Tenants of one flat, one after the other."""
        home = self.home(rural=0)
        home = home._replace(more=f"Appt {self.rng.randint(1, 60)}")
        return [self.person(home=home), self.person(home=home)]

    def establishments(self) -> Group:
        first = self.firm()
        first.siren = first.siren or self.siren()
        first.nic = "00017"
        group = [first]
        for rank in range(self.rng.choice([1, 1, 1, 2, 3])):
            other = self.firm(
                name=first.name, form=first.form, siren=first.siren, nic=f"000{25 + 9 * rank}", trade=first.trade
            )
            other.contact = first.contact if self.chance(0.3) else other.contact
            if self.chance(0.35):
                other.mail = first.mail
            if self.chance(0.2):
                other.landline = first.landline
            if self.chance(0.4):
                other.home = self.home(first.home[-2:])
            group.append(other)
        return group

    def franchise(self) -> Group:
        brand, box = self.rng.choice(self.brands), self.mailbox()
        group = []
        for _ in range(self.rng.randint(2, 4)):
            home = self.home(rural=0)
            one = self.firm(
                name=self.rng.choice([brand, f"{brand} {home.city}"]),
                home=home,
                trade="",
                contact=(self.first("M"), self.surname()),
            )
            one.mail = (
                f"{slug(home.city)}@{slug(brand)}.example"
                if self.chance(0.4)
                else self.mail("", home.city)
                if self.chance(0.2)
                else ""
            )
            group.append(one)
        if self.chance(0.3):
            group[0].trade, group[0].name = brand, f"{self.short_word()} {group[0].home.city}"
        del box
        return group

    def estate_and_manager(self) -> Group:
        man = self.person(mobile=self.mobile())
        name = self.rng.choice(
            [
                man.name,
                f"{man.name} {man.first}",
                self.rng.choice(self.residences),
                f"du {self.rng.choice(self.places)}",
                f"{man.name[:2]}{man.first[:2]}".upper(),
            ]
        )
        estate = self.firm(
            name=name,
            form="SCI",
            home=man.home,
            mobile=man.mobile,
            landline="",
            trade="",
            acronym="",
            nic="",
            contact=(man.first, man.name),
        )
        estate.mail = man.mail if self.chance(0.5) else ""
        return [man, estate]

    def firm_and_manager(self) -> Group:
        """The firm and its manager at home: sometimes the same number, sometimes the same roof."""
        firm = self.firm()
        first, last = self.first("M"), self.surname()
        firm.contact = (first, last)
        firm.name = self.rng.choice([f"{self.rng.choice(self.trades)} {last}", f"{last} et Fils", firm.name])
        firm.form = self.rng.choice(["SARL", "EURL", "SAS"])
        man = self.person(sex="M", name=last, first=first)
        man.home = firm.home if self.chance(0.4) else man.home
        man.mobile = firm.mobile if firm.mobile and self.chance(0.4) else man.mobile
        return [firm, man]

    def two_firms_one_owner(self) -> Group:
        first, second = self.firm(), self.firm()
        last = self.surname()
        one, two = self.rng.sample(self.trades, 2)
        first.name, second.name = f"{one} {last}", self.rng.choice([f"{two} {last}", second.name, f"{last} {two}"])
        first.contact = second.contact = (self.first("M"), last)
        second.home = first.home if self.chance(0.6) else self.home(first.home[-2:])
        second.landline = first.landline if self.chance(0.5) else second.landline
        second.mail = first.mail if self.chance(0.3) else second.mail
        return [first, second]

    def syndic_residents(self) -> Group:
        syndic, phone, mail = self.rng.choice(self.syndics)
        home = self.home(rural=0)
        group = [
            self.person(home=home, landline=phone, line_is_shared=True, syndic=syndic)
            for _ in range(self.rng.randint(2, 4))
        ]
        for one in group:
            one.mail = mail if self.chance(0.25) else one.mail
        return group

    def switchboard(self) -> Group:
        """A business centre, a shopping mall, a hospital: one line and one address for many."""
        line, home = self.landline(), self.home(rural=0)
        make = self.professional if self.chance(0.4) else self.firm
        return [make(home=home, landline=line, line_is_shared=True) for _ in range(self.rng.randint(2, 5))]

    def homonyms(self) -> Group:
        sex, surname, town = self.rng.choice("MF"), self.surname(), self.town()
        first = self.first(sex)
        return [
            self.person(
                sex=sex,
                name=surname,
                first=first,
                home=self.home(town if self.chance(0.6) else None),
                mobile=self.mobile(),
            )
            for _ in range(2)
        ]

    def residences_of_syndic(self) -> Group:
        syndic, phone, mail = self.rng.choice(self.syndics)
        town = self.town()
        return [
            self.residence(syndic=syndic, landline=phone, mail=mail if self.chance(0.5) else "").but(
                home=self.home(town, rural=0)
            )
            for _ in range(self.rng.randint(2, 3))
        ]

    def town_hall_and_school(self) -> Group:
        town = self.town()
        line, home = self.landline(), self.home(town)
        names = self.rng.sample(
            [
                f"Mairie de {town[1]}",
                f"CCAS {town[1]}",
                f"École maternelle de {town[1]}",
                f"Bibliothèque {town[1]}",
                f"Communauté de communes de {town[1]}",
            ],
            2,
        )
        return [
            self.public(town).but(
                name=name,
                home=home if self.chance(0.6) else self.home(town),
                landline=line if self.chance(0.5) else self.landline(),
            )
            for name in names
        ]

    def farm_and_farmer(self) -> Group:
        farm = self.farm()
        man = self.person(sex="M", name=farm.contact[1] or self.surname(), home=farm.home, landline=farm.landline)
        farm.contact = (man.first, man.name)
        return [farm, man]
