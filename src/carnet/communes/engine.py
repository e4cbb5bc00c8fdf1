"""Communes and postcodes from whatever a person types, offline: the questions that the rest of the program asks."""

from dataclasses import dataclass

from carnet.communes.answers import answer
from carnet.communes.certainty import certain
from carnet.communes.gazetteer import Gazetteer
from carnet.communes.loading import gazetteer
from carnet.communes.pasted import split_pasted as split_pasted
from carnet.communes.postcodes import department_of_digits


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A commune with one of its postcodes; `via` is the old or other name that led here, if any."""

    insee: str
    postcode: str
    name: str
    department: str
    department_name: str
    population: int
    delivery_label: str
    via: str


@dataclass(frozen=True, slots=True)
class Department:
    code: str
    name: str
    region: str


def suggest(query: str, limit: int = 10) -> list[Suggestion]:
    """Communes for what is being typed in either field, best first; empty when nothing is confident.

    A whole postcode alone gives all its communes, whatever the limit.
    """
    places = gazetteer()
    return [_suggestion(places, row, via) for row, via in answer(places, query, limit)]


def by_postcode(postcode: str) -> list[Suggestion]:
    """All the communes of a postcode, the most populated first."""
    digits = "".join(postcode.split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) == 5):
        return []
    places = gazetteer()
    return [_suggestion(places, row, "") for row in places.rows_of_postcode(digits)]


def resolve(postcode: str, city: str) -> Suggestion | None:
    """The commune that this pair means as typed (spelling, CEDEX, old name); None when unsure.

    The postcode of the answer is one of the commune: the one typed when it is, never a CEDEX.
    """
    places = gazetteer()
    digits = "".join(char for char in postcode if char in "0123456789")
    found = certain(places, digits if len(digits) == 5 else "0" * (len(digits) == 4) + digits, city)
    return _suggestion(places, *found) if found else None


def departments() -> list[Department]:
    """Every département and overseas territory, in the order of the official list."""
    return [Department(*fields) for fields in gazetteer().departments]


def department_of(postcode: str, insee: str = "") -> str:
    """The code of the département (`49`, `2A`, `971`); empty when the postcode says nothing."""
    places = gazetteer()
    digits = "".join(postcode.split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) == 5):
        return _department_of_insee(insee)
    lines = [places.line(row) for row in places.rows_of_postcode(digits)]
    for line in lines:
        if not insee or line.insee == insee:
            return line.department
    return _department_of_insee(insee) or _most_likely(places, digits)


def _department_of_insee(insee: str) -> str:
    code = insee[:3] if insee.startswith(("97", "98")) else insee[:2]
    return code if code in gazetteer().department_codes else ""


def _most_likely(places: Gazetteer, digits: str) -> str:
    """For a CEDEX: `20185 Ajaccio cedex` is nearer to 20000 than to 20200."""
    codes = department_of_digits(digits)
    if len(codes) > 1:
        return codes[0] if digits < "20200" else codes[1]
    return codes[0] if codes[0] in places.department_codes else ""


def _suggestion(places: Gazetteer, row: int, via: str) -> Suggestion:
    line = places.line(row)
    name = places.department_name(line.department)
    return Suggestion(
        line.insee, line.postcode, line.name, line.department, name, line.population, line.delivery_label, via
    )
