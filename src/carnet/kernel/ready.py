"""A statement whose text is always the same: PostgreSQL keeps its plan, instead of reading and planning it anew each time."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection


class Ready(str):
    """Marks the text. Only for what an index answers whatever the values: its plan is made once, without them.

    A text with a list of values has as many forms as lengths: on PostgreSQL, say `= ANY(%s)`.
    """

    __slots__ = ()


def said(value: Any) -> Any:
    """A value as a text that the column reads: a statement kept ready is one for each set of types."""
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, int):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def asked(text: str, values: Sequence[Any]) -> tuple[str, Sequence[Any]]:
    """What a cursor executes: kept ready by PostgreSQL, as it is for SQLite, which keeps everything ready by itself."""
    return (Ready(text), [said(value) for value in values]) if connection.vendor == "postgresql" else (text, values)
