"""Read a list of any French origin, line by line, CSV, XLSX or vCard, in bounded memory whatever the file. Pure."""

import csv
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from carnet.exchange.encoding import Encoding, guess_encoding
from carnet.exchange.guard import unguard
from carnet.exchange.table import LIMITS, Limits, Line, Table, check_cells, check_width, clean, human_size
from carnet.kernel.errors import Refused

DELIMITERS = {";": "point-virgule", "\t": "tabulation", ",": "virgule", "|": "barre"}
_SAMPLE_LINES = 40
# A record that runs over more lines than this has an open quote, not a long note.
_LINES_OF_A_RECORD = 200
_OPEN_QUOTE = "Guillemet ouvert et jamais refermé : la ligne a été lue sans lui."
_ODD_QUOTES = "Guillemets mal placés : vérifiez les cellules de la ligne."


def open_table(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None, limits: Limits = LIMITS
) -> Table:
    """Looks at the content, never at the extension. Raises Refused with what the file is when it is no list."""
    if not path.is_file():
        raise Refused(f"Le fichier « {path.name} » n’existe pas. Vérifiez son nom et son dossier.")
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Refused(
            f"Le fichier pèse {human_size(size)} : la limite est {human_size(limits.file_bytes)}. "
            "Découpez-le en plusieurs fichiers, ou supprimez les colonnes inutiles."
        )
    if not size:
        raise Refused("Le fichier est vide.")
    with path.open("rb") as stream:
        zipped = stream.read(4) == b"PK\x03\x04"
    if zipped:
        from carnet.exchange.workbook import Workbook

        return Workbook(path, limits)
    found = Encoding(encoding) if encoding else guess_encoding(path)
    if _is_address_book(path, found):
        from carnet.exchange.vcards import Vcards

        return Vcards(path, found, limits)
    return CsvTable(path, found, delimiter or guess_delimiter(path, found, limits), limits)


@dataclass(frozen=True)
class CsvTable:
    path: Path
    encoding: Encoding
    delimiter: str
    limits: Limits = LIMITS

    @property
    def description(self) -> str:
        return f"CSV, {self.encoding.title}, {DELIMITERS.get(self.delimiter, self.delimiter)}"

    def __iter__(self) -> Iterator[Line]:
        with _open(self.path, self.encoding) as stream:
            records = _records(_Feed(stream, self.limits.line_chars), self.delimiter)
            for count, line in enumerate(records, 1):
                if count > self.limits.rows:
                    raise Refused(f"Le fichier a plus de {self.limits.rows} lignes : découpez-le.")
                if not any(cell and not cell.isspace() for cell in line.cells):
                    continue
                check_width(line.cells, line.number, self.limits)
                line = check_cells(clean(line), self.limits)
                if any(cell[:1] == "'" for cell in line.cells):
                    line.cells = [unguard(cell) for cell in line.cells]
                yield line

    def estimated_lines(self) -> int:
        with self.path.open("rb") as stream:
            return sum(chunk.count(b"\n") or chunk.count(b"\r") for chunk in iter(lambda: stream.read(1 << 20), b""))


def _is_address_book(path: Path, encoding: Encoding) -> bool:
    with _open(path, encoding) as stream:
        return stream.read(40).lstrip("\ufeff \r\n").upper().startswith("BEGIN:VCARD")


def guess_delimiter(path: Path, encoding: Encoding, limits: Limits = LIMITS) -> str:
    """The separator that cuts the first lines into the same number of cells, the more cells the better."""
    with _open(path, encoding) as stream:
        feed = _Feed(stream, limits.line_chars)
        sample = [line for line, _ in zip(feed, range(_SAMPLE_LINES), strict=False)]
    if declared := _declared(sample[0] if sample else ""):
        return declared
    return max(DELIMITERS, key=lambda mark: _regularity(sample, mark))


def _declared(line: str) -> str:
    """Excel's own `sep=;` line."""
    line = line.strip().strip('"')
    return line[4:] if line.lower().startswith("sep=") and line[4:] in DELIMITERS else ""


def _regularity(sample: list[str], delimiter: str) -> float:
    widths = Counter(len(cells) for cells in csv.reader((line[:3000] for line in sample), delimiter=delimiter) if cells)
    if not widths:
        return 0.0
    width, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1] * item[0]))
    return (width - 1) * rows / widths.total()


def _open(path: Path, encoding: Encoding) -> TextIO:
    return path.open(encoding=encoding.name, errors="replace", newline="")


class _Feed:
    """The physical lines of a file, with the right to put some back."""

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._pending: deque[str] = deque()
        self.number = 0
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._pending.popleft() if self._pending else self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        if len(line) > self._limit:
            raise Refused(
                f"La ligne {self.number + 1} dépasse {self._limit} caractères : ce n’est pas une liste de clients, "
                "ou un guillemet y reste ouvert."
            )
        self.number += 1
        self.taken.append(line)
        if len(self.taken) > _LINES_OF_A_RECORD:
            raise csv.Error("endless record")
        return line

    def start_record(self) -> int:
        self.taken.clear()
        return self.number + 1

    def put_back_all_but_one(self) -> str:
        first, *rest = self.taken
        self._pending.extendleft(reversed(rest))
        self.number -= len(rest)
        self.taken = [first]
        return first


def _records(feed: _Feed, delimiter: str) -> Iterator[Line]:
    # Strict: an open quote is found where the next one closes it wrongly, not three records further.
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        number = feed.start_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield _mended(feed.put_back_all_but_one(), number, delimiter)
            continue
        if number == 1 and _declared(feed.taken[0]):
            continue
        yield Line(number, cells)


def _mended(text: str, number: int, delimiter: str) -> Line:
    """One physical line read alone, after the strict reading of its record failed."""
    try:
        if text.count('"') % 2:
            bare = next(csv.reader([text], delimiter=delimiter, quoting=csv.QUOTE_NONE))
            return Line(number, [cell.replace('"', "").strip() for cell in bare], _OPEN_QUOTE)
        return Line(number, next(csv.reader([text], delimiter=delimiter)), _ODD_QUOTES)
    except csv.Error:
        return Line(number, [text[:200]], refused=f"La ligne {number} contient une cellule beaucoup trop longue.")
