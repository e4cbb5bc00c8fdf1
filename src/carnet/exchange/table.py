"""What every reader gives: numbered lines of text cells, within limits. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from carnet.kernel.errors import Refused

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROL = "Caractères invisibles interdits : ils ont été retirés."


@dataclass(frozen=True)
class Limits:
    """Beyond these a file is refused (the last one: the line alone), so that memory stays bounded."""

    file_bytes: int = 500_000_000
    columns: int = 500
    rows: int = 2_000_000
    line_chars: int = 1_000_000
    unzipped_bytes: int = 800_000_000
    shared_text_bytes: int = 60_000_000
    cell_chars: int = 32_767


LIMITS = Limits()


@dataclass(slots=True)
class Line:
    """One row of the file: the number that a spreadsheet or an editor shows for it, and its cells.

    `note` says what was tolerated; `refused`, when not empty, why the line cannot be used at all.
    """

    number: int
    cells: list[str]
    note: str = ""
    refused: str = ""


class Table(Protocol):
    """A file opened for reading; each iteration reads it again from its start."""

    @property
    def description(self) -> str:
        """For people: « CSV, Windows-1252, point-virgule »."""
        ...

    def __iter__(self) -> Iterator[Line]: ...

    def estimated_lines(self) -> int:
        """For a progress bar: right within a few per cent."""
        ...


def human_size(count: int) -> str:
    """`1,5 Go`."""
    size, unit = float(count), "octets"
    for larger in ("Ko", "Mo", "Go"):
        if size < 1000:
            break
        size, unit = size / 1000, larger
    return f"{size:.3g} {unit}".replace(".", ",")


def check_width(cells: list[str], number: int, limits: Limits) -> None:
    if len(cells) > limits.columns:
        raise Refused(
            f"La ligne {number} a {len(cells)} colonnes : la limite est {limits.columns}. "
            "Vérifiez que c’est bien une liste de clients, et supprimez les colonnes inutiles."
        )


def check_cells(line: Line, limits: Limits) -> Line:
    """A cell too long refuses its line, not the file."""
    for index, cell in enumerate(line.cells):
        if len(cell) > limits.cell_chars:
            line.cells[index] = cell[:200]
            line.refused = (
                f"La cellule {column_letters(index)}{line.number} contient {len(cell)} caractères : "
                f"la limite est {limits.cell_chars}. Raccourcissez-la."
            )
    return line


def column_letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA: the name of a column in a spreadsheet."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def clean(line: Line) -> Line:
    """Control characters out, and said so."""
    joined = "".join(line.cells)
    if _FORBIDDEN.search(joined):
        line.cells = [_FORBIDDEN.sub("", cell) for cell in line.cells]
        line.note = line.note or _CONTROL
    return line
