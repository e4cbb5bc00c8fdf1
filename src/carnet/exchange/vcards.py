"""Read the address book of a telephone or of a mail program: vCard 2.1, 3.0 and 4.0, a card a line. Pure."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from carnet.exchange.encoding import Encoding
from carnet.exchange.table import Limits, Line, check_cells, clean
from carnet.kernel.errors import Refused

HEADINGS = ["Type", "Civilité", "Nom", "Prénom", "Raison sociale", "Nom commercial", "Téléphone", "E-mail", "Adresse",
            "Code postal", "Ville", "Pays", "Chantier – Adresse", "Chantier – Code postal", "Chantier – Ville",
            "Chantier – Pays", "Fonction", "Site web", "Date de naissance", "Étiquettes", "Notes"]  # fmt: skip
_ESCAPED = re.compile(r"\\(.)", re.S)
_SEPARATOR = re.compile(r"(?<!\\);")
_GROUP = re.compile(r"^[A-Za-z0-9-]+\.(?=[A-Za-z])")
_LONGEST_PROPERTY = 2_000_000  # characters; photographs are in there


@dataclass
class _Card:
    """What a card says, as the cells of one line."""

    cells: dict[str, str] = field(default_factory=dict)
    full_name: str = ""

    def add(self, heading: str, value: str, mark: str = "; ") -> None:
        if value := value.strip():
            old = self.cells.get(heading)
            self.cells[heading] = f"{old}{mark}{value}" if old else value

    def row(self) -> list[str]:
        if not self.cells.get("Nom") and not self.cells.get("Raison sociale"):
            self.cells["Nom"] = self.full_name or self.cells.get("Prénom", "")
        return [self.cells.get(heading, "") for heading in HEADINGS]


@dataclass(frozen=True)
class Vcards:
    path: Path
    encoding: Encoding
    limits: Limits

    @property
    def description(self) -> str:
        return f"vCard, {self.encoding.title}"

    def __iter__(self) -> Iterator[Line]:
        """The headings first, as line 0."""
        yield Line(0, list(HEADINGS))
        card, start = _Card(), 0
        for number, name, parameters, value in self._properties():
            if name == "BEGIN":
                card, start = _Card(), number
            elif name == "END":
                yield check_cells(clean(Line(start, card.row())), self.limits)
            else:
                _read(card, name, parameters, value)

    def estimated_lines(self) -> int:
        with self.path.open("rb") as stream:
            return sum(line[:11].upper() == b"BEGIN:VCARD" for line in stream)

    def _properties(self) -> Iterator[tuple[int, str, str, str]]:
        """(line, name, parameters, value), folded lines joined."""
        pieces: list[str] = []
        start = length = 0
        soft = False  # quoted-printable goes on after a line that ends with « = »
        for number, text in self._physical_lines():
            if pieces and (soft or text[:1] in {" ", "\t"}):
                if _PICTURE.match(pieces[0]):
                    continue  # megabytes that nobody reads
                pieces.append(text if soft else text[1:])
            else:
                if found := _property("".join(pieces)):
                    yield start, *found
                pieces, start, length = [text], number, 0
            soft = text.endswith("=") and "QUOTED-PRINTABLE" in pieces[0].partition(":")[0].upper()
            if soft:
                pieces[-1] = pieces[-1][:-1]
            length += len(text)
            if length > _LONGEST_PROPERTY:
                raise Refused(
                    f"La ligne {start} du fichier vCard est démesurée : raccourcissez cette note, puis réessayez."
                )
        if found := _property("".join(pieces)):
            yield start, *found

    def _physical_lines(self) -> Iterator[tuple[int, str]]:
        with self.path.open(encoding=self.encoding.name, errors="replace") as stream:
            number = 0
            while text := stream.readline(self.limits.line_chars):
                number += 1
                yield number, text.rstrip("\n")


def _property(text: str) -> tuple[str, str, str] | None:
    """`item1.TEL;TYPE=cell:06…` → (`TEL`, `TYPE=CELL`, `06…`)."""
    head, colon, value = text.partition(":")
    if not colon:
        return None
    name, _, parameters = _GROUP.sub("", head).upper().partition(";")
    if "QUOTED-PRINTABLE" in parameters:
        charset = "cp1252" if "WINDOWS-1252" in parameters or "ISO-8859" in parameters else "utf-8"
        value = quopri.decodestring(value.encode("utf-8", "replace")).decode(charset, "replace")
    return name.strip(), parameters, value


def _read(card: _Card, name: str, parameters: str, value: str) -> None:
    if name == "FN":
        card.full_name = _plain(value)
    elif name == "N":
        parts = [_plain(part) for part in _SEPARATOR.split(value)] + [""] * 5
        for heading, part in zip(("Nom", "Prénom", "Civilité"), (parts[0], parts[1], parts[3]), strict=True):
            card.add(heading, part, " ")
    elif name == "ORG":
        card.add("Raison sociale", _plain(_SEPARATOR.split(value)[0]))
    elif name == "TEL":
        number = _plain(value).removeprefix("tel:")
        card.add("Téléphone", f"{number} (fax)" if "FAX" in parameters else number)
    elif name == "ADR":
        _read_address(card, parameters, [_plain(part) for part in _SEPARATOR.split(value)])
    elif name == "KIND":
        card.add("Type", {"org": "Entreprise", "individual": ""}.get(value.strip().lower(), ""))
    elif name == "BDAY" and _NO_YEAR.match(value.strip()):
        return  # a day without its year says no age
    elif name in _SIMPLE:
        heading, mark = _SIMPLE[name]
        card.add(heading, _plain(value), mark)


_PICTURE = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.I)
# An iPhone writes the year 1604 when it knows the day alone.
_NO_YEAR = re.compile(r"1604-?\d|--")

_SIMPLE = {
    "EMAIL": ("E-mail", "; "),
    "NICKNAME": ("Nom commercial", " "),
    "TITLE": ("Fonction", ", "),
    "URL": ("Site web", "; "),
    "BDAY": ("Date de naissance", ""),
    "CATEGORIES": ("Étiquettes", ", "),
    "NOTE": ("Notes", "\n"),
}


def _read_address(card: _Card, parameters: str, parts: list[str]) -> None:
    """The first is the main one; another is a site."""
    box, more, street, city, _, postcode, country = (parts + [""] * 7)[:7]
    site = "SITE" in parameters or any(card.cells.get(name) for name in ("Adresse", "Code postal", "Ville"))
    prefix = "Chantier – " if site else ""
    lines = "\n".join(part for part in (box, street, more) if part)
    for heading, value in (("Adresse", lines), ("Code postal", postcode), ("Ville", city), ("Pays", country)):
        if not card.cells.get(prefix + heading):
            card.add(prefix + heading, value)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()
