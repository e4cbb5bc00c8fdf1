"""One line of the file being converted: its cells by field, and where to say what was repaired or wrong. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from carnet.exchange import repair
from carnet.exchange.headings import Mapping, field_title
from carnet.exchange.repair import Repaired
from carnet.exchange.table import Line, column_letters

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


class Layout:
    """Which column holds which field, worked out once for all lines."""

    def __init__(self, mapping: Mapping, tidy: Tidy) -> None:
        self.mapping = mapping
        self.tidy = tidy
        self.fields = mapping.fields
        self.columns: dict[str, list[int]] = {name: mapping.of(name) for name in self.fields}
        self.first = {name: columns[0] for name, columns in self.columns.items()}

    def pairs(self, names: tuple[str, ...]) -> list[tuple[str, int]]:
        return [(name, self.first[name]) for name in names if name in self.first]

    def groups(self, wanted: tuple[str, ...], own: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
        """(group, prefix of its fields) for the groups that the file has: `delivery.`, `site.`, `site2.`."""
        prefixes = {name.rpartition(".")[0] for name in self.fields}
        if not self.fields & own:
            prefixes.discard("")
        found = [(prefix.rstrip("0123456789"), f"{prefix}." if prefix else "") for prefix in prefixes]
        return sorted((item for item in found if item[0] in wanted), key=lambda item: (wanted.index(item[0]), item[1]))


class Row:
    __slots__ = ("cells", "contact", "contact_is_client", "layout", "number", "out")

    def __init__(self, line: Line, layout: Layout, out: Converted) -> None:
        self.cells, self.number, self.layout, self.out = line.cells, line.number, layout, out
        self.contact: dict[str, str] = {}
        self.contact_is_client = False
        width = len(layout.mapping.columns)
        if len(self.cells) > width and any(cell.strip() for cell in self.cells[width:]):
            out.errors.append(
                f"Ligne {line.number} : {len(self.cells)} cellules pour {width} colonnes. "
                "Un séparateur se trouve sans doute dans une cellule sans guillemets."
            )
        for index, cell in enumerate(self.cells):
            if not cell.isascii() and (mended := repair.accents(cell)).note:
                self.cells[index] = mended.value
                self.note(mended)

    def get(self, name: str) -> str:
        return self.at(self.layout.first.get(name))

    def at(self, index: int | None, *, keep_lines: bool = False) -> str:
        if index is None or index >= len(self.cells):
            return ""
        text = self.cells[index].strip()
        return text.replace("\r\n", "\n").replace("\r", "\n") if keep_lines and "\r" in text else text

    def in_order(self, *names: str) -> Iterator[tuple[int, str]]:
        """The columns of several fields, from left to right."""
        yield from sorted((index, name) for name in names for index in self.layout.columns.get(name, ()))

    def cell(self, index: int) -> str:
        return f"{column_letters(index)}{self.number}"

    def note(self, repaired: Repaired) -> None:
        if repaired.note:
            self.out.notes.append(repaired.note)

    def wrong(self, name: str, index: int | None, error: ValueError) -> None:
        where = self.cell(index) if index is not None else f"ligne {self.number}"
        sentence = f"{where} ({field_title(name)}) : {error}"
        if sentence not in self.out.errors:
            self.out.errors.append(sentence)

    def check(self, name: str, index: int | None, text: str) -> None:
        """Put a value in the record through the cleaner of its name."""
        try:
            self.out.record[name] = getattr(self.layout.tidy, name)(text)
        except ValueError as error:
            self.wrong(name, index, error)

    def put_text(self, name: str, value: str) -> None:
        if value:
            self.out.record[name] = self.clean(name, value)

    def clean(self, name: str, value: str) -> str:
        limit = self.layout.tidy.lengths.get(name)
        if limit is None:
            return value
        try:
            return self.layout.tidy.text(value, limit)
        except ValueError as error:
            self.wrong(name, self.layout.first.get(name), error)
            return value[:limit]
