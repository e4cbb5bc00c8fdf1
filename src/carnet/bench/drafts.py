"""Client number n of the bench, by arithmetic: always the same, whatever the size of the file. Nobody real.

Telephones are of series that no operator gives (01 9x, and 07 00 with ten digits), since a million clients need more
than the few thousand numbers kept for fiction; e-mails end in `.example`, SIREN begin with 000.
"""

import random
from collections.abc import Sequence

from carnet.bench import words
from carnet.bench.picking import first_names, notes, streets, surnames, towns
from carnet.clients.record import Record
from carnet.clients.tidy import vat_of
from carnet.communes.gazetteer import Line
from carnet.kernel.text import fold

DUPLICATES = 0.03
HOUSEHOLDS = 0.02
# How far behind a client its duplicate, or the person who lives with them, may be.
NEAR = 5_000

_KINDS = (
    "company",
    "company",
    "company",
    "company",
    "company",
    "company",
    "company",
    "public",
    "condominium",
    "association",
)


def draft(number: int, team: Sequence[int] = ()) -> Record:
    """Client `number`, followed by one of the team. Three in a hundred are entered twice, two share a household."""
    chance = chance_of(number, "kind")
    fate = chance.random()
    if number > 1 and fate < DUPLICATES:
        return _typed_again(original(number - chance.randint(1, min(number - 1, NEAR)), team), number, chance)
    if number > 1 and fate < DUPLICATES + HOUSEHOLDS:
        other = original(number - chance.randint(1, min(number - 1, NEAR)), team)
        if other["kind"] == "person":
            return _same_household(other, original(number, team))
    return original(number, team)


def retyped(number: int, team: Sequence[int] = ()) -> Record:
    """Client `number` as somebody would type it again today."""
    return _typed_again(original(number, team), number, chance_of(number, "again"))


def is_inactive(number: int) -> bool:
    return chance_of(number, "life").random() < 0.07


def chance_of(number: int, purpose: str) -> random.Random:
    return random.Random(number * 2_654_435_761 + sum(map(ord, purpose)))


def original(number: int, team: Sequence[int] = ()) -> Record:
    """Client `number` when it repeats nobody."""
    chance = chance_of(number, "record")
    town = towns().draw(chance)
    surname = surnames().draw(chance)
    who = _person(number, surname, chance) if chance.random() < 0.6 else _organisation(number, surname, town, chance)
    record: Record = {
        **who,
        "number": f"C{number:05d}",
        "status": "client" if chance.random() < 0.7 else "prospect",
        "salesperson": _salesperson(town.department, team, chance),
        "addresses": _addresses(town, chance),
    }
    return record | _rest(chance)


def _person(number: int, surname: str, chance: random.Random) -> Record:
    woman = chance.random() < 0.5
    first_name = first_names(woman).draw(chance)
    if chance.random() < 0.04:
        first_name = f"{'Marie' if woman else 'Jean'}-{first_name}"
    person: Record = {"kind": "person", "civility": "Mme" if woman else "M.", "name": surname, "first_name": first_name}
    if chance.random() < 0.08:
        person |= {"civility": "M. et Mme", "partner_first_name": first_names(not woman).draw(chance)}
    person["phones"] = _phones(number, chance)
    person["emails"] = _own_email(number, first_name, surname, chance) if chance.random() < 0.65 else []
    return person


def _organisation(number: int, surname: str, town: Line, chance: random.Random) -> Record:
    kind = chance.choice(_KINDS)
    siren = f"000{number * 7919 % 1_000_000:06d}"
    name = organisation_name(kind, surname, town.name, chance)
    found: Record = {"kind": kind, "name": name, "phones": _phones(number, chance)}
    if kind in {"company", "public"}:
        found |= {"siren": siren, "siret": f"{siren}{chance.randint(1, 3):05d}"}
    if kind == "company":
        found |= {"vat_number": vat_of(siren), "legal_form": chance.choice(words.LEGAL_FORMS), "naf": "4332A"}
        if chance.random() < 0.1:
            found["trade_name"] = f"{chance.choice(words.TRADES)} {chance.choice(words.PLACES)}"
    domain = fold(name).replace(" ", "-")[:30]
    email = {"address": f"contact@{domain}-{number % 9973}.example", "label": ""}
    found["emails"] = [email] if chance.random() < 0.7 else []
    found["contacts"] = [_contact(number + at * 333_667, chance) for at in range(chance.choice((0, 1, 1, 1, 2, 3)))]
    return found


def organisation_name(kind: str, surname: str, city: str, chance: random.Random) -> str:
    shapes = {
        "company": words.FIRMS,
        "public": words.PUBLIC,
        "condominium": words.CONDOMINIUMS,
        "association": words.ASSOCIATIONS,
    }
    return chance.choice(shapes[kind]).format(
        form=chance.choice(words.LEGAL_FORMS),
        trade=chance.choice(words.TRADES),
        name=surname,
        city=city,
        place=chance.choice(words.PLACES),
        person=chance.choice(words.FAMOUS),
        tree=chance.choice(words.TREES),
        street=f"{chance.randint(1, 90)} {chance.choice(words.STREET_TYPES)} {streets().draw(chance)}",
    )


def _contact(number: int, chance: random.Random) -> Record:
    woman = chance.random() < 0.5
    name, first_name = surnames().draw(chance), first_names(woman).draw(chance)
    return {
        "civility": "Mme" if woman else "M.",
        "name": name,
        "first_name": first_name,
        "role": chance.choice(("manager", "accounting", "site", "purchasing", "other")),
        "job_title": chance.choice(words.JOBS),
        "phone": _landline(number + 5_000_011) if chance.random() < 0.4 else "",
        "email": _own_email(number, first_name, name, chance)[0]["address"] if chance.random() < 0.4 else "",
    }


def _phones(number: int, chance: random.Random) -> list[Record]:
    """A landline, a mobile or both."""
    fate = chance.random()
    found = []
    if fate < 0.65:
        found.append({"number": _landline(number), "label": ""})
    if fate > 0.3:
        found.append({"number": _spaced(f"0700{number * 7_919 % 1_000_000:06d}"), "label": "portable"})
    return found


def _landline(number: int) -> str:
    return _spaced(f"019{number * 1_299_709 % 10_000_000:07d}")


def _spaced(digits: str) -> str:
    return " ".join(digits[at : at + 2] for at in range(0, 10, 2))


def _own_email(number: int, first_name: str, surname: str, chance: random.Random) -> list[Record]:
    first, last = fold(first_name).replace(" ", ""), fold(surname).replace(" ", "")
    local = chance.choice((f"{first}.{last}", f"{first[0]}{last}", f"{last}.{first}", f"{first}{last}"))
    return [{"address": f"{local}{number % 9973}@{chance.choice(words.PROVIDERS)}.example", "label": ""}]


def _addresses(town: Line, chance: random.Random) -> list[Record]:
    if chance.random() < 0.03:
        return []
    found = [_address("main", town, chance)]
    if chance.random() < 0.1:
        found.append(_address("site", town if chance.random() < 0.5 else towns().draw(chance), chance))
    return found


def _address(role: str, town: Line, chance: random.Random) -> Record:
    access = chance.choice(words.ACCESS).format(code=f"{chance.randint(1, 99)}A{chance.randint(10, 99)}")
    return {
        "role": role,
        "street": f"{chance.randint(1, 120)} {chance.choice(words.STREET_TYPES)} {streets().draw(chance)}",
        "postcode": town.postcode,
        "city": town.name.partition(" ")[0] if town.name.endswith("Arrondissement") else town.name,
        "insee": town.insee,
        "access_notes": access if chance.random() < 0.15 else "",
    }


def _salesperson(department: str, team: Sequence[int], chance: random.Random) -> int | None:
    """Each has a territory, and some clients elsewhere; some clients have nobody."""
    fate, elsewhere = chance.random(), chance.random()
    if not team or fate < 0.08:
        return None
    if fate < 0.7:
        return team[sum(map(ord, department)) % len(team)]
    return team[int(len(team) * elsewhere**2)]


def _rest(chance: random.Random) -> Record:
    found: Record = {"origin": chance.choice(words.ORIGINS) if chance.random() < 0.4 else ""}
    if chance.random() < 0.25:
        found["tags"] = sorted({words.TAGS[int(len(words.TAGS) * chance.random() ** 2)] for _ in range(2)})
    if chance.random() < 0.45:
        said = " ".join(notes().draw(chance) for _ in range(chance.randint(4, 14)))
        found["notes"] = f"{said} {chance.choice('ABCDEFGH')}{chance.randint(10_000, 99_999)}"
    if chance.random() < 0.05:
        found["warning"] = chance.choice(words.ACCESS).format(code=chance.randint(1000, 9999))
    if chance.random() < 0.3:
        found["payment_terms"] = chance.choice(words.TERMS)
    return found


def _typed_again(other: Record, number: int, chance: random.Random) -> Record:
    """The same client as somebody else heard it: one thing differs, another is missing."""
    again = {**other, "number": f"C{number:05d}", "notes": "", "tags": [], "contacts": []}
    change = chance.choice(("typo", "phone", "email", "street", "case"))
    if change == "typo" and len(other["name"]) > 4:
        at = chance.randrange(1, len(other["name"]) - 1)
        again["name"] = other["name"][:at] + other["name"][at + 1 :]
    elif change == "case":
        again["name"] = other["name"].upper()
    elif change == "street":
        again["addresses"] = [{**row, "street": ""} for row in other["addresses"]]
    elif change == "phone":
        again["phones"] = other["phones"][:1]
    else:
        again["emails"] = []
    return again


def _same_household(other: Record, own: Record) -> Record:
    """Somebody else of the family: the name, the address and the landline are shared, nothing else."""
    if own["kind"] != "person":
        return own
    landlines = [row for row in other["phones"] if row["number"].startswith("01")]
    mobiles = [row for row in own["phones"] if not row["number"].startswith("01")]
    return {**own, "name": other["name"], "addresses": other["addresses"], "phones": landlines + mobiles}
