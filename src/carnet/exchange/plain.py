"""A list of anything but clients: its fields, their headings, a cell made a value. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from carnet.exchange import repair
from carnet.exchange.headings import Column, Mapping
from carnet.exchange.row import Converted
from carnet.exchange.table import Line, column_letters
from carnet.exchange.vocabulary import Choices, Convert
from carnet.kernel.text import fold

HEADER_WITHIN = 10
_SAMPLES = 5
_ALIKE = 88  # a typo in a heading


@dataclass(frozen=True)
class Field:
    """`headings`: how programs and people call it, separated by « | ». `clean` raises ValueError with a sentence."""

    code: str
    title: str
    headings: str
    clean: Callable[[str], Any]


@dataclass(frozen=True)
class PlainVocabulary:
    """`needed`: without one of these columns no line can be read, and `lacking` says so."""

    code: str
    fields: tuple[Field, ...]
    needed: frozenset[str]
    lacking: str

    def find_header(self, rows: Sequence[Sequence[str]]) -> int | None:
        best, score = None, 0
        for index, row in enumerate(rows[:HEADER_WITHIN]):
            known = sum(bool(self._of_heading(cell)) for cell in row if cell.strip())
            filled = sum(bool(cell.strip()) for cell in row)
            if known > score and known * 3 >= filled and (known >= 2 or filled <= 2):
                best, score = index, known
        return best

    def recognise(self, headings: Sequence[str], samples: Sequence[Sequence[str]]) -> Mapping:
        width = len(headings) or max((len(row) for row in samples), default=0)
        seen: set[str] = set()
        columns = []
        for index in range(width):
            heading = headings[index].strip() if index < len(headings) else ""
            column = Column(index, heading, *self._found(heading, seen), tuple(_cells(samples, index)))
            seen.add(column.field)
            columns.append(column)
        return Mapping(tuple(columns))

    def _found(self, heading: str, seen: set[str]) -> tuple[str, str]:
        field = self._of_heading(heading)
        return ("", "en double") if field and field in seen else (field, "intitulé" if field else "inconnu")

    def _of_heading(self, heading: str) -> str:
        text = fold(heading)[:80]
        if not text:
            return ""
        known = {
            fold(alias): field.code
            for field in self.fields
            for alias in (field.code, field.title, *field.headings.split("|"))
        }
        return known.get(text) or _nearest(text, known)

    def is_field(self, code: str) -> bool:
        return any(field.code == code for field in self.fields)

    def title(self, code: str) -> str:
        return next((field.title for field in self.fields if field.code == code), code)

    def field_named(self, text: str) -> str:
        named = (field.code for field in self.fields if text == field.code or fold(text) == fold(field.title))
        return next(named, "")

    def takes_many(self, field: str) -> bool:
        return False

    def choices(self) -> Choices:
        return [(field.code, field.title) for field in self.fields]

    def missing(self, mapping: Mapping) -> str:
        return "" if self.needed <= mapping.fields else self.lacking

    def converter(self, mapping: Mapping) -> Convert:
        cleaners = {field.code: field.clean for field in self.fields}
        taken = [(column, cleaners[column.field]) for column in mapping.columns if column.field in cleaners]
        width = len(mapping.columns)

        def convert(line: Line) -> Converted:
            out = Converted(line.number)
            if line.note:
                out.notes.append(line.note)
            if line.refused:
                out.errors.append(line.refused)
                return out
            if len(line.cells) > width and any(cell.strip() for cell in line.cells[width:]):
                out.errors.append(
                    f"Ligne {line.number} : {len(line.cells)} cellules pour {width} colonnes. "
                    "Un séparateur se trouve sans doute dans une cellule sans guillemets."
                )
            for column, clean in taken:
                _put(out, line, column, clean, self.title(column.field))
            return out

        return convert


def _put(out: Converted, line: Line, column: Column, clean: Callable[[str], Any], title: str) -> None:
    """An empty cell says nothing: the record keeps what it has."""
    text = line.cells[column.index].strip() if column.index < len(line.cells) else ""
    if not text:
        return
    mended = repair.accents(text)
    if mended.note:
        out.notes.append(mended.note)
    try:
        out.record[column.field] = clean(mended.value)
    except ValueError as error:
        out.errors.append(f"{column_letters(column.index)}{line.number} ({title}) : {error}")


def _cells(samples: Sequence[Sequence[str]], index: int) -> Iterator[str]:
    return (row[index][:200] if index < len(row) else "" for row in samples[:_SAMPLES])


def _nearest(text: str, known: dict[str, str]) -> str:
    from rapidfuzz import fuzz, process

    if len(text) < 5:
        return ""
    found = process.extractOne(
        text, [alias for alias in known if len(alias) > 4], scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    return known[found[0]] if found else ""
