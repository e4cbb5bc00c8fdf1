"""A line of the file made a client record (the plain data of clients.record), its repairs said, its errors by cell.

Pure: the cleaning functions of the app that stores records come in as `Tidy`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from carnet.exchange import cells as split
from carnet.exchange import people, repair
from carnet.exchange.fields import GROUPS
from carnet.exchange.headings import Mapping, field_title
from carnet.exchange.repair import Repaired
from carnet.exchange.table import Line, column_letters
from carnet.exchange.who import Who, who_is
from carnet.kernel.text import fold, squeeze

Record = dict[str, Any]
Cleaner = Callable[[str], str]


@dataclass(frozen=True)
class Tidy:
    """How the app that stores records writes each value: every function raises ValueError with a French sentence."""

    phone: Cleaner
    email: Cleaner
    siren: Cleaner
    siret: Cleaner
    vat_number: Cleaner
    naf: Cleaner
    birth_date: Cleaner
    website: Cleaner
    text: Callable[[str, int], str]
    lengths: dict[str, int]  # by field: « name », « street »…
    # A pasted address understood by whoever knows the communes: (street, postcode, city), or None.
    address: Callable[[str], tuple[str, str, str] | None] = lambda text: None


@dataclass(slots=True)
class Converted:
    """`record` is a draft: only what the line says. Number, salesperson and date are for the target to place."""

    line: int
    record: Record = field(default_factory=dict)
    number: str = ""
    salesperson: str = ""
    created_at: str = ""
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


_PLAIN = ("trade_name", "legal_form", "service_code", "commitment_number", "origin", "payment_terms", "warning")
_CHECKED = ("vat_number", "naf", "website")
_NAMING = ("kind", "is_company", "civility", "company", "name", "first_name", "full_name", "trade_name",
           "partner_name", "partner_first_name")  # fmt: skip
_ADDRESS_ROLES = {"": "main", "home": "main", "billing": "billing", "delivery": "delivery", "site": "site"}
_CONTACT_ROLES = {
    "direction": "manager", "gerant": "manager", "gerante": "manager", "dirigeant": "manager", "directeur": "manager",
    "directrice": "manager", "president": "manager", "pdg": "manager", "comptabilite": "accounting",
    "comptable": "accounting",
    "chantier": "site", "conducteur de travaux": "site", "chef de chantier": "site", "achats": "purchasing",
    "acheteur": "purchasing", "acheteuse": "purchasing", "gardien": "guardian", "gardienne": "guardian",
    "concierge": "guardian",
    "locataire": "tenant", "famille": "family", "conjoint": "family", "autre": "other",
}  # fmt: skip
_CLIENT_WORDS = {"client", "clients", "customer", "actif", "active", "ancien client", "client actif", "1", "3"}
_PROSPECT_WORDS = {
    "prospect",
    "prospects",
    "lead",
    "piste",
    "suspect",
    "contact",
    "2",
    "0",
    "a contacter",
    "non client",
}


class Converter:
    def __init__(self, mapping: Mapping, tidy: Tidy) -> None:
        self.mapping = mapping
        self.tidy = tidy
        self.fields = mapping.fields
        self._columns: dict[str, list[int]] = {name: mapping.of(name) for name in self.fields}
        self._first = {name: columns[0] for name, columns in self._columns.items()}
        self._naming = [(name, self._first[name]) for name in _NAMING if name in self._first]
        self._plain = [(name, self._first[name]) for name in _PLAIN if name in self._first]
        self._checked = [(name, self._first[name]) for name in _CHECKED if name in self._first]
        self._addresses = _groups(self.fields, ("", "home", "billing", "delivery", "site"))
        self._contacts = _groups(self.fields, ("contact",))
        self._name_first = _name_comes_first(mapping)
        self._phone = lru_cache(maxsize=4096)(tidy.phone)
        self._site = lru_cache(maxsize=4096)(tidy.text)

    def convert(self, line: Line) -> Converted:
        out = Converted(line.number)
        if line.note:
            out.notes.append(line.note)
        if line.refused:
            out.errors.append(line.refused)
            return out
        row = _Row(line, self.mapping, out)
        self._identify(row, out)
        self._name(row, out)
        self._fill(row, out)
        out.record["addresses"] = self._read_addresses(row)
        self._reach(row, out)
        self._meet(row, out)
        return out

    # -- who

    def _identify(self, row: "_Row", out: Converted) -> None:
        siren, siret = row.at(self._first.get("siren")), row.at(self._first.get("siret"))
        if not siren and not siret:
            return
        try:
            found = repair.siren_and_siret(
                "" if repair.is_filler(siren) else siren, "" if repair.is_filler(siret) else siret
            )
        except ValueError as error:
            row.wrong("siren" if siren else "siret", self._first.get("siren" if siren else "siret"), error)
            return
        for name, repaired in zip(("siren", "siret"), found, strict=True):
            row.note(repaired)
            if repaired.value:
                self._check(row, name, self._first.get(name), repaired.value)

    def _name(self, row: "_Row", out: Converted) -> None:
        cells = {name: text for name, index in self._naming if (text := row.at(index))}
        registered = any(out.record.get(name) for name in ("siren", "siret")) or bool(
            row.at(self._first.get("vat_number"))
        )
        who = who_is(cells, self.fields, name_first=self._name_first, registered=registered)
        if not who.values.get("name"):
            self._name_by_contact(row, who)
        if not who.values.get("name"):
            out.errors.append(f"Ligne {row.number} : aucun nom. Remplissez le nom ou la raison sociale.")
            return
        out.record["kind"] = who.kind
        for name, value in who.values.items():
            self._text(row, name, value)
        out.notes.extend(who.notes)
        row.contact = who.contact

    def _name_by_contact(self, row: "_Row", who: Who) -> None:
        """A list of contacts alone: the first one is the client."""
        name = row.at(self._first.get("contact.name")) or row.at(self._first.get("contact.full_name"))
        if name:
            person = people.split_person(name, surely=True)
            first = row.at(self._first.get("contact.first_name")) or person.first_name
            who.kind = "person"
            who.values.update(civility=person.civility, name=person.name, first_name=first)
            row.contact_is_client = True

    # -- what

    def _fill(self, row: "_Row", out: Converted) -> None:
        for name, index in self._plain:
            self._text(row, name, squeeze(row.at(index)))
        for name, index in self._checked:
            text = row.at(index)
            if text and not repair.is_filler(text):
                self._check(row, name, index, text)
        self._dates(row, out)
        if (status := self._status(row)) or self._first.keys() & {"status", "is_client", "is_prospect"}:
            out.record["status"] = status or "prospect"
        notes = [row.at(index, keep_lines=True) for index in self._columns.get("notes", ())]
        self._text(row, "notes", "\n".join(dict.fromkeys(note for note in notes if note)))
        if "tags" in self._columns:
            out.record["tags"] = split.listed(";".join(row.at(index) for index in self._columns["tags"]))
        out.number = squeeze(row.at(self._first.get("number")))
        out.salesperson = squeeze(row.at(self._first.get("salesperson")))

    def _dates(self, row: "_Row", out: Converted) -> None:
        for name in ("birth_date", "created_at"):
            if not (text := row.at(self._first.get(name))):
                continue
            try:
                repaired = repair.to_date(text)
                value = (
                    self.tidy.birth_date(repaired.value) if name == "birth_date" and repaired.value else repaired.value
                )
            except ValueError as error:
                row.wrong(name, self._first[name], error)
                continue
            row.note(repaired)
            if name == "created_at":
                out.created_at = value
            elif value:
                out.record[name] = value

    def _status(self, row: "_Row") -> str:
        for name, yes in (("is_client", "client"), ("is_prospect", "prospect"), ("status", "")):
            folded = fold(row.at(self._first.get(name)))
            if yes and split.truth(folded):
                return yes
            if folded in _CLIENT_WORDS:
                return "client"
            if folded in _PROSPECT_WORDS and (not yes or folded == "2"):
                return "prospect"
        return ""

    # -- where

    def _read_addresses(self, row: "_Row") -> list[Record]:
        read: list[Record] = []
        for group, prefix in self._addresses:
            if address := self._read_address(row, group, prefix):
                repeated = address["role"] != "site" and any(_same_place(address, other) for other in read)
                if not repeated:
                    read.append(address)
        return read

    def _read_address(self, row: "_Row", group: str, prefix: str) -> Record | None:
        first = self._first
        lines = [row.at(index, keep_lines=True) for index in self._columns.get(prefix + "street", ())]
        street = "\n".join(dict.fromkeys(squeeze(part) for line in lines for part in line.split("\n") if part.strip()))
        country = split.country(row.at(first.get(prefix + "country")))
        postcode, city = row.at(first.get(prefix + "postcode")), squeeze(row.at(first.get(prefix + "city")))
        if town := row.at(first.get(prefix + "town")):
            postcode, city = self._town(row, town, postcode, city)
        elif city and not postcode and (found := split.town(city)):
            row.note(Repaired("", f"code postal trouvé dans la ville : {found[0].value}"))
            postcode, city = found[0].value, found[1]
        whole = row.at(first.get(prefix + "address"), keep_lines=True) or ("" if postcode or city else street)
        if whole:
            street, postcode, city, country = self._whole(row, whole, street, postcode, city, country)
        if not (street or postcode or city):
            return None
        address = {"role": self._role(group), "street": "" if repair.is_filler(street) else street, "city": city}
        if group == "home":
            address["label"] = GROUPS["home"]
        try:
            repaired = repair.postcode(postcode, country)
            row.note(repaired)
            address["postcode"] = repaired.value
        except ValueError as error:
            row.wrong("postcode", first.get(prefix + "postcode"), error)
        address["country"] = country
        for extra in ("insee", "access_notes"):
            if text := row.at(first.get(prefix + extra)):
                address[extra] = squeeze(text)
        return {name: self._clean(row, name, value) for name, value in address.items() if value}

    def _town(self, row: "_Row", town: str, postcode: str, city: str) -> tuple[str, str]:
        if found := split.town(town):
            row.note(found[0])
            return found[0].value, found[1]
        return postcode, city or squeeze(town)

    def _whole(
        self, row: "_Row", whole: str, street: str, postcode: str, city: str, country: str
    ) -> tuple[str, str, str, str]:
        if place := split.whole_address(whole):
            found: tuple[str, str, str] | None = (place.street, place.postcode, place.city)
            country = place.country or country
        else:
            found = self.tidy.address(whole)
        if not found:
            return street or whole, postcode, city, country
        row.note(Repaired("", f"adresse lue : {', '.join(part.replace(chr(10), ' ') for part in found if part)}"))
        return found[0] if whole != street or found[0] else street, postcode or found[1], city or found[2], country

    def _role(self, group: str) -> str:
        """A file whose only address is the billing one gives the main address."""
        only = len(self._addresses) == 1 or group == self._addresses[0][0] != ""
        return "main" if only and group in {"billing", "home"} else _ADDRESS_ROLES[group]

    # -- how to reach them

    def _reach(self, row: "_Row", out: Converted) -> None:
        phones, emails, without = self._read_phones(row), *self._read_emails(row)
        out.record["phones"] = phones
        out.record["emails"] = emails
        answer = split.truth(row.at(self._first.get("without_email"))) if "without_email" in self._first else None
        if (without or answer) and not emails:
            out.record["without_email"] = True

    def _read_phones(self, row: "_Row") -> list[Record]:
        found: dict[str, str] = {}
        for index, name in row.in_order(("phone", "mobile", "fax"), self._columns):
            text = row.at(index)
            if not text or repair.is_filler(text):
                continue
            pieces = split.phones(text)
            if len(pieces) > 1:
                row.note(Repaired("", f"{len(pieces)} téléphones lus dans {row.cell(index)}"))
            for number, label in pieces:
                if value := self._read_phone(row, index, number):
                    found.setdefault(value, label or ("fax" if name == "fax" else ""))
        return [{"number": number, "label": label} for number, label in found.items()]

    def _read_phone(self, row: "_Row", index: int, number: str) -> str:
        try:
            repaired = repair.phone(number)
            row.note(repaired)
            return self._phone(repaired.value)
        except ValueError as error:
            row.wrong("phone", index, error)
            return ""

    def _read_emails(self, row: "_Row") -> tuple[list[Record], bool]:
        found: dict[str, str] = {}
        without = False
        for index in self._columns.get("email", ()):
            text = row.at(index)
            if not text:
                continue
            if "@" not in text and (repair.says_no_email(text) or repair.is_filler(text)):
                without = without or repair.says_no_email(text)
                continue
            for address, label in split.emails(text):
                try:
                    found.setdefault(self.tidy.email(address), label)
                except ValueError as error:
                    row.wrong("email", index, error)
        return [{"address": address, "label": label} for address, label in found.items()], without

    def _meet(self, row: "_Row", out: Converted) -> None:
        contacts = [contact for _, prefix in self._contacts if (contact := self._read_contact(row, prefix, out))]
        if row.contact:
            extra = contacts.pop(0) if contacts and not contacts[0].get("name") else {}
            contacts.insert(0, {"role": "other", **extra, **{k: v for k, v in row.contact.items() if v}})
        out.record["contacts"] = [contact for contact in contacts if contact.get("name")]

    def _read_contact(self, row: "_Row", prefix: str, out: Converted) -> Record | None:
        first = self._first
        values = {
            name: squeeze(row.at(first.get(prefix + name))) for name in ("name", "first_name", "job_title", "role")
        }
        civility = people.civility_of(row.at(first.get(prefix + "civility"))) or ""
        if full := row.at(first.get(prefix + "full_name")):
            person = people.split_person(full, surely=True)
            civility = civility or person.civility
            values["name"], values["first_name"] = person.name, values["first_name"] or person.first_name
        if not values["name"]:
            values["name"], values["first_name"] = values["first_name"], ""
        if row.contact_is_client and prefix == "contact.":
            values["name"] = ""
        contact: Record = {name: values[name] for name in ("name", "first_name", "job_title") if values[name]}
        contact["role"] = _CONTACT_ROLES.get(fold(values["role"] or values["job_title"]), "other")
        contact |= {"civility": civility} if civility else {}
        self._contact_ways(row, prefix, contact)
        if not contact.get("name") and not row.contact:
            _give_to_client(contact, out.record)
            return None
        return contact

    def _contact_ways(self, row: "_Row", prefix: str, contact: Record) -> None:
        phone_at, email_at = self._first.get(prefix + "phone"), self._first.get(prefix + "email")
        phone, email = row.at(phone_at), row.at(email_at)
        if phone_at is not None and phone and not repair.is_filler(phone) and (pieces := split.phones(phone)):
            contact["phone"] = self._read_phone(row, phone_at, pieces[0][0])
        if email and "@" in email:
            try:
                contact["email"] = self.tidy.email(split.emails(email)[0][0])
            except ValueError as error:
                row.wrong("email", email_at, error)

    # -- one value

    def _check(self, row: "_Row", name: str, index: int | None, text: str) -> None:
        try:
            row.out.record[name] = getattr(self.tidy, name)(text)
        except ValueError as error:
            row.wrong(name, index, error)

    def _text(self, row: "_Row", name: str, value: str) -> None:
        if value:
            row.out.record[name] = self._clean(row, name, value)

    def _clean(self, row: "_Row", name: str, value: str) -> str:
        limit = self.tidy.lengths.get(name)
        if limit is None:
            return value
        try:
            return self.tidy.text(value, limit)
        except ValueError as error:
            row.wrong(name, self._first.get(name), error)
            return value[:limit]


class _Row:
    """The cells of one line by column, and where to say what was repaired or wrong."""

    __slots__ = ("cells", "contact", "contact_is_client", "mapping", "number", "out")

    def __init__(self, line: Line, mapping: Mapping, out: Converted) -> None:
        self.cells, self.number, self.mapping, self.out = line.cells, line.number, mapping, out
        self.contact: dict[str, str] = {}
        self.contact_is_client = False
        width = len(mapping.columns)
        if len(self.cells) > width and any(cell.strip() for cell in self.cells[width:]):
            out.errors.append(
                f"Ligne {line.number} : {len(self.cells)} cellules pour {width} colonnes. "
                "Un séparateur se trouve sans doute dans une cellule sans guillemets."
            )
        for index, cell in enumerate(self.cells):
            if not cell.isascii() and (mended := repair.accents(cell)).note:
                self.cells[index] = mended.value
                self.note(mended)

    def at(self, index: int | None, *, keep_lines: bool = False) -> str:
        if index is None or index >= len(self.cells):
            return ""
        text = self.cells[index].strip()
        return text.replace("\r\n", "\n").replace("\r", "\n") if keep_lines and "\r" in text else text

    def in_order(self, names: tuple[str, ...], columns: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
        yield from sorted((index, name) for name in names for index in columns.get(name, ()))

    def cell(self, index: int) -> str:
        return f"{column_letters(index)}{self.number}"

    def note(self, repaired: Repaired) -> None:
        if repaired.note:
            self.out.notes.append(repaired.note)

    def wrong(self, name: str, index: int | None, error: ValueError) -> None:
        where = self.cell(index) if index is not None else f"ligne {self.number}"
        self.out.errors.append(f"{where} ({field_title(name)}) : {error}")


def _groups(fields: frozenset[str], wanted: tuple[str, ...]) -> list[tuple[str, str]]:
    """(group, prefix of its fields) for the groups that the file has, in order: `delivery.`, `site.`, `site2.`."""
    prefixes = {name.rpartition(".")[0] for name in fields}
    if not fields & {"street", "address", "postcode", "city", "town"}:
        prefixes.discard("")
    found = [(prefix.rstrip("0123456789"), f"{prefix}." if prefix else "") for prefix in prefixes]
    return sorted((item for item in found if item[0] in wanted), key=lambda item: (wanted.index(item[0]), item[1]))


def _name_comes_first(mapping: Mapping) -> bool:
    for column in mapping.columns:
        if column.field == "full_name":
            return not fold(column.heading).startswith(("prenom", "name", "full name", "display name"))
    return True


def _same_place(one: Record, other: Record) -> bool:
    return all(fold(one.get(name, "")) == fold(other.get(name, "")) for name in ("street", "postcode", "city"))


def _give_to_client(contact: Record, record: Record) -> None:
    """A contact without a name: its telephone and e-mail are the client's."""
    phone, email = contact.get("phone"), contact.get("email")
    if phone and all(part["number"] != phone for part in record["phones"]):
        record["phones"].append({"number": phone, "label": ""})
    if email and all(part["address"] != email for part in record["emails"]):
        record["emails"].append({"address": email, "label": ""})
