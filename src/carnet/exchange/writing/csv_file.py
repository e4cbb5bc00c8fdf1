"""CSV as French Excel opens it, and CSV as other programs read it (RFC 4180)."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, BinaryIO

from carnet.exchange.formats import Kind, Listing
from carnet.exchange.guard import guard

Cell = Callable[[Any], str]


def write(listing: Listing, stream: BinaryIO) -> int:
    """UTF-8 with its mark, semicolons, CRLF, decimal comma, dates dd/mm/yyyy. No `sep=` line: it disables the mark."""
    return _write(listing, stream, "utf-8-sig", ";", _FRENCH)


def write_rfc4180(listing: Listing, stream: BinaryIO) -> int:
    """UTF-8, commas, CRLF, decimal point, ISO dates. Formulas are guarded there too: people open it in spreadsheets."""
    return _write(listing, stream, "utf-8", ",", _PLAIN)


def _write(listing: Listing, stream: BinaryIO, encoding: str, delimiter: str, cells: dict[Kind, Cell]) -> int:
    text = io.TextIOWrapper(stream, encoding, newline="", write_through=False)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guard(column.title) for column in listing.columns])
    shown = [cells[column.kind] for column in listing.columns]
    count = 0
    for count, row in enumerate(listing.rows, 1):  # noqa: B007 (the count of rows is the answer)
        writer.writerow(["" if value is None else show(value) for show, value in zip(shown, row, strict=True)])
    text.flush()
    text.detach()
    return count


def _text(value: Any) -> str:
    return guard(value if isinstance(value, str) else "" if value is None else str(value))


def _number(value: Any) -> str:
    return "" if value is None or value == "" else str(value)


def _comma(value: Any) -> str:
    return _number(value).replace(".", ",")


def _flag(value: Any) -> str:
    return "" if value is None or value == "" else "oui" if value else "non"


def as_date(value: Any) -> date | None:
    """A date, or the ISO text of one."""
    if isinstance(value, str):
        return date.fromisoformat(value[:10]) if value else None
    return value if isinstance(value, date) else None


def as_moment(value: Any) -> datetime | None:
    if isinstance(value, str):
        return datetime.fromisoformat(value) if value else None
    return value if isinstance(value, datetime) else None


def _french_date(value: Any) -> str:
    found = as_date(value)
    return f"{found:%d/%m/%Y}" if found else ""


def _french_moment(value: Any) -> str:
    found = as_moment(value)
    return f"{found:%d/%m/%Y %H:%M}" if found else ""


def _iso_date(value: Any) -> str:
    found = as_date(value)
    return found.isoformat()[:10] if found else ""


def _iso_moment(value: Any) -> str:
    found = as_moment(value)
    return found.isoformat(timespec="seconds") if found else ""


_FRENCH: dict[Kind, Cell] = {
    "text": _text,
    "number": _number,
    "amount": _comma,
    "date": _french_date,
    "datetime": _french_moment,
    "flag": _flag,
}
_PLAIN: dict[Kind, Cell] = _FRENCH | {"amount": _number, "date": _iso_date, "datetime": _iso_moment}
