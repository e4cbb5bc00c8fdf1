"""Two organisations, or a person and an organisation, field by field."""

from carnet.matching import levels_firms as see
from carnet.matching import strangers as chance
from carnet.matching.context import Context
from carnet.matching.firms import FirmName
from carnet.matching.identifiers import own_domain
from carnet.matching.keys import firm_sound
from carnet.matching.levels_persons import contacts_level, persons_level
from carnet.matching.people import Human
from carnet.matching.prepared import Prepared
from carnet.matching.sight import Sight
from carnet.matching.slips import slips
from carnet.matching.vocabulary import FORM_FAMILIES

_CLOSE = frozenset("EC")


def see_firms(a: Prepared, b: Prepared, context: Context, sight: Sight) -> None:
    name = see.firm_level(a.names, b.names)
    if name in ("T", "H", "V", "D") and (_bears_name_of_contact(a, b) or _bears_name_of_contact(b, a)):
        name = "G"
    if name in ("R", "D") and (_named_by_mail(a, b) or _named_by_mail(b, a)):
        name = "G"
    sight.note("name", name, _chance_of_name(a.names, context) if name == "E" else chance.FIRM_NAME.get(name, 1.0))
    form = _form_level(a.form, b.form)
    if not form and is_estate(a) != is_estate(b) and not (a.claimed and b.claimed):
        form = "M"
    sight.note("form", form, chance.FORM.get(form, 1.0))
    siren = see.number_level(a.siren, b.siren)
    sight.note("siren", siren, chance.NUMBER.get(siren, 1.0))
    if siren in ("E", "N"):  # otherwise the SIRET says nothing more
        siret = see.number_level(a.siret, b.siret)
        sight.note("siret", siret, chance.SIRET.get(siret, 1.0))
    contact = contacts_level(a.contacts, b.contacts)
    sight.note("contact", contact, chance.CONTACT.get(contact, 1.0))
    sight.note("public", str(int({a.kind, b.kind} <= {"public", "association"})))


def see_syndic(a: Prepared, b: Prepared, sight: Sight) -> None:
    syndic = _syndic_level(a.syndic, b.syndic)
    sight.note("syndic", syndic, chance.SYNDIC.get(syndic, 1.0))


def see_person_and_firm(person: Prepared, firm: Prepared, sight: Sight) -> None:
    link = _link(person, firm)
    sight.note("link", link, chance.LINK[link])
    sight.note("human", _humanity(person))
    estate = FORM_FAMILIES.get(firm.form) in ("estate", "farm") or firm.kind == "condominium"
    sight.note("estate", str(int(estate)))
    siren = see.number_level(person.siren, firm.siren)
    sight.note("siren", siren, chance.NUMBER.get(siren, 1.0))


def _chance_of_name(names: tuple[FirmName, ...], context: Context) -> float:
    return max(chance.chance_of_value(context, "n:" + firm_sound(name), 0.3) for name in names)


def is_estate(client: Prepared) -> bool:
    """A form that is always said, for without it the name would be its owner's: SCI, GFA."""
    return FORM_FAMILIES.get(client.form) == "estate"


def _form_level(a: str, b: str) -> str:
    if not a or not b:
        return ""
    if a == b:
        return "E"
    return "F" if FORM_FAMILIES.get(a, a) == FORM_FAMILIES.get(b, b) else "D"


def _bears_name_of_contact(a: Prepared, b: Prepared) -> bool:
    """`Mondet Stéphane`, for `Ets Mondet` whose contact is Stéphane Mondet."""
    return any(_one_person(person, contact) for person in a.people for contact in b.contacts)


def _named_by_mail(a: Prepared, b: Prepared) -> bool:
    """`contact@meyerprimeurs.fr`, for the `Atelier de Damien` that others enter as `Meyer Primeurs`."""
    if set(a.emails) & set(b.emails):
        return False  # two firms of one owner may share it
    names = {"".join(name.core) for name in b.names}
    return any(_begins_alike(_letters(own_domain(mail)), name) for mail in a.emails for name in names)


def _begins_alike(domain: str, name: str) -> bool:
    at = domain.find(name[:_TOLD])
    return len(name) >= _TOLD and -1 < at < 4 and (name in domain or domain[at:] in name)


# A name shorter than this may stand in anybody's domain.
_TOLD = 8


def _letters(domain: str) -> str:
    return "".join(char for char in domain.partition(".")[0] if char.isalnum())


def _one_person(a: Human, b: Human) -> bool:
    surname, first = persons_level(a, b)
    return surname in _CLOSE and first in ("E", "V", "I")


def _syndic_level(a: str, b: str) -> str:
    if not a or not b:
        return ""
    if a == b or set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return "E"
    return "N" if slips(a, b, 2) else "D"


def _humanity(person: Prepared) -> str:
    """F typed as a firm · 1 surely a person (civility, birth date, couple) · 0 cannot be said."""
    if person.claimed not in ("", "person"):
        return "F"
    return "1" if person.titled or person.born or person.couple else "0"


def _link(person: Prepared, firm: Prepared) -> str:
    """F the person's whole name is a contact's or stands in the firm's name · S only the surname · N nothing."""
    words = {word for name in firm.names for word in name.core}
    weak = False
    for someone in person.people:
        for other in (*firm.contacts, *firm.people):
            if _one_person(someone, other):
                return "F"
            surname, first = persons_level(someone, other)
            weak = weak or (surname in _CLOSE and not first)
        if someone.surname and set(someone.surname.split()) <= words:
            if someone.first and someone.first.split()[0] in words:
                return "F"
            weak = True
    return "S" if weak else "N"
