"""Blocking keys: two records of one client share at least one. Each is a signed 63-bit number, ready for a database."""

from functools import lru_cache
from hashlib import blake2b

from carnet.matching.addresses import Where
from carnet.matching.firms import FirmName
from carnet.matching.identifiers import own_domain
from carnet.matching.people import Human
from carnet.matching.phonetic import phonetic
from carnet.matching.prepared import Prepared


@lru_cache(maxsize=8_192)
def key(text: str) -> int:
    """A signed 63-bit number for a prefixed text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True) >> 1


def keys(prepared: Prepared) -> frozenset[int]:
    return frozenset([key(text) for text in key_texts(prepared)])


def strong_keys(prepared: Prepared) -> frozenset[int]:
    """What a write must lock: phone, e-mail, SIREN, and the exact name at its place."""
    texts = [*_identifiers(prepared)]
    names = [full_name(person) for person in prepared.people] if prepared.kind in ("person", "") else []
    names += [" ".join(sorted(name.core)) for name in prepared.names]
    texts += [f"x:{name}@{place.postcode or place.city}" for name in names if name for place in prepared.places]
    return frozenset([key(text) for text in texts])


def key_texts(prepared: Prepared) -> set[str]:
    texts = {*_identifiers(prepared)}
    texts.update(f"a:{text}" for place in prepared.places if (text := address_text(place)))
    if prepared.kind in ("person", ""):
        texts.update(_person_keys(prepared))
    if prepared.kind != "person":
        texts.update(_firm_keys(prepared))
    for contact in prepared.contacts:
        if contact.first:
            texts.add("n:" + full_name(contact))
    return texts


def _identifiers(prepared: Prepared) -> list[str]:
    found = ["t:" + number for number in prepared.phones]
    found += ["m:" + mail for mail in prepared.emails]
    if prepared.siren:
        found.append("s:" + prepared.siren)
    return found


def address_text(place: Where) -> str:
    """Department, number and sound of the street; for a place without number, its commune too."""
    if not place.street or not (place.number or place.postcode):
        return ""
    area = place.department if place.number else place.postcode
    return f"{area}|{place.number}|{phonetic(place.street.rpartition(' ')[2])}"


def firm_sound(name: FirmName) -> str:
    """Sound of the words that name an organisation, in any order."""
    return " ".join(sorted({phonetic(word) for word in name.core}))


def full_name(person: Human) -> str:
    """Sound of surname and first name, in any order."""
    return " ".join(sorted(phonetic(word) for word in f"{person.surname} {person.first}".split()))


def _person_keys(prepared: Prepared) -> set[str]:
    found: set[str] = set()
    for person in prepared.people:
        if person.first and person.surname:
            found.add("n:" + full_name(person))
        if prepared.born and person.first:
            found.add(f"b:{prepared.born}{phonetic(person.first.split()[0])}")
        surnames = {word for word in f"{person.surname} {person.birth}".split() if len(word) > 2}
        for place in prepared.places:
            if place.postcode or place.city:
                found.update(namesake_text(word, place) for word in surnames)
            if place.postcode:
                found.update(_person_place_keys(person, surnames, place))
    return found


def namesake_text(surname: str, place: Where) -> str:
    """Sound of a surname in a commune, by its name: the postcode may be missing or a CEDEX."""
    return f"p:{phonetic(place.city.replace(' ', '')) or place.postcode}|{phonetic(surname)}"


def _person_place_keys(person: Human, surnames: set[str], place: Where) -> set[str]:
    found: set[str] = set()
    if person.first:
        initial = person.first[0]
        found.update(f"d:{place.department}{phonetic(word)}|{initial}" for word in surnames)
        if person.surname:  # survives a slip anywhere inside the surname
            found.add(f"i:{place.postcode}{person.surname[0]}{person.surname[-1]}{initial}")
    return found


def _firm_keys(prepared: Prepared) -> set[str]:
    found: set[str] = set()
    areas = {place.department for place in prepared.places if place.postcode} or {""}
    for name in prepared.names:
        found.add("n:" + firm_sound(name))
        # By length then by letters: a set alone has another order in each process.
        for word in sorted(set(name.heart or name.core), key=lambda word: (len(word), word))[-2:]:
            found.update(f"o:{area}{phonetic(word)}" for area in areas)
            found.update(f"j:{place.postcode}{word[:2]}{word[-1]}" for place in prepared.places if place.postcode)
        short = name.core if len(name.core) == 1 and 3 <= len(name.core[0]) <= 6 else ()
        found.update(f"q:{area}{word}" for area in areas for word in (*name.initials[:2], *short))
    for mail in prepared.emails:
        if domain := own_domain(mail):
            found.add("w:" + domain)
    for person in prepared.people:
        if person.first:
            found.add("n:" + full_name(person))
    return found
