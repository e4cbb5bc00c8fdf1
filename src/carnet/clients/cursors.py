"""The cursor of a sorted list: the values of the last client shown, as the address carries them. Pure."""

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any


def after(client: object, columns: Sequence[str], backwards: bool = False) -> str:
    """The cursor of the page that begins after this client; `backwards`: that ends before it."""
    return after_values([getattr(client, column) for column in columns], backwards)


def after_values(values: Sequence[Any], backwards: bool = False) -> str:
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([int(backwards), *plain]).encode()).decode().rstrip("=")


def read(cursor: str, columns: Sequence[str]) -> tuple[bool, list[Any] | None]:
    """(backwards, values). One that means nothing (another sort's, a forged one) is the first page."""
    try:
        backwards, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if len(values) != len(columns):
            return False, None
        return bool(backwards), [_column_value(name, value) for name, value in zip(columns, values, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError):
        return False, None


def _column_value(column: str, value: Any) -> Any:
    if column == "updated_at":
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(UTC)
    if column == "pk":
        if not isinstance(value, int) or not 0 <= value < 2**63:
            raise ValueError
        return value
    if not isinstance(value, str) or "\x00" in value or any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise ValueError
    return value
