"""Two prepared clients, one verdict."""

from carnet.matching import levels as see
from carnet.matching import strangers as chance
from carnet.matching.context import DEFAULT, Context
from carnet.matching.firms import FirmName
from carnet.matching.keys import address_text, key
from carnet.matching.people import Human
from carnet.matching.prepared import Prepared
from carnet.matching.proof import is_certain
from carnet.matching.reasons import reasons_of
from carnet.matching.stories import (
    CONDOMINIUM_FIELDS,
    CONDOMINIUM_STORIES,
    FIRM_FIELDS,
    FIRM_STORIES,
    MIXED_FIELDS,
    MIXED_STORIES,
    PERSON_FIELDS,
    PERSON_STORIES,
)  # fmt: skip
from carnet.matching.verdict import Verdict
from carnet.matching.vocabulary import FORM_FAMILIES
from carnet.matching.weighing import Table, multiply, table

_PERSONS = table(PERSON_STORIES, PERSON_FIELDS)
_FIRMS = table(FIRM_STORIES, FIRM_FIELDS)
_CONDOMINIUMS = table(CONDOMINIUM_STORIES, CONDOMINIUM_FIELDS)
_MIXED = table(MIXED_STORIES, MIXED_FIELDS)
Seen = dict[str, str]
Chances = dict[str, float]


def compare(a: Prepared, b: Prepared, context: Context = DEFAULT) -> Verdict:
    """How likely it is that the two are one client, and the story that explains them best."""
    seen: Seen = {}
    by_chance: Chances = {}
    stories, namesake = _names(a, b, context, seen, by_chance)
    crowds = _reach(a, b, context, seen, by_chance, namesake)
    shares = _weigh(stories, seen, by_chance, context, crowds)
    total = sum(shares)
    same = sum([share for share, is_same in zip(shares, stories.same, strict=True) if is_same])
    best = _winner(stories, shares, same * 2 >= total)
    story = stories.stories[best]
    return Verdict(same / total, story.code, reasons_of(seen), story.sentence, is_certain(seen) and same * 2 >= total)


def _winner(stories: Table, shares: list[float], is_same: bool) -> int:
    """The likeliest story on the side that wins."""
    return max((at for at, same in enumerate(stories.same) if same is is_same), key=shares.__getitem__)


def _weigh(stories: Table, seen: Seen, by_chance: Chances, context: Context, crowds: dict[str, float]) -> list[float]:
    shares = [
        story.rate * context.prior if story.same else story.rate + crowds.get(story.code, 0.0)
        for story in stories.stories
    ]
    shares[-1] = context.size / 2
    for name, level in seen.items():
        row = stories.rows[name].get(level)
        if row:
            shares = multiply(shares, row, by_chance[name])
    return shares


def _names(a: Prepared, b: Prepared, context: Context, seen: Seen, by_chance: Chances) -> tuple[Table, Human | None]:
    """Fill in what the names say; give the stories to weigh, and the person when both bear one surname."""
    if a.is_person and b.is_person:
        return _PERSONS, _two_persons(a, b, context, seen, by_chance)
    if a.is_person or b.is_person:
        person, firm = (a, b) if a.is_person else (b, a)
        if _is_only_a_person(firm):
            return _PERSONS, _two_persons(a, b, context, seen, by_chance)
        _person_and_firm(person, firm, seen, by_chance)
        return _MIXED, None
    _two_firms(a, b, context, seen, by_chance)
    if a.kind == b.kind == "condominium" or (
        "condominium" in (a.kind, b.kind) and "" in (a.claimed, b.claimed) and not (a.form or b.form)
    ):
        seen["syndic"] = _syndic_level(a.syndic, b.syndic)
        by_chance["syndic"] = chance.SYNDIC.get(seen["syndic"], 1.0)
        return _CONDOMINIUMS, None
    return _FIRMS, None


def _is_only_a_person(firm: Prepared) -> bool:
    """A "firm" whose name is nothing but a person's: the wrong kind was ticked."""
    return bool(firm.people) and not firm.form and all(len(name.core) == len(name.heart) < 4 for name in firm.names)


_PAIR_ORDER = {level: rank for rank, level in enumerate("EVIWXJD")}


def _two_persons(a: Prepared, b: Prepared, context: Context, seen: Seen, by_chance: Chances) -> Human | None:
    pairs = [(*see.persons_level(x, y), x, y) for x in a.people for y in b.people]
    surname, first, x, y = min(pairs, key=lambda pair: (_PAIR_ORDER.get(pair[1], 3), pair[0]))
    sex = see.sex_level(x, y)
    couples = a.couple + b.couple
    if couples == 1:
        couple, single = (a, b) if a.couple else (b, a)
        if first in ("D", "J", "X") and len(couple.people) == 1 and sex != "E":
            first = ""  # the other of the two, whose first name is not on the couple's record
        sex = ""
    seen.update(surname=surname, first=first, born=see.born_level(a.born, b.born))
    seen["sex"] = sex if first != "E" or sex == "D" else ""
    seen["couple"] = "2" if couples == 2 else str(couples)
    seen["number"] = see.number_level(a.siren, b.siren)
    by_chance["surname"], by_chance["first"] = chance.chance_of_name(context, x, surname, first)
    by_chance["sex"], by_chance["couple"] = 0.5 if first != "E" else 0.05, chance.COUPLE[seen["couple"]]
    by_chance["born"] = chance.BORN.get(seen["born"], 1.0)
    by_chance["number"] = chance.NUMBER.get(seen["number"], 1.0)
    return x if surname == "E" else None


def _two_firms(a: Prepared, b: Prepared, context: Context, seen: Seen, by_chance: Chances) -> None:
    seen["name"] = see.firm_level(a.names, b.names)
    if seen["name"] in ("T", "H", "V", "D") and (_bears_name_of_contact(a, b) or _bears_name_of_contact(b, a)):
        seen["name"] = "G"
    seen["form"] = _form_level(a.form, b.form)
    seen["siren"] = see.number_level(a.siren, b.siren)
    seen["siret"] = _siret_level(a, b, seen["siren"])
    seen["contact"] = _contact_level(a, b)
    by_chance["name"] = _chance_of_firm_name(a, context, seen["name"])
    by_chance["form"] = chance.FORM.get(seen["form"], 1.0)
    by_chance["siren"] = chance.NUMBER.get(seen["siren"], 1.0)
    by_chance["siret"] = {"E": 1.0, "N": 0.01}.get(seen["siret"], 1.0)
    by_chance["contact"] = chance.CONTACT.get(seen["contact"], 1.0)


def _siret_level(a: Prepared, b: Prepared, siren: str) -> str:
    """Seen only when the SIREN agrees: otherwise it says nothing more."""
    return see.number_level(a.siret, b.siret) if siren in ("E", "N") else ""


def _chance_of_firm_name(a: Prepared, context: Context, level: str) -> float:
    if level != "E":
        return chance.FIRM_NAME.get(level, 1.0)
    return max(chance.chance_of_value(context, "n:" + sound, 0.3) for sound in map(_sound, a.names))


def _sound(name: FirmName) -> str:
    from carnet.matching.phonetic import phonetic

    return " ".join(sorted({phonetic(word) for word in name.core}))


def _form_level(a: str, b: str) -> str:
    if not a or not b:
        return ""
    if a == b:
        return "E"
    return "F" if FORM_FAMILIES.get(a, a) == FORM_FAMILIES.get(b, b) else "D"


def _bears_name_of_contact(a: Prepared, b: Prepared) -> bool:
    """`Mondet Stéphane`, for `Ets Mondet` whose contact is Stéphane Mondet."""
    return any(_one_person(person, contact) for person in a.people for contact in b.contacts)


def _one_person(a: Human, b: Human) -> bool:
    surname, first = see.persons_level(a, b)
    return surname in ("E", "C") and first in ("E", "V", "I")


def _syndic_level(a: str, b: str) -> str:
    if not a or not b:
        return ""
    if a == b or set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return "E"
    return "N" if see.slips(a, b, 2) else "D"


def _contact_level(a: Prepared, b: Prepared) -> str:
    if not a.contacts or not b.contacts:
        return ""
    alike = [see.persons_level(x, y) for x in a.contacts for y in b.contacts]
    return "E" if any(surname in ("E", "C") and first in ("E", "V", "I", "") for surname, first in alike) else "D"


def _person_and_firm(person: Prepared, firm: Prepared, seen: Seen, by_chance: Chances) -> None:
    seen["link"] = _link(person, firm)
    seen["human"] = _humanity(person)
    seen["estate"] = "1" if FORM_FAMILIES.get(firm.form) in ("estate", "farm") or firm.kind == "condominium" else "0"
    seen["siren"] = see.number_level(person.siren, firm.siren)
    by_chance["link"] = chance.LINK[seen["link"]]
    by_chance["human"] = by_chance["estate"] = 1.0
    by_chance["siren"] = chance.NUMBER.get(seen["siren"], 1.0)


def _humanity(person: Prepared) -> str:
    """F typed as a firm · 1 surely a person (civility, birth date) · 0 cannot be said."""
    if person.claimed not in ("", "person"):
        return "F"
    return "1" if person.titled or person.born or person.couple else "0"


def _link(person: Prepared, firm: Prepared) -> str:
    """F the person's whole name is a contact's or stands in the firm's name · S only the surname · N nothing."""
    known = (*firm.contacts, *firm.people)
    words = {word for name in firm.names for word in name.core}
    weak = False
    for someone in person.people:
        for other in known:
            surname, first = see.persons_level(someone, other)
            if surname in ("E", "C"):
                if first in ("E", "V", "I"):
                    return "F"
                weak = weak or first == ""
        if someone.surname and set(someone.surname.split()) <= words:
            if someone.first and someone.first.split()[0] in words:
                return "F"
            weak = True
    return "S" if weak else "N"


def _reach(
    a: Prepared, b: Prepared, context: Context, seen: Seen, by_chance: Chances, namesake: Human | None
) -> dict[str, float]:
    """Fill in address, phones and e-mail; say how many pairs a crowded address or a shared line makes."""
    crowds = {}
    place, at = see.best_place(a.places, b.places)
    seen["place"] = place
    by_chance["place"] = chance.chance_of_place(context, place, at, namesake) if place else 1.0
    if place == "E" and at:
        crowds["building"] = _crowd(context, "a:" + address_text(at))
    mobile, landline, common = see.phone_levels(a.phones, b.phones)
    seen["mobile"], seen["landline"] = mobile, landline
    value = chance.chance_of_value(context, "t:" + common[0], 0.01) if common else 0.0
    by_chance["mobile"] = value if mobile == "E" else chance.PHONE.get(mobile, 1.0)
    by_chance["landline"] = value if landline == "E" else chance.PHONE.get(landline, 1.0)
    email, shared = see.email_level(a.emails, b.emails)
    seen["email"] = email if email != "B" or "link" in seen else "E"
    by_chance["email"] = (
        chance.chance_of_value(context, "m:" + shared, 0.01) if shared else chance.EMAIL.get(email, 1.0)
    )
    lines = ["t:" + number for number in common] + (["m:" + shared] if shared else [])
    crowds["line"] = crowds["one_syndic"] = max((_crowd(context, text) for text in lines), default=0.0)
    if "syndic" in seen and crowds.get("building", 0) > 2:
        seen["place"] = ""  # the syndic's own address
    return crowds


def _crowd(context: Context, text: str) -> float:
    return max(context.count(key(text)) - 3, 0) / 2
