"""Whom a line names, out of whichever of « Raison sociale », « Nom », « Prénom » the file has. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from carnet.exchange import kinds, people
from carnet.kernel.text import fold, squeeze


@dataclass(slots=True)
class Who:
    kind: str = ""
    values: dict[str, str] = field(default_factory=dict)  # name, first_name, civility, partner_…
    contact: dict[str, str] = field(default_factory=dict)  # the person met at the company
    notes: list[str] = field(default_factory=list)


_NAMES = ("name", "first_name", "partner_name", "partner_first_name")


def who_is(cells: Mapping[str, str], columns: frozenset[str], *, name_first: bool, registered: bool) -> Who:
    """`cells`: the filled naming cells; `columns`: every field of the file; `registered`: a SIREN or a VAT number."""
    who = Who(kind=_kind_written(cells))
    civility = _read_civility(cells.get("civility", ""), who)
    company, full = cells.get("company", ""), cells.get("full_name", "")
    if company and not _same_person(company, cells):
        _firm(who, company, cells, civility)
    elif cells.get("name") or cells.get("first_name"):
        _in_columns(who, cells, columns, civility, registered)
    elif full or company or cells.get("trade_name"):
        _in_one_cell(who, full or company or cells["trade_name"], civility, name_first, registered)
    return who


def _kind_written(cells: Mapping[str, str]) -> str:
    if written := kinds.kind_written(cells.get("kind", "")):
        return written
    answer = fold(cells.get("is_company", ""))
    if answer in {"oui", "1", "true", "vrai", "x", "yes"}:
        return kinds.COMPANY
    return kinds.PERSON if answer in {"non", "0", "false", "faux", "no"} else ""


def _read_civility(text: str, who: Who) -> str:
    """The column « Civilité » of many programs holds « Société » or « SARL » for a firm."""
    found = people.civility_of(text)
    if found is not None:
        return found
    if fold(text).replace(" ", "") in kinds.LEGAL_FORMS:
        who.values["legal_form"] = squeeze(text)
        who.kind = who.kind or kinds.COMPANY
    elif written := kinds.kind_written(text) or (
        kinds.COMPANY if fold(text) in {"ste", "ets", "etablissements"} else ""
    ):
        who.kind = who.kind or written
    elif text:
        who.notes.append(f"civilité « {text[:30]} » non reprise")
    return ""


def _same_person(company: str, cells: Mapping[str, str]) -> bool:
    """Outlook and Sellsy repeat a person's name as a company; a line typed « Particulier » has no company."""
    if kinds.kind_written(cells.get("kind", "")) == kinds.PERSON and (cells.get("name") or cells.get("first_name")):
        return True
    words = sorted(fold(company).split())
    return words == sorted(fold(f"{cells.get('name', '')} {cells.get('first_name', '')}").split())


def _firm(who: Who, company: str, cells: Mapping[str, str], civility: str) -> None:
    if who.kind == kinds.PERSON:
        _in_one_cell(who, company, civility, True, False)
        return
    who.kind = who.kind or kinds.kind_of_name(company) or kinds.COMPANY
    who.values["name"] = squeeze(company)
    if cells.get("name") or cells.get("first_name"):
        who.contact = {
            "civility": civility,
            "name": cells.get("name") or cells.get("first_name", ""),
            "first_name": cells.get("first_name", "") if cells.get("name") else "",
        }
    elif full := cells.get("full_name"):
        person = people.split_person(full)
        who.contact = {"civility": civility or person.civility, "name": person.name, "first_name": person.first_name}


def _in_columns(who: Who, cells: Mapping[str, str], columns: frozenset[str], civility: str, registered: bool) -> None:
    """Name and first name each in its column: taken as they are."""
    values = {name: squeeze(cells.get(name, "")) for name in _NAMES}
    if "civility" not in columns:
        civility, values["name"] = people.take_civility(values["name"])
    if not who.kind:
        person = values["first_name"] or civility
        guess = kinds.kind_of_name(values["name"])
        who.kind = kinds.PERSON if person else guess or (kinds.COMPANY if registered else kinds.PERSON)
    if who.kind != kinds.PERSON:
        who.values["name"] = values["name"] or values["first_name"]
        if values["name"] and values["first_name"]:
            who.contact = {"civility": civility, "name": values["first_name"]}
        return
    if not values["name"]:
        values["name"], values["first_name"] = values["first_name"], ""
    if "partner_first_name" not in columns and people.is_couple(values["first_name"]):
        values["first_name"], values["partner_first_name"] = people.couple_of(values["first_name"])
        civility = people.COUPLE
        who.notes.append(f"couple : {values['first_name']} et {values['partner_first_name']}")
    who.values.update(values, civility=civility)


def _in_one_cell(who: Who, text: str, civility: str, name_first: bool, registered: bool) -> None:
    text = squeeze(text)
    inside, rest = people.take_civility(text)
    if not who.kind and not civility and (not inside or text.startswith(rest)):
        who.kind = kinds.kind_of_name(text)  # « Entreprise Melle » bears no civility
    if who.kind and who.kind != kinds.PERSON:
        who.values["name"] = text
        return
    person = people.split_person(text, name_first=name_first, surely=bool(civility or who.kind))
    if not who.kind and registered and not (civility or person.civility):
        who.kind = kinds.COMPANY
        who.values["name"] = text
        return
    who.kind = kinds.PERSON
    who.values.update({name: getattr(person, name) for name in _NAMES}, civility=person.civility or civility)
    if person.first_name:
        who.notes.append(f"« {text[:60]} » lu nom {person.name}, prénom {_both(person)}")


def _both(person: people.Person) -> str:
    return " et ".join(part for part in (person.first_name, person.partner_first_name) if part)
