"""Anonymous fictional clients to compare, in the shortest words."""

from typing import Any

from carnet.matching import Context, Party, Place, Verdict, compare, keys, prepare

HUGO = Place("12 rue Victor Hugo", "49300", "Cholet")
GARE = Place("5 place de la Gare", "49300", "Cholet")
ANGERS = Place("8 boulevard Foch", "49000", "Angers")
LINE = "02 61 91 00 01"
OTHER_LINE = "02 61 91 77 02"
MOBILE = "06 39 98 00 01"
OTHER_MOBILE = "06 39 98 55 32"

_given: list[int] = []


def person(name: str, first_name: str = "", *places: Place, **given: Any) -> Party:
    return _party(kind=given.pop("kind", "person"), name=name, first_name=first_name, places=places or (HUGO,), **given)


def firm(name: str, *places: Place, **given: Any) -> Party:
    return _party(kind=given.pop("kind", "company"), name=name, places=places or (HUGO,), **given)


def _party(**given: Any) -> Party:
    _given.append(1)
    for field, single in (("phones", "phone"), ("emails", "email"), ("contacts", "contact")):
        if single in given:
            given[field] = (given.pop(single),)
    return Party(id=len(_given), **given)


def judge(a: Party, b: Party, context: Context | None = None) -> Verdict:
    return compare(prepare(a), prepare(b), context or Context())


def share_a_key(a: Party, b: Party) -> bool:
    return bool(keys(prepare(a)) & keys(prepare(b)))
