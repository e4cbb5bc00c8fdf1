"""A client as typed: what a form, a line of a file or a row of a database holds, before any tidying."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    street: str = ""
    postcode: str = ""
    city: str = ""
    insee: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One client, raw. Every field may be empty, misplaced or badly written."""

    id: int | str = 0
    kind: str = ""  # person | company | public | condominium | association | "" unknown
    civility: str = ""  # "M.", "Mme", "M. et Mme", ""
    name: str = ""  # last name of a person, or legal name
    first_name: str = ""
    partner_name: str = ""  # second person of a couple
    partner_first_name: str = ""
    birth_name: str = ""
    trade_name: str = ""
    legal_form: str = ""
    birth_date: date | None = None
    siren: str = ""
    siret: str = ""
    vat_number: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    contacts: tuple[str, ...] = ()  # names of contact persons
    syndic: str = ""  # name of the condominium's syndic
