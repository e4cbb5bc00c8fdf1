"""A line of the file made a client record (the plain data of clients.record), its repairs said, its errors by cell.

Pure: the cleaning functions of the app that stores records come in as `Tidy`.
"""

from carnet.exchange import cells as split
from carnet.exchange import people, repair
from carnet.exchange.headings import Mapping
from carnet.exchange.places import Places
from carnet.exchange.row import Converted, Layout, Row, Tidy
from carnet.exchange.table import Line
from carnet.exchange.ways import Ways
from carnet.exchange.who import Who, who_is
from carnet.kernel.text import fold, squeeze

_PLAIN = ("trade_name", "legal_form", "service_code", "commitment_number", "origin", "payment_terms", "warning")
_CHECKED = ("vat_number", "naf", "website")
_NAMING = ("kind", "is_company", "civility", "company", "name", "first_name", "full_name", "trade_name",
           "partner_name", "partner_first_name")  # fmt: skip
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
        self.layout = Layout(mapping, tidy)
        self.places = Places(self.layout)
        self.ways = Ways(self.layout)
        self._naming = self.layout.pairs(_NAMING)
        self._plain = self.layout.pairs(_PLAIN)
        self._checked = self.layout.pairs(_CHECKED)
        self._says_status = bool(self.layout.fields & {"status", "is_client", "is_prospect"})
        self._name_first = _name_comes_first(mapping)

    def convert(self, line: Line) -> Converted:
        out = Converted(line.number)
        if line.note:
            out.notes.append(line.note)
        if line.refused:
            out.errors.append(line.refused)
            return out
        row = Row(line, self.layout, out)
        self._identify(row)
        self._name(row)
        self._fill(row)
        out.record["addresses"] = self.places.read(row)
        self.ways.read(row)
        return out

    def _identify(self, row: Row) -> None:
        given = {name: text for name in ("siren", "siret") if (text := row.get(name)) and not repair.is_filler(text)}
        if not given:
            return
        first = self.layout.first
        try:
            found = repair.siren_and_siret(given.get("siren", ""), given.get("siret", ""))
        except ValueError as error:
            name = next(iter(given))
            row.wrong(name, first[name], error)
            return
        for name, repaired in zip(("siren", "siret"), found, strict=True):
            row.note(repaired)
            # What a whole SIRET begins with is not checked twice; a SIREN alone in the column of the SIRET is taken.
            if repaired.value and not (name == "siren" and "siren" not in given and found[1].value):
                row.check(name, first.get(name, next(iter(first[key] for key in given))), repaired.value)
        # Only from a SIRET that holds, and where no column says otherwise.
        if "siren" not in first | row.out.record and len(row.out.record.get("siret", "")) == 14:
            row.out.record["siren"] = row.out.record["siret"][:9]

    def _name(self, row: Row) -> None:
        cells = {name: text for name, index in self._naming if (text := row.at(index))}
        record = row.out.record
        registered = bool(record.get("siren") or record.get("siret") or row.get("vat_number"))
        who = who_is(cells, self.layout.fields, name_first=self._name_first, registered=registered)
        if not who.values.get("name"):
            _name_by_contact(row, who)
        if not who.values.get("name"):
            row.out.errors.append(f"Ligne {row.number} : aucun nom. Remplissez le nom ou la raison sociale.")
            return
        record["kind"] = who.kind
        for name, value in who.values.items():
            row.put_text(name, value)
        row.out.notes.extend(who.notes)
        row.contact = who.contact

    def _fill(self, row: Row) -> None:
        out = row.out
        for name, index in self._plain:
            row.put_text(name, squeeze(row.at(index)))
        for name, index in self._checked:
            text = row.at(index)
            if text and not repair.is_filler(text):
                row.check(name, index, text)
        self._dates(row)
        if self._says_status:
            out.record["status"] = _status(row) or "prospect"
        notes = [repair.plain_text(row.at(index, keep_lines=True)) for index in self.layout.columns.get("notes", ())]
        row.put_text("notes", "\n".join(dict.fromkeys(note for note in notes if note)))
        if tags := self.layout.columns.get("tags"):
            out.record["tags"] = split.listed(";".join(row.at(index) for index in tags))
        out.number = squeeze(row.get("number"))
        out.salesperson = squeeze(row.get("salesperson"))

    def _dates(self, row: Row) -> None:
        for name in ("birth_date", "created_at"):
            if not (text := row.get(name)):
                continue
            try:
                repaired = repair.to_date(text)
                value = repaired.value
                if name == "birth_date" and value:
                    row.out.record[name] = self.layout.tidy.birth_date(value)
            except ValueError as error:
                if name == "created_at":  # the firm's own history begins with the import: no line is refused for it
                    row.out.notes.append(f"date de création « {text[:30]} » non reprise")
                else:
                    row.wrong(name, self.layout.first[name], error)
                continue
            row.note(repaired)
            if name == "created_at":
                row.out.created_at = value


def _name_by_contact(row: Row, who: Who) -> None:
    """A list of contacts alone: the first one is the client."""
    name = row.get("contact.name") or row.get("contact.full_name")
    if name:
        person = people.split_person(name, surely=True)
        first = row.get("contact.first_name") or person.first_name
        who.kind = "person"
        who.values.update(civility=person.civility, name=person.name, first_name=first)
        row.contact_is_client = True


def _status(row: Row) -> str:
    for name, yes in (("is_client", "client"), ("is_prospect", "prospect"), ("status", "")):
        folded = fold(row.get(name))
        if yes and split.truth(folded):
            return yes
        if folded in _CLIENT_WORDS:
            return "client"
        if folded in _PROSPECT_WORDS and (not yes or folded == "2"):
            return "prospect"
    return ""


def _name_comes_first(mapping: Mapping) -> bool:
    for column in mapping.columns:
        if column.field == "full_name":
            return not fold(column.heading).startswith(("prenom", "name", "full name", "display name"))
    return True
