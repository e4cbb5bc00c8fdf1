"""A client made ready to be compared: read once, kept as one short line of JSON, compared thousands of times."""

import json
from dataclasses import dataclass
from typing import Any

from carnet.kernel.text import fold
from carnet.matching.addresses import Where, places
from carnet.matching.firms import FirmName, firm_name, infer_kind, looks_like_firm
from carnet.matching.identifiers import company_numbers, emails, phones
from carnet.matching.mending import mend
from carnet.matching.party import Party
from carnet.matching.people import Human, contact, humans, is_first_name, take_title
from carnet.matching.vocabulary import CONDOMINIUM_WORDS, PROFESSIONS

# Of what databases hold: the texts of `dumps` and the numbers of keys.py. Whatever changes either changes this.
VERSION = 3


# How every text of today begins.
HEAD = f"[{VERSION},"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Outdated(ValueError):
    """Kept by another version of the matching: what it was made from must be prepared again."""


@dataclass(frozen=True, slots=True)
class Prepared:
    id: int | str
    kind: str  # as declared, or inferred from the name; "" when it cannot be told
    people: tuple[Human, ...]  # the person or the couple; for a firm, the person whose name it bears
    couple: bool
    names: tuple[FirmName, ...]  # legal name, trade name
    form: str
    contacts: tuple[Human, ...]
    born: str  # YYYYMMDD
    siren: str
    siret: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    places: tuple[Where, ...]
    syndic: str
    claimed: str  # the kind as declared
    titled: bool  # a civility was typed

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    @property
    def may_be_firm(self) -> bool:
        """Read as a person by its name alone."""
        return self.is_person and not self.claimed and not self.titled and bool(self.names)

    def dumps(self) -> str:
        """Compact JSON, to be kept in a database beside the client."""
        row = [VERSION, *(getattr(self, name) for name in self.__slots__)]
        return _JSON.encode(row)

    @staticmethod
    def loads(text: str) -> "Prepared":
        """Raises Outdated for a text of another version."""
        version, *row = json.loads(text)
        if version != VERSION:
            raise Outdated(
                f"prepared by version {version} of the matching, this is version {VERSION}: prepare it again"
            )
        return _from_row(row)


def _from_row(row: list[Any]) -> Prepared:
    row[2] = tuple([Human(*person) for person in row[2]])
    row[4] = tuple([FirmName(tuple(n[0]), tuple(n[1]), n[2], n[3], tuple(n[4])) for n in row[4]])
    row[6] = tuple([Human(*person) for person in row[6]])
    row[10], row[11] = tuple(row[10]), tuple(row[11])
    row[12] = tuple([Where(*place) for place in row[12]])
    return Prepared(*row)


def prepare(party: Party) -> Prepared:
    """Read a client as typed. Never raises: what cannot be read is left out."""
    party = mend(party)
    siren, siret = company_numbers(party.siren, party.siret, party.vat_number)
    kind = _kind(party, bool(siren))
    people, couple, names = _read_names(party, kind)
    form = firm_name(party.legal_form).form if party.legal_form.strip() else ""
    return Prepared(
        id=party.id,
        kind=kind,
        people=people,
        couple=couple,
        names=names,
        form=form or next((name.form for name in names if name.form), ""),
        contacts=tuple([contact(text) for text in party.contacts if text.strip()]),
        born=party.birth_date.strftime("%Y%m%d") if party.birth_date else "",
        siren=siren,
        siret=siret,
        phones=phones((*party.phones, *[text for text in party.emails if "@" not in text])),
        emails=emails((*party.emails, *[text for text in party.phones if "@" in text])),
        places=places(party.places),
        syndic=" ".join(firm_name(party.syndic).core),
        claimed=party.kind,
        titled=_is_titled(party),
    )


def _read_names(party: Party, kind: str) -> tuple[tuple[Human, ...], bool, tuple[FirmName, ...]]:
    """(persons, are they a couple, names of the organisation): both when the kind cannot be told."""
    names = _firm_names(party, kind) if kind != "person" or _may_be_a_sign(party) else _trade_name(party)
    if kind in ("person", ""):
        people, couple = humans(
            party.name, party.first_name, party.civility, party.birth_name, party.partner_name, party.partner_first_name
        )
        return people, couple, names
    return _person_of_firm(party), False, names


def _may_be_a_sign(party: Party) -> bool:
    """Neither said to be a person nor titled: `Mire Philippe` may be a firm that bears its owner's name."""
    return not party.kind and not _is_titled(party)


def _is_titled(party: Party) -> bool:
    """A civility was typed; a doctor's or a lawyer's is a sign on a door."""
    title = fold(party.civility) or fold(party.name).partition(" ")[0]
    return title not in PROFESSIONS and (bool(party.civility.strip()) or take_title(party.name)[0] != party.name)


def _trade_name(party: Party) -> tuple[FirmName, ...]:
    return (firm_name(party.trade_name),) if party.trade_name.strip() else ()


def _kind(party: Party, numbered: bool) -> str:
    """The declared kind, unless the name says otherwise; nothing when it cannot be told."""
    kind = party.kind
    if party.syndic.strip() and kind in ("", "company"):
        return "condominium"
    if kind not in ("", "person", "company"):
        return kind
    if party.first_name.strip() or party.civility.strip() or take_title(party.name)[0] != party.name:
        return kind or "person" if numbered or looks_like_firm(party.name) else "person"
    betrayed = infer_kind(party.name, numbered or firm_name(party.legal_form).form != "")
    if kind == "person":
        return betrayed or kind
    if kind == "company":
        return kind
    return betrayed or ("person" if any(is_first_name(word) for word in fold(party.name).split()) else "")


def _firm_names(party: Party, kind: str) -> tuple[FirmName, ...]:
    full = f"{party.name} {party.first_name}" if party.first_name.strip() else party.name
    cities = tuple([fold(place.city) for place in party.places if place.city])
    found = [firm_name(text, kind, cities) for text in (full, party.trade_name) if text.strip()]
    return tuple(dict.fromkeys(name for name in found if name.core and not CONDOMINIUM_WORDS.issuperset(name.core)))


def _person_of_firm(party: Party) -> tuple[Human, ...]:
    """The person whose name a firm bears whole ("Dupont Jean Plomberie", "Jean Dupont")."""
    if party.first_name.strip():
        return humans(party.name, party.first_name, party.civility, "", "", "")[0]
    heart = firm_name(party.name).heart
    if 2 <= len(heart) <= 3 and any(is_first_name(word) for word in heart):
        return humans(" ".join(heart), "", "", "", "", "")[0]
    return ()
