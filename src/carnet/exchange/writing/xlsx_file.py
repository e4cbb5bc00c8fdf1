"""XLSX with true types: dates are dates, amounts numbers, codes and telephones text. Row by row, bounded memory.

The writer underneath takes each value by its Python type, cell by cell: a text is never read as a number, a formula or a link.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from rustpy_xlsxwriter import Format, write_worksheets

from carnet.exchange.formats import Kind, Listing
from carnet.exchange.writing.csv_file import as_date, as_moment

ROWS_OF_A_SHEET = 1_048_576
LONGEST_CELL = 32_767
_FORMATS: dict[Kind, str] = {"amount": '#,##0.00 "€"', "date": "dd/mm/yyyy", "datetime": "dd/mm/yyyy hh:mm"}

Cell = Callable[[Any], Any]


def write(listing: Listing, stream: BinaryIO) -> int:
    heads = _distinct([column.title for column in listing.columns])
    rows = _Rows(listing, heads)
    names = _sheets(listing)
    room = ROWS_OF_A_SHEET - 1
    # One after the other: each sheet takes the rows where the one before left them.
    sheets: list[tuple[str, Any]] = [(name, rows.next(room)) for name in names]
    write_worksheets(
        sheets,
        stream,
        freeze_panes={"general": {"row": 1, "col": 0}},
        autofilter={"general": True},
        header_format={"general": _head()},
        datetime_format=_FORMATS["datetime"],
        column_widths={name: [float(column.width) for column in listing.columns] for name in names},
        column_formats={name: _formats(listing, heads) for name in names},
        page_setup={name: {"landscape": True, "fit_to_pages": (1, 0), "repeat_rows": 0} for name in names},
    )
    return rows.count


class _Rows:
    """The rows as the writer wants them, counted as they go."""

    def __init__(self, listing: Listing, heads: Sequence[str]) -> None:
        self.count = 0
        self._heads = heads
        self._cells = [_CELLS[column.kind] for column in listing.columns]
        self._rows = iter(listing.rows)
        self._nothing = dict.fromkeys(heads)

    def next(self, most: int) -> Iterator[dict[str, Any]]:
        heads, cells = self._heads, self._cells
        begun = self.count
        for values in islice(self._rows, most):
            self.count += 1
            yield {
                head: None if value is None or value == "" else cell(value)
                for head, cell, value in zip(heads, cells, values, strict=True)
            }
        if self.count == begun:
            yield self._nothing  # the headings of an empty list are still written


def _sheets(listing: Listing) -> list[str]:
    """The name of a sheet has 31 characters and no punctuation of its own."""
    name = "".join(char for char in listing.title if char not in "[]:*?/\\'")[:25] or "Liste"
    count = max(1, -(-listing.count // (ROWS_OF_A_SHEET - 1)))
    return [name if number == 1 else f"{name} {number}" for number in range(1, count + 1)]


def _distinct(titles: Sequence[str]) -> list[str]:
    """The writer knows a column by its heading: two columns of one title are told apart."""
    seen: dict[str, int] = {}
    for title in titles:
        seen[title] = seen.get(title, 0) + 1
    given: dict[str, int] = {}
    found = []
    for title in titles:
        given[title] = given.get(title, 0) + 1
        found.append(title if given[title] == 1 else f"{title} ({given[title]})")
    return found


def _head() -> Format:
    return Format().set_bold().set_background_color("#E8EEF4").set_border("thin").set_border_color("#C4CFDA")


def _formats(listing: Listing, heads: Sequence[str]) -> dict[str, Format]:
    kinds = {head: column.kind for head, column in zip(heads, listing.columns, strict=True)}
    return {head: Format().set_num_format(_FORMATS[kind]) for head, kind in kinds.items() if kind in _FORMATS}


def _text(value: Any) -> str:
    return (value if isinstance(value, str) else str(value))[:LONGEST_CELL]


def _amount(value: Any) -> float:
    return float(value)


def _date(value: Any) -> Any:
    """A spreadsheet knows no day before 1900."""
    found = as_date(value)
    if found is None or found.year >= 1900:
        return found
    return f"{found:%d/%m/%Y}"


def _moment(value: Any) -> Any:
    found = as_moment(value)
    return found.replace(tzinfo=None) if found else None


def _flag(value: Any) -> str:
    return "oui" if value else "non"


_CELLS: dict[Kind, Cell] = {
    "text": _text,
    "number": lambda value: value,
    "amount": _amount,
    "date": _date,
    "datetime": _moment,
    "flag": _flag,
}
