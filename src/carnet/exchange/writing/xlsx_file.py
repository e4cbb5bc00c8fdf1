"""XLSX with true types: dates are dates, amounts numbers, codes and telephones text. Row by row, bounded memory."""

from collections.abc import Callable
from typing import Any, BinaryIO

import xlsxwriter

from carnet.exchange.formats import Kind, Listing
from carnet.exchange.writing.csv_file import as_date, as_moment

ROWS_OF_A_SHEET = 1_048_576
LONGEST_CELL = 32_767
_FORMATS: dict[Kind, str] = {"amount": '#,##0.00 "€"', "date": "dd/mm/yyyy", "datetime": "dd/mm/yyyy hh:mm"}

Put = Callable[[Any, int, int, Any, Any], None]


def write(listing: Listing, stream: BinaryIO) -> int:
    book = xlsxwriter.Workbook(
        stream,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "remove_timezone": True,
            "default_date_format": "dd/mm/yyyy",
        },
    )
    book.set_properties({"title": listing.title, "company": listing.firm})
    head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1, "border_color": "#C4CFDA"})
    styles = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
    puts = [(_PUTS[column.kind], styles.get(column.kind)) for column in listing.columns]
    sheet, row, count = _new_sheet(book, listing, head, 1), 0, 0
    for values in listing.rows:
        row += 1
        if row >= ROWS_OF_A_SHEET:
            _close_sheet(sheet, listing, row - 1)
            sheet, row = _new_sheet(book, listing, head, len(book.worksheets()) + 1), 1
        for index, value in enumerate(values):
            if value is not None and value != "":
                put, style = puts[index]
                put(sheet, row, index, value, style)
        count += 1
    _close_sheet(sheet, listing, row)
    book.close()
    return count


def _new_sheet(book: Any, listing: Listing, head: Any, number: int) -> Any:
    """Heading bold and frozen; the name of a sheet has 31 characters and no punctuation of its own."""
    name = "".join(char for char in listing.title if char not in "[]:*?/\\'")[:25] or "Liste"
    sheet = book.add_worksheet(name if number == 1 else f"{name} {number}")
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(listing.columns):
        sheet.set_column(index, index, column.width)
    for index, column in enumerate(listing.columns):
        sheet.write_string(0, index, column.title, head)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return sheet


def _close_sheet(sheet: Any, listing: Listing, last: int) -> None:
    if listing.columns:
        sheet.autofilter(0, 0, max(last, 1), len(listing.columns) - 1)


def _put_text(sheet: Any, row: int, index: int, value: Any, style: Any) -> None:
    sheet.write_string(row, index, str(value)[:LONGEST_CELL])


def _put_number(sheet: Any, row: int, index: int, value: Any, style: Any) -> None:
    sheet.write_number(row, index, value, style)


def _put_date(sheet: Any, row: int, index: int, value: Any, style: Any) -> None:
    found = as_date(value)
    # A spreadsheet knows no day before 1900.
    if found and found.year >= 1900:
        sheet.write_datetime(row, index, found, style)
    elif found:
        sheet.write_string(row, index, f"{found:%d/%m/%Y}")


def _put_moment(sheet: Any, row: int, index: int, value: Any, style: Any) -> None:
    if found := as_moment(value):
        sheet.write_datetime(row, index, found, style)


def _put_flag(sheet: Any, row: int, index: int, value: Any, style: Any) -> None:
    sheet.write_string(row, index, "oui" if value else "non")


_PUTS: dict[Kind, Put] = {
    "text": _put_text,
    "number": _put_number,
    "amount": _put_number,
    "date": _put_date,
    "datetime": _put_moment,
    "flag": _put_flag,
}
