"""A row as one line of text, PostgreSQL's own COPY form; and the values of SQLite to and from it."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

NULL = "\\N"
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v"}


def write(values: list[str | None]) -> str:
    return "\t".join(NULL if value is None else value.translate(_ESCAPED) for value in values) + "\n"


def read(line: str) -> list[str | None]:
    return [None if cell == NULL else _unescape(cell) for cell in line.removesuffix("\n").split("\t")]


def _unescape(cell: str) -> str:
    head, *rest = cell.split("\\")
    if not rest:
        return head
    out, parts = [head], iter(rest)
    for part in parts:
        # An empty part is a backslash that was doubled: what follows it is plain text.
        out.append("\\" + next(parts, "") if part == "" else _ESCAPES.get(part[0], part[0]) + part[1:])
    return "".join(out)


def to_postgresql(kind: str) -> Callable[[Any], str]:
    """How a value of SQLite is written for a column of PostgreSQL (its data_type)."""
    return {
        "boolean": lambda value: "t" if value else "f",
        "timestamp with time zone": lambda value: f"{value}+00",
        "bytea": lambda value: "\\x" + bytes(value).hex(),
        "interval": lambda value: f"{value} microseconds",
    }.get(kind, str)


def to_sqlite(kind: str) -> Callable[[str], Any]:
    """How a text of PostgreSQL is stored in a column of SQLite (its declared type), as Django would."""
    name = kind.lower().split("(")[0].strip()
    if kind.lower() == "char(32)":
        return lambda text: text.replace("-", "")
    known: dict[str, Callable[[str], Any]] = {
        "json": lambda text: json.dumps(json.loads(text)),
        "bool": lambda text: int(text == "t"),
        "integer": int,
        "bigint": _whole,
        "integer unsigned": int,
        "bigint unsigned": int,
        "smallint": int,
        "smallint unsigned": int,
        "real": float,
        "datetime": lambda text: str(datetime.fromisoformat(text).replace(tzinfo=None)),
        "blob": lambda text: bytes.fromhex(text.removeprefix("\\x")),
    }
    return known.get(name, str)


def _whole(text: str) -> int:
    """A duration is microseconds in SQLite, `1 day 02:00:00` in PostgreSQL."""
    try:
        return int(text)
    except ValueError:
        days, _, clock = text.rpartition(" ") if "day" in text else ("0", "", text)
        sign = -1 if clock.startswith("-") else 1
        hours, minutes, seconds = clock.lstrip("-").split(":")
        held = timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds)) * sign
        return (timedelta(days=int(days.split()[0])) + held) // timedelta(microseconds=1)
