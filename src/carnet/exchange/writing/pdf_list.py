"""A list to print: A4 landscape, drawn row by row. Ten thousand rows cost some seconds and some tens of megabytes."""

from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from carnet.exchange.formats import Column, Listing
from carnet.exchange.writing.csv_file import as_date, as_moment

_FONTS = Path(__file__).resolve().parents[2] / "printing" / "fonts"
_WIDTH, _HEIGHT = landscape(A4)
_MARGIN, _TOP, _BOTTOM = 34, 74, 36
_LEAD = 14.5
ROWS_OF_A_PAGE = int((_HEIGHT - _TOP - _BOTTOM) / _LEAD) - 1
_SIZE, _SMALLEST = 8, 5.5
_ROOM = 15.3  # shares of a page at that size; beyond, letters are smaller, so that a date or a telephone stays whole
_INK, _SOFT, _RULE, _BAND = HexColor("#1F2933"), HexColor("#5B6875"), HexColor("#C4CFDA"), HexColor("#F4F7FA")


def write(listing: Listing, stream: BinaryIO) -> int:
    canvas = new_canvas(stream, listing.title, listing.firm)
    count = draw_list(canvas, listing)
    canvas.save()
    return count


def new_canvas(stream: BinaryIO, title: str, firm: str) -> Canvas:
    load_fonts()
    canvas = Canvas(stream, pagesize=(_WIDTH, _HEIGHT), pageCompression=1, lang="fr-FR")
    canvas.setTitle(title)
    canvas.setAuthor(firm)
    canvas.setCreator("Carnet")
    return canvas


def draw_list(canvas: Canvas, listing: Listing) -> int:
    """Whole pages of a document that may hold others. Returns how many rows were drawn."""
    columns = [(index, column) for index, column in enumerate(listing.columns) if column.printed]
    page = _Page(canvas, listing, columns)
    count = 0
    for row in listing.rows:
        page.row([_shown(column, row[index]) for index, column in columns])
        count += 1
    page.end()
    return count


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Inter, shipped: accents, œ and Vietnamese names hold on every machine."""
    pdfmetrics.registerFont(TTFont("Inter", _FONTS / "Inter-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Inter-SemiBold", _FONTS / "Inter-SemiBold.ttf"))


class _Page:
    def __init__(self, canvas: Canvas, listing: Listing, columns: list[tuple[int, Column]]) -> None:
        self.canvas, self.listing = canvas, listing
        shares = sum(column.printed for _, column in columns) or 1
        share = (_WIDTH - 2 * _MARGIN) / shares
        self.size = min(_SIZE, max(_SMALLEST, _SIZE * (_ROOM / shares) ** 2))
        self.titles = [column.title for _, column in columns]
        self.widths = [column.printed * share for _, column in columns]
        self.lefts = [_MARGIN + sum(self.widths[:index]) for index in range(len(columns))]
        self.number = 0
        self.pages = max(1, -(-listing.count // ROWS_OF_A_PAGE))
        self.left = 0
        self.y = 0.0

    def row(self, texts: list[str]) -> None:
        if not self.left:
            self._turn()
        canvas = self.canvas
        if self.left % 2:
            canvas.setFillColor(_BAND)
            canvas.rect(_MARGIN - 4, self.y - 4.5, _WIDTH - 2 * _MARGIN + 8, _LEAD, stroke=0, fill=1)
        canvas.setFillColor(_INK)
        canvas.setFont("Inter", self.size)
        for left, width, text in zip(self.lefts, self.widths, texts, strict=True):
            if text:
                canvas.drawString(left, self.y, fitted(text, width - 6, size=self.size))
        self.y -= _LEAD
        self.left -= 1

    def end(self) -> None:
        if not self.number:
            self._turn()
            self.canvas.setFillColor(_INK)
            self.canvas.drawString(_MARGIN, self.y, "Cette liste est vide.")
        self.canvas.showPage()

    def _turn(self) -> None:
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.left = ROWS_OF_A_PAGE
        self._draw_frame()
        self.y = _HEIGHT - _TOP - _LEAD

    def _draw_frame(self) -> None:
        canvas, listing = self.canvas, self.listing
        canvas.setFillColor(_INK)
        canvas.setFont("Inter-SemiBold", 14)
        canvas.drawString(_MARGIN, _HEIGHT - 42, fitted(listing.title, 420, "Inter-SemiBold", 14))
        canvas.setFont("Inter", 8.5)
        canvas.setFillColor(_SOFT)
        canvas.drawRightString(_WIDTH - _MARGIN, _HEIGHT - 38, fitted(listing.firm, 320, size=8.5))
        if listing.subtitle:
            canvas.drawString(_MARGIN, _HEIGHT - 55, fitted(listing.subtitle, _WIDTH - 2 * _MARGIN, size=8.5))
        canvas.drawString(_MARGIN, 22, listing.day)
        canvas.drawRightString(_WIDTH - _MARGIN, 22, f"page {self.number} / {max(self.pages, self.number)}")
        canvas.setFont("Inter-SemiBold", self.size)
        for left, width, title in zip(self.lefts, self.widths, self.titles, strict=True):
            canvas.drawString(left, _HEIGHT - _TOP, fitted(title, width - 6, "Inter-SemiBold", self.size))
        canvas.setStrokeColor(_RULE)
        canvas.setLineWidth(0.8)
        canvas.line(_MARGIN - 4, _HEIGHT - _TOP - 5, _WIDTH - _MARGIN + 4, _HEIGHT - _TOP - 5)


def _shown(column: Column, value: Any) -> str:
    if value is None or value == "":
        return ""
    if column.kind == "date":
        return f"{as_date(value):%d/%m/%Y}"
    if column.kind == "datetime":
        return f"{as_moment(value):%d/%m/%Y %H:%M}"
    if column.kind == "flag":
        return "oui" if value else "non"
    return " ".join(str(value).split())


@lru_cache(maxsize=4096)
def fitted(text: str, width: float, font: str = "Inter", size: float = _SIZE) -> str:
    """The text cut with an ellipsis where it would enter the next column."""
    # No glyph of ours is wider than its size: short texts need no measure.
    if len(text) * size * 0.4 < width and pdfmetrics.stringWidth(text, font, size) <= width:
        return text
    while text and pdfmetrics.stringWidth(text + "…", font, size) > width:
        text = text[: max(0, min(len(text) - 1, int(len(text) * 0.9)))]
    return f"{text.rstrip()}…"
