"""Address labels on A4 sheets, by the AFNOR standard NF Z10-011: six lines of 38 signs, the town in capitals."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from carnet.exchange.formats import Listing
from carnet.exchange.writing.pdf_list import fitted, load_fonts
from carnet.kernel.text import squeeze, strip_accents

LINES, SIGNS = 6, 38
_SHEETS = {24: (3, 8), 16: (2, 8), 8: (2, 4)}  # labels a sheet → columns, rows; edge to edge
_INSIDE = 5 * mm
_NOT_POSTAL = re.compile(r"[^A-Z0-9 ]+")
_PREFIXES = ("", "billing.", "delivery.")


def write_24(listing: Listing, stream: BinaryIO) -> int:
    return write(listing, stream, 24)


def write_16(listing: Listing, stream: BinaryIO) -> int:
    return write(listing, stream, 16)


def write_8(listing: Listing, stream: BinaryIO) -> int:
    return write(listing, stream, 8)


def write(listing: Listing, stream: BinaryIO, sheet: int) -> int:
    """Returns how many labels: a record without a town has none."""
    load_fonts()
    columns, rows = _SHEETS[sheet]
    width, height = A4[0] / columns, A4[1] / rows
    size = 9 if sheet == 24 else 10 if sheet == 16 else 13
    canvas = Canvas(stream, pagesize=A4, pageCompression=1, lang="fr-FR")
    canvas.setTitle(f"Étiquettes : {listing.title}")
    canvas.setCreator("Carnet")
    count = 0
    for lines in _labels(listing):
        place = count % sheet
        if count and not place:
            canvas.showPage()
        left, top = place % columns * width, A4[1] - place // columns * height
        _draw(canvas, lines, left + _INSIDE, top - (height - len(lines) * size * 1.25) / 2, width - 2 * _INSIDE, size)
        count += 1
    if not count:
        canvas.setFont("Inter", 11)
        canvas.drawString(20 * mm, A4[1] - 20 * mm, "Aucune adresse dans cette liste.")
    canvas.showPage()
    canvas.save()
    return count


def _draw(canvas: Canvas, lines: Sequence[str], left: float, top: float, width: float, size: float) -> None:
    canvas.setFont("Inter", size)
    for index, line in enumerate(lines):
        canvas.drawString(left, top - (index + 0.8) * size * 1.25, fitted(line, width, size=size))


def _labels(listing: Listing) -> Iterator[list[str]]:
    at = {column.code: index for index, column in enumerate(listing.columns)}
    for row in listing.rows:

        def cell(code: str, row: Sequence[Any] = row) -> str:
            value = row[at[code]] if code in at else None
            return squeeze(str(value)) if value else ""

        if lines := address_lines(cell):
            yield lines


def address_lines(cell: Callable[[str], str]) -> list[str]:
    """Who, then where; nothing without a town. `cell` gives the value of a column by its code."""
    prefix = next((prefix for prefix in _PREFIXES if cell(f"{prefix}city")), None)
    if prefix is None:
        return []
    street = [line for part in cell(f"{prefix}street").split(", ") for line in _cut(part)]
    town = postal(f"{cell(f'{prefix}postcode')} {cell(f'{prefix}city')}")
    country = cell(f"{prefix}country")
    foot = [town[:SIGNS]]
    if country and country.casefold() not in {"france", "fr"}:
        foot.append(postal(country)[:SIGNS])
    head = _cut(_who(cell))[:2]
    contact = f"À l’attention de {_contact(cell)}" if cell("kind") != "Particulier" and _contact(cell) else ""
    room = LINES - len(head) - len(foot)
    middle = ([contact[:SIGNS]] if contact and len(street) < room else []) + street[:room]
    return [*head, *middle, *foot]


def postal(text: str) -> str:
    """Capitals without accent nor punctuation, as sorting machines read it."""
    return squeeze(_NOT_POSTAL.sub(" ", strip_accents(text.replace("œ", "oe").replace("Œ", "OE")).upper()))


def _who(cell: Callable[[str], str]) -> str:
    if cell("kind") and cell("kind") != "Particulier":
        return cell("name")
    firsts = " et ".join(part for part in (cell("first_name"), cell("partner_first_name")) if part)
    return squeeze(f"{cell('civility')} {firsts} {cell('name').upper()}")


def _contact(cell: Callable[[str], str]) -> str:
    parts = (cell("contact.civility"), cell("contact.first_name"), cell("contact.name").upper())
    return squeeze(" ".join(parts)) if cell("contact.name") else ""


def _cut(text: str) -> list[str]:
    """Lines of 38 signs at most, between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= SIGNS:
            lines[-1] = longer
        elif lines[-1]:
            lines.append(word[:SIGNS])
        else:
            lines[-1] = word[:SIGNS]
    return [line for line in lines if line]
