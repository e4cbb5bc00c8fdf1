"""Two records of persons, field by field."""

from carnet.matching import levels_persons as see
from carnet.matching import strangers as chance
from carnet.matching.context import Context
from carnet.matching.levels_firms import number_level
from carnet.matching.people import Human
from carnet.matching.prepared import Prepared
from carnet.matching.sight import Sight

# Of the persons of two couples, the two that are most alike are compared.
_ORDER = {level: rank for rank, level in enumerate("EVIWXJD")}


def see_persons(a: Prepared, b: Prepared, context: Context, sight: Sight) -> None:
    surname, first, x, y = closest(a.people, b.people)
    sex = see.sex_level(x, y)
    if a.couple != b.couple:
        first, sex = _with_a_couple(a if a.couple else b, first, sex), ""
    by_surname, by_first = chance.chance_of_name(context, x, surname, first)
    sight.note("surname", surname, by_surname)
    sight.note("first", first, by_first)
    if first != "E" or sex == "D":
        sight.note("sex", sex, 0.5 if first != "E" else 0.05)
    if surname in ("D", "P"):
        sight.note("gender", x.sex or y.sex, 0.5)
    couples = str(a.couple + b.couple)
    sight.note("couple", couples, chance.COUPLE[couples])
    born = see.born_level(a.born, b.born)
    sight.note("born", born, chance.BORN.get(born, 1.0))
    number = number_level(a.siren, b.siren)
    sight.note("number", number, chance.NUMBER.get(number, 1.0))
    contact = see.contacts_level(a.contacts, b.contacts)
    sight.note("contact", contact, chance.CONTACT.get(contact, 1.0))
    if surname == "E":
        sight.namesake = x


def closest(one: tuple[Human, ...], other: tuple[Human, ...]) -> tuple[str, str, Human, Human]:
    if len(one) == len(other) == 1:
        return (*see.persons_level(one[0], other[0]), one[0], other[0])
    pairs = [(*see.persons_level(x, y), x, y) for x in one for y in other]
    return min(pairs, key=lambda pair: (_ORDER.get(pair[1], 3), pair[0] or "C"))


def _with_a_couple(couple: Prepared, first: str, sex: str) -> str:
    """Another first name may be that of the second person, absent from the couple's record."""
    if first in ("D", "J", "X") and len(couple.people) == 1 and sex != "E":
        return ""
    return first
