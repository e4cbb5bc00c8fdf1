"""How to reach them: telephones, e-mails, and the contacts of a firm. Pure."""

from functools import lru_cache

from carnet.exchange import cells as split
from carnet.exchange import people, repair
from carnet.exchange.repair import Repaired
from carnet.exchange.row import Layout, Record, Row
from carnet.kernel.text import fold, squeeze

_ROLES = {
    role: code
    for code, roles in {
        "manager": ["direction", "gerant", "gerante", "dirigeant", "directeur", "directrice", "president", "pdg"],
        "accounting": ["comptabilite", "comptable"],
        "site": ["chantier", "conducteur de travaux", "chef de chantier"],
        "purchasing": ["achats", "acheteur", "acheteuse"],
        "guardian": ["gardien", "gardienne", "concierge"],
        "tenant": ["locataire"],
        "family": ["famille", "conjoint"],
    }.items()
    for role in roles
}


class Ways:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.contacts = layout.groups(("contact",))
        self._tidy_phone = lru_cache(maxsize=4096)(layout.tidy.phone)

    def read(self, row: Row) -> None:
        record = row.out.record
        record["phones"] = self._phones(row)
        record["emails"], without = self._emails(row)
        without = without or bool(split.truth(row.get("without_email")))
        if without and not record["emails"]:
            record["without_email"] = True
        record["contacts"] = self._meet(row)

    def _phones(self, row: Row) -> list[Record]:
        found: dict[str, str] = {}
        for index, name in row.in_order("phone", "mobile", "fax"):
            text = row.at(index)
            if not text or repair.is_filler(text):
                continue
            pieces = split.phones(text)
            if len(pieces) > 1:
                row.note(Repaired("", f"{len(pieces)} téléphones lus dans {row.cell(index)}"))
            for number, label in pieces:
                if value := self._phone(row, index, number):
                    found.setdefault(value, row.clean("label", label or ("fax" if name == "fax" else "")))
        return [{"number": number, "label": label} for number, label in found.items()]

    def _phone(self, row: Row, index: int, number: str) -> str:
        try:
            repaired = repair.phone(number)
            value = self._tidy_phone(repaired.value)
        except ValueError as error:
            row.wrong("phone", index, error)
            return ""
        row.note(repaired)
        return value

    def _emails(self, row: Row) -> tuple[list[Record], bool]:
        found: dict[str, str] = {}
        without = False
        for index in self.layout.columns.get("email", ()):
            text = row.at(index)
            if "@" not in text and (not text or repair.says_no_email(text) or repair.is_filler(text)):
                without = without or repair.says_no_email(text)
                continue
            for address, label in split.emails(text):
                if value := self._email(row, index, address):
                    found.setdefault(value, row.clean("label", label))
        return [{"address": address, "label": label} for address, label in found.items()], without

    def _email(self, row: Row, index: int, text: str) -> str:
        try:
            return self.layout.tidy.email(text)
        except ValueError as error:
            row.wrong("email", index, error)
            return ""

    # -- contacts

    def _meet(self, row: Row) -> list[Record]:
        contacts = [contact for _, prefix in self.contacts if (contact := self._contact(row, prefix))]
        if row.contact:
            extra = contacts.pop(0) if contacts and not contacts[0].get("name") else {}
            own = {name: value for name, value in row.contact.items() if value}
            contacts.insert(0, {"role": "other", **extra, **own})
        return [contact for contact in contacts if contact.get("name")]

    def _contact(self, row: Row, prefix: str) -> Record | None:
        contact = self._named(row, prefix)
        job, role = squeeze(row.get(prefix + "job_title")), row.get(prefix + "role")
        if job:
            contact["job_title"] = row.clean("job_title", job)
        contact["role"] = _ROLES.get(fold(role or job), "other")
        self._contact_ways(row, prefix, contact)
        if not contact.get("name") and not row.contact:
            _give_to_client(contact, row.out.record)
            return None
        return contact

    def _named(self, row: Row, prefix: str) -> Record:
        if row.contact_is_client and prefix == "contact.":
            return {}
        name, first = squeeze(row.get(prefix + "name")), squeeze(row.get(prefix + "first_name"))
        civility = people.civility_of(row.get(prefix + "civility")) or ""
        if full := row.get(prefix + "full_name"):
            person = people.split_person(full, surely=True)
            civility, name, first = civility or person.civility, person.name, first or person.first_name
        if not name:
            name, first = first, ""
        values = {
            "civility": civility,
            "name": row.clean("contact.name", name),
            "first_name": row.clean("first_name", first),
        }
        return {key: value for key, value in values.items() if value}

    def _contact_ways(self, row: Row, prefix: str, contact: Record) -> None:
        phone_at, email_at = self.layout.first.get(prefix + "phone"), self.layout.first.get(prefix + "email")
        phone, email = row.at(phone_at), row.at(email_at)
        if phone_at is not None and phone and not repair.is_filler(phone) and (pieces := split.phones(phone)):
            contact["phone"] = self._phone(row, phone_at, pieces[0][0])
        if email_at is not None and "@" in email:
            contact["email"] = self._email(row, email_at, split.emails(email)[0][0])


def _give_to_client(contact: Record, record: Record) -> None:
    """A contact without a name: its telephone and e-mail are the client's."""
    phone, email = contact.get("phone"), contact.get("email")
    if phone and all(part["number"] != phone for part in record["phones"]):
        record["phones"].append({"number": phone, "label": ""})
    if email and all(part["address"] != email for part in record["emails"]):
        record["emails"].append({"address": email, "label": ""})
