"""What has changed, or is misheard, when the operators of the repair service type a client again."""

import random
from collections.abc import Callable

from benchmarks.matching.calls_ear import digits_wrong, misheard, slipped
from benchmarks.matching.populace import Populace
from benchmarks.matching.world import Someone

# What changes a client so much that two of them at once would leave nothing to know it by.
_GRAVE = {"moved", "new_numbers", "married", "by_contact", "only_acronym", "by_trade", "no_name_part"}


class Again:
    world: Populace
    rng: random.Random

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    def alter(self, one: Someone, altered: list[str]) -> None:
        acts = self._person_acts() if one.is_person else self._firm_acts()
        act = self.rng.choices([act for act, _ in acts], [odds for _, odds in acts])[0]
        name = act.__name__.lstrip("_")
        if name in altered or (name in _GRAVE and _GRAVE & set(altered) and not self.chance(0.06)):
            return
        before = repr(one)
        act(one)
        if repr(one) != before:
            altered.append(name)

    def _person_acts(self) -> list[tuple[Callable[[Someone], None], int]]:
        return [
            (self._name_misheard, 16), (self._name_slip, 10), (self._first_misheard, 7), (self._first_slip, 5), (self._initial, 5),
            (self._no_first, 4), (self._swapped, 5), (self._one_column, 4), (self._nickname, 3), (self._new_mobile, 7), (self._new_numbers, 3),
            (self._digit, 9), (self._moved, 7), (self._street_misheard, 6), (self._house_number, 4), (self._no_street, 3), (self._married, 3),
            (self._half_couple, 6), (self._compound_cut, 4), (self._new_mail, 5), (self._mail_slip, 4), (self._other_postcode, 2),
        ]  # fmt: skip

    def _firm_acts(self) -> list[tuple[Callable[[Someone], None], int]]:
        return [
            (self._name_misheard, 14), (self._name_slip, 10), (self._word_lost, 10), (self._words_turned, 5), (self._only_acronym, 3),
            (self._by_trade, 4), (self._form_changed, 4), (self._by_contact, 7), (self._new_numbers, 4), (self._digit, 8), (self._moved, 6),
            (self._street_misheard, 5), (self._house_number, 4), (self._no_street, 3), (self._new_mail, 6), (self._mail_slip, 3),
            (self._siren_digit, 4), (self._no_siren, 8), (self._other_contact, 4), (self._other_postcode, 2), (self._new_mobile, 4),
        ]  # fmt: skip

    def _name_misheard(self, one: Someone) -> None:
        words = one.name.split()
        at = max(range(len(words)), key=lambda place: len(words[place]) + self.rng.random() * 4)
        words[at] = misheard(self.rng, words[at])
        one.name = " ".join(words)

    def _name_slip(self, one: Someone) -> None:
        one.name = slipped(self.rng, one.name)

    def _first_misheard(self, one: Someone) -> None:
        one.first = misheard(self.rng, one.first)

    def _first_slip(self, one: Someone) -> None:
        one.first = slipped(self.rng, one.first)

    def _initial(self, one: Someone) -> None:
        one.first = "-".join(part[:1] for part in one.first.split("-")) + self.rng.choice(["", "."])

    def _no_first(self, one: Someone) -> None:
        one.first = ""

    def _swapped(self, one: Someone) -> None:
        if one.first:
            one.name, one.first = one.first, one.name

    def _one_column(self, one: Someone) -> None:
        if one.first:
            one.name, one.first = self.rng.choice([f"{one.name} {one.first}", f"{one.first} {one.name}"]), ""

    def _nickname(self, one: Someone) -> None:
        one.first = self.world.nicknames.get(one.first, one.first)

    def _new_mobile(self, one: Someone) -> None:
        one.mobile = self.world.mobile()

    def _new_numbers(self, one: Someone) -> None:
        one.mobile, one.landline = self.world.mobile(), ""

    def _digit(self, one: Someone) -> None:
        if one.mobile and (self.chance(0.5) or not one.landline):
            one.mobile = digits_wrong(self.rng, one.mobile)
        elif one.landline:
            one.landline = digits_wrong(self.rng, one.landline)

    def _moved(self, one: Someone) -> None:
        if one.kind in ("condominium", "public"):
            return
        near = (one.home.postcode, one.home.city)
        one.home = self.world.home(near if self.chance(0.5) else None)
        if self.chance(0.4):
            one.landline = self.world.landline() if one.landline and one.mobile else one.landline

    def _street_misheard(self, one: Someone) -> None:
        one.home = one.home._replace(street=misheard(self.rng, one.home.street))

    def _house_number(self, one: Someone) -> None:
        number = one.home.number
        one.home = one.home._replace(
            number=self.rng.choice(["", digits_wrong(self.rng, number, 0), number.split(" ")[0]])
        )

    def _no_street(self, one: Someone) -> None:
        one.home = one.home._replace(number="", way="", street="", more="")

    def _other_postcode(self, one: Someone) -> None:
        one.home = one.home._replace(postcode=one.home.postcode[:2] + self.world.digits(1) + "00")

    def _married(self, one: Someone) -> None:
        if one.sex == "F" and one.kind == "person":
            old = one.name
            one.name = one.maiden or self.world.surname()
            if self.chance(0.35):
                one.name = self.rng.choice([f"{old}-{one.name}", f"{one.name} née {old}", f"{one.name} {old}"])
            one.maiden = ""

    def _half_couple(self, one: Someone) -> None:
        if one.kind == "couple":
            if one.spouse and self.chance(0.45):
                one.first, one.sex = one.spouse, "F"
            one.kind, one.spouse = "person", ""

    def _compound_cut(self, one: Someone) -> None:
        if "-" in one.name:
            one.name = self.rng.choice(one.name.split("-"))
        elif "-" in one.first:
            one.first = one.first.split("-")[0]
        elif self.chance(0.4):
            one.name = f"{one.name}-{self.world.surname()}"

    def _new_mail(self, one: Someone) -> None:
        one.mail = self.world.mail(one.first, one.name) if one.is_person else self.world.firm_mail(one)

    def _mail_slip(self, one: Someone) -> None:
        box, _, host = one.mail.partition("@")
        one.mail = f"{slipped(self.rng, box).lower()}@{host}" if host else ""

    def _word_lost(self, one: Someone) -> None:
        words = one.name.split()
        mute = [
            word
            for word in words
            if word in self.world.trades or word in ("Ets", "Entreprise", "Cabinet", "Groupe", "Société", "de", "et")
        ]
        if mute and len(mute) < len(words) and len(words) > 1:
            words.remove(self.rng.choice(mute))
            one.name = " ".join(words)

    def _words_turned(self, one: Someone) -> None:
        words = one.name.split()
        one.name = " ".join(words[1:] + words[:1])

    def _only_acronym(self, one: Someone) -> None:
        one.name = one.acronym or one.name

    def _by_trade(self, one: Someone) -> None:
        if one.trade:
            one.name, one.trade = one.trade, self.rng.choice(["", one.name])

    def _form_changed(self, one: Someone) -> None:
        one.form = {"SARL": "SAS", "EURL": "SARL", "SAS": "SASU", "EI": "EURL"}.get(one.form, "")

    def _by_contact(self, one: Someone) -> None:
        """Entered as the person who called, at the firm's number and address."""
        if one.contact[1] and one.form != "SCI":
            one.first, one.name = one.contact
            one.kind, one.sex = self.rng.choice(["person", "company"]), "M" if one.first in self.world.men else "F"
            one.form = one.siren = one.nic = one.trade = one.acronym = ""
            one.contact = ("", "")

    def _siren_digit(self, one: Someone) -> None:
        one.siren = digits_wrong(self.rng, one.siren, 3)

    def _no_siren(self, one: Someone) -> None:
        one.siren = one.nic = ""

    def _other_contact(self, one: Someone) -> None:
        one.contact = (self.world.first("F"), self.world.surname())
