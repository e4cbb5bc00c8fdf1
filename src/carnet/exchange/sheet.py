"""The rows of a worksheet out of the events of an XML parser: one row held at a time. Pure."""

import re
from datetime import datetime, timedelta
from xml.parsers import expat

from carnet.kernel.errors import Refused

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")


class SharedTexts:
    def __init__(self, longest: int) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._wanted = self._phonetic = False
        self._longest = longest
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = local_name(tag)
        if tag == "t":
            self._wanted = not self._phonetic
        elif tag == "rPh":
            self._phonetic = True

    def _end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag == "t":
            self._wanted = False
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            self.texts.append(_decoded("".join(self._pieces)[: self._longest + 1]))
            self._pieces = []

    def _text(self, data: str) -> None:
        if self._wanted:
            self._pieces.append(data)


class Sheet:
    """Rows of text cells out of the events of a sheet."""

    def __init__(self, texts: list[str], date_styles: frozenset[str], epoch: datetime, columns: int) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self._texts, self._date_styles, self._epoch, self._columns = texts, date_styles, epoch, columns
        self._number = 0
        self._cells: list[str] = []
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._wanted = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "v" or tag == "t":
            self._wanted = True
        elif tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            self._number = small_int(attributes.get("r", "")) or self._number + 1
            self._cells = []
        elif ":" in tag:
            self._start(local_name(tag), attributes)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._type = attributes.get("t", "")
        self._style = attributes.get("s", "")
        self._pieces = []
        found = _REFERENCE.match(attributes.get("r", ""))
        column = _column_index(found[1]) if found else len(self._cells)
        if column >= self._columns:
            raise Refused(
                f"La ligne {self._number} a une cellule en colonne {column + 1} : la limite est {self._columns}. "
                "Supprimez les colonnes inutiles."
            )
        if column > len(self._cells):
            self._cells.extend([""] * (column - len(self._cells)))

    def _end(self, tag: str) -> None:
        if tag == "v" or tag == "t":
            self._wanted = False
        elif tag == "c":
            self._cells.append(self._value() if self._pieces else "")
        elif tag == "row":
            self.rows.append((self._number, self._cells))
        elif ":" in tag:
            self._end(local_name(tag))

    def _text(self, data: str) -> None:
        # Pieces are a few kilobytes each: beyond some dozens the cell is too long anyway.
        if self._wanted and len(self._pieces) < 100:
            self._pieces.append(data)

    def _value(self) -> str:
        text = "".join(self._pieces)
        if self._type == "s":
            index = small_int(text)
            return self._texts[index] if index < len(self._texts) else ""
        if self._type == "b":
            return "oui" if text == "1" else "non"
        if self._type in {"", "n"}:
            return self._date(text) if self._style in self._date_styles else plain_number(text)
        return "" if self._type == "e" else _decoded(text)  # an error (#N/A) is an empty cell

    def _date(self, text: str) -> str:
        try:
            moment = self._epoch + timedelta(days=float(text))
        except (ValueError, OverflowError):
            return text
        return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat(" ", "seconds")


def plain_number(text: str) -> str:
    """`552100554.0` → `552100554`, `6.12345678E8` → `612345678`: a spreadsheet keeps codes as numbers."""
    if text.isdigit():
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number) if "E" in text else text


def shows_a_date(code: str) -> bool:
    return any(letter in _QUOTED.sub("", code).lower() for letter in "dmyj")


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def small_int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def local_name(tag: str) -> str:
    return tag.rpartition(":")[2]


def _decoded(text: str) -> str:
    """`_x000D_`: how a sheet writes what XML cannot."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
