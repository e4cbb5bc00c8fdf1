"""Read an XLSX sheet row by row, in bounded memory: a zip of XML that anybody may have forged.

Own reader because the fast libraries build the whole sheet: two cells at its corners, or one long shared text repeated,
are then enough to take all memory. Here each part is counted while it is unpacked, and only one row is held.
"""

import os
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.parsers import expat

from carnet.exchange.sheet import SharedTexts, Sheet, local_name, shows_a_date, small_int
from carnet.exchange.table import Limits, Line, check_cells, check_width, clean
from carnet.kernel.errors import Refused

_CHUNK = 1 << 16
_LONGEST_TAG = 2_000_000
_LARGEST_DIRECTORY = 1_000_000  # bytes of the list of parts: a workbook has some dozens
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_DAMAGED = "Ce classeur est abîmé ou incomplet : ouvrez-le dans votre tableur et enregistrez-le à nouveau."
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}


class Workbook:
    """The first visible sheet of a workbook."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.parts = self._checked_parts()
        self.sheet, self.title, self.from_1904 = self._first_sheet()
        self.date_styles = self._date_styles()

    @property
    def description(self) -> str:
        return f"XLSX, feuille « {self.title} »"

    def __iter__(self) -> Iterator[Line]:
        texts = self._shared_texts()
        for count, (number, cells) in enumerate(self._rows(texts), 1):
            if count > self.limits.rows:
                raise Refused(f"Le classeur a plus de {self.limits.rows} lignes : découpez-le.")
            if not any(cell and not cell.isspace() for cell in cells):
                continue
            check_width(cells, number, self.limits)
            yield check_cells(clean(Line(number, cells)), self.limits)

    def estimated_lines(self) -> int:
        found = re.search(rb'<dimension ref="[A-Z]+\d+:[A-Z]+(\d{1,7})"', next(self._unpack(self.sheet), b""))
        return int(found[1]) if found else 0

    def _checked_parts(self) -> dict[str, zipfile.ZipInfo]:
        try:
            self._check_directory()
            with zipfile.ZipFile(self.path) as archive:
                parts = {info.filename.lstrip("/"): info for info in archive.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise Refused(_DAMAGED) from error
        if "xl/workbook.xml" not in parts and "content.xml" in parts:
            raise Refused(
                "Ce fichier est un classeur LibreOffice (.ods) : enregistrez-le au format Excel (.xlsx) ou CSV."
            )
        if "xl/workbook.xml" not in parts:
            raise Refused("Ce fichier est une archive ZIP, pas un classeur XLSX. Exportez la liste en CSV ou en XLSX.")
        if any(info.flag_bits & 1 for info in parts.values()):
            raise Refused("Ce classeur est protégé par un mot de passe : retirez-le, puis réessayez.")
        if sum(info.file_size for info in parts.values()) > self.limits.unzipped_bytes:
            raise Refused(_too_large())
        return parts

    def _check_directory(self) -> None:
        """A zip of ten million empty parts fills memory when it is merely opened."""
        with self.path.open("rb") as stream:
            stream.seek(-min(self.path.stat().st_size, 66_000), os.SEEK_END)
            tail = stream.read()
        end = tail.rfind(b"PK\x05\x06")
        if end < 0 or int.from_bytes(tail[end + 12 : end + 16], "little") > _LARGEST_DIRECTORY:
            raise Refused(_DAMAGED)

    def _unpack(self, name: str, limit: int = 0) -> Iterator[bytes]:
        """The content of a part, chunk by chunk: what it really weighs is counted, whatever it declares."""
        left = limit or self.limits.unzipped_bytes
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.parts[name]) as stream:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise Refused(_too_large())
                    yield chunk
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
            raise Refused(_DAMAGED) from error

    def _parse(self, name: str, parser: Any, limit: int = 0) -> Iterator[None]:
        """Feed a part to a parser, giving control back after each chunk."""

        def refuse(*_: object) -> None:
            raise Refused(_DAMAGED)  # no honest workbook declares a document type: entity bombs do

        parser.StartDoctypeDeclHandler = refuse
        parser.buffer_text = True
        try:
            fed = 0
            for chunk in self._unpack(name, limit):
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - max(0, parser.CurrentByteIndex) > _LONGEST_TAG:
                    refuse()
                yield
            parser.Parse(b"", True)
            yield
        except expat.ExpatError as error:
            raise Refused(_DAMAGED) from error

    def _first_sheet(self) -> tuple[str, str, bool]:
        sheets: list[dict[str, str]] = []
        dates: list[bool] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            tag = local_name(tag)
            if tag == "sheet" and len(sheets) < 200:
                sheets.append({local_name(key): value for key, value in attributes.items()})
            elif tag == "workbookPr":
                dates.append(attributes.get("date1904", "0").lower() in {"1", "true"})

        self._read_small("xl/workbook.xml", start)
        targets = self._targets()
        for sheet in sheets:
            part = targets.get(sheet.get("id", ""), "")
            if sheet.get("state", "visible") == "visible" and part in self.parts and "worksheets/" in part:
                return part, sheet.get("name", "")[:60], any(dates)
        raise Refused("Ce classeur ne contient aucune feuille lisible.")

    def _targets(self) -> dict[str, str]:
        targets: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local_name(tag) == "Relationship":
                target = attributes.get("Target", "")
                targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

        self._read_small("xl/_rels/workbook.xml.rels", start)
        return targets

    def _date_styles(self) -> frozenset[str]:
        """Which styles show a number as a date."""
        formats: set[int] = set(_BUILT_IN_DATES)
        styles: list[int] = []
        inside: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            tag = local_name(tag)
            if tag in {"cellXfs", "cellStyleXfs"}:
                inside[:] = [tag]
            elif tag == "numFmt" and shows_a_date(attributes.get("formatCode", "")):
                formats.add(small_int(attributes.get("numFmtId", "")))
            elif tag == "xf" and inside == ["cellXfs"]:
                styles.append(small_int(attributes.get("numFmtId", "")))

        if "xl/styles.xml" in self.parts:
            self._read_small("xl/styles.xml", start)
        return frozenset(str(index) for index, style in enumerate(styles) if style in formats)

    def _read_small(self, name: str, start: Any) -> None:
        if name not in self.parts:
            raise Refused(_DAMAGED)
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        for _ in self._parse(name, parser, limit=5_000_000):
            pass

    def _shared_texts(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        reader = SharedTexts(self.limits.cell_chars)
        for _ in self._parse("xl/sharedStrings.xml", reader.parser, limit=self.limits.shared_text_bytes):
            pass
        return reader.texts

    def _rows(self, texts: list[str]) -> Iterator[tuple[int, list[str]]]:
        reader = Sheet(texts, self.date_styles, _EPOCHS[self.from_1904], self.limits.columns)
        for _ in self._parse(self.sheet, reader.parser):
            yield from reader.rows
            reader.rows.clear()


def _too_large() -> str:
    return "Ce classeur se déplie en un contenu démesuré : il n’a pas été ouvert. Exportez la liste en CSV."
