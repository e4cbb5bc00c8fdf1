"""Rows of the client file read and written by whole lists, in SQL made once.

A save is mostly many small statements: the ORM builds each of them anew, which costs ten times what it runs.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import Any

from django.db import connection, models

from carnet.kernel.among import among_keys
from carnet.kernel.ready import Ready, asked

# Values a statement: what the oldest SQLite still in use takes is twenty times more.
VALUES = 1_500
IDS = 900
# So few rows are written all day: PostgreSQL keeps the statement of each number of rows ready.
FEW = 8


class Table:
    """Some columns of a model, by field name. `conflict`: what an insertion does of a row that exists ("DO NOTHING")."""

    def __init__(self, model: type[models.Model], names: Sequence[str], *, conflict: str = "") -> None:
        self.model, self.names, self.conflict = model, tuple(names), conflict

    @cached_property
    def _name(self) -> str:
        return f'"{self.model._meta.db_table}"'

    @cached_property
    def _fields(self) -> list[Any]:
        return [self.model._meta.get_field(name) for name in self.names]

    @cached_property
    def _columns(self) -> list[str]:
        return [f'"{field.column}"' for field in self._fields]

    @cached_property
    def _dated(self) -> list[tuple[int, Any]]:
        """The columns whose values the two engines do not hold as Python does."""
        return [
            (at, field)
            for at, field in enumerate(self._fields)
            if isinstance(field, models.DateField | models.JSONField | models.BooleanField)
        ]

    def insert(self, rows: Sequence[Sequence[Any]], *, keys: bool = False) -> list[int]:
        """`keys`: those that the base gave, in the order of the rows."""
        if connection.vendor == "sqlite" and not keys:
            if rows:
                self._insert_each(rows)
            return []
        if connection.vendor == "postgresql" and len(rows) > FEW and not self.conflict:
            return self._copy(rows, keys)
        given: list[int] = []
        head = f"INSERT INTO {self._name} ({', '.join(self._columns)}) VALUES "
        tail = (f" ON CONFLICT {self.conflict}" if self.conflict else "") + (' RETURNING "id"' if keys else "")
        mark = f"({', '.join(['%s'] * len(self.names))})"
        with connection.cursor() as cursor:
            for chunk in _chunks(rows, max(VALUES // len(self.names), 1)):
                values = [value for row in chunk for value in self._prepared(row)]
                text = head + ", ".join([mark] * len(chunk)) + tail
                cursor.execute(*(asked(text, values) if len(chunk) <= FEW else (text, values)))
                if keys:
                    given += [key for (key,) in cursor.fetchall()]
        return given

    def _copy(self, rows: Sequence[Sequence[Any]], keys: bool) -> list[int]:
        """Many rows without a statement to read for each value; their keys are asked for first."""
        given = self._new_keys(len(rows)) if keys else []
        columns = ['"id"', *self._columns] if keys else self._columns
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {self._name} ({', '.join(columns)}) FROM STDIN") as copied,
        ):
            for at, row in enumerate(rows):
                values = self._prepared(row)
                copied.write_row([given[at], *values] if keys else values)
        return given

    def _new_keys(self, count: int) -> list[int]:
        with connection.cursor() as cursor:
            # Read by the server as a name of its own: quoted, as the table is.
            cursor.execute(
                "SELECT nextval(s.keys) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS keys OFFSET 0) s, "
                "generate_series(1, %s::int)",
                [self._name, count],
            )
            return [key for (key,) in cursor.fetchall()]

    def _insert_each(self, rows: Sequence[Sequence[Any]]) -> None:
        """One short statement, kept ready by SQLite: a long one is read anew each time, marks by marks."""
        marks = ", ".join(["%s"] * len(self.names))
        tail = f" ON CONFLICT {self.conflict}" if self.conflict else ""
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self._name} ({', '.join(self._columns)}) VALUES ({marks}){tail}",
                [self._prepared(row) for row in rows],
            )

    def delete(self, rows: Sequence[Sequence[Any]]) -> None:
        """Those whose columns are these, on whom nothing hangs."""
        text = f"DELETE FROM {self._name} WHERE {' AND '.join(f'{column} = %s' for column in self._columns)}"
        _execute(text, [self._prepared(row) for row in rows])

    def update(self, rows: Sequence[tuple[int, Sequence[Any]]]) -> None:
        """(key, values of the columns) each."""
        sets = ", ".join(f"{column} = %s" for column in self._columns)
        text = f'UPDATE {self._name} SET {sets} WHERE "id" = %s'
        _execute(text, [[*self._prepared(row), key] for key, row in rows])

    def read(self, column: str, ids: Collection[int], order: str = "") -> Iterator[tuple[Any, ...]]:
        """The rows whose `column` (a column name) is one of these."""
        with connection.cursor() as cursor:
            for chunk in _chunks(list(ids), IDS):
                among, keys = among_keys(f'"{column}"', chunk)
                cursor.execute(Ready(f"SELECT {', '.join(self._columns)} FROM {self._name} WHERE {among}{order}"), keys)
                for row in cursor.fetchall():
                    yield self._plain(row)

    def _prepared(self, row: Sequence[Any]) -> Sequence[Any]:
        prepared = list(row)
        for at, field in self._dated:
            value = prepared[at]
            # Both engines take True and False; the moment of an act is that of all its rows.
            if isinstance(value, datetime):
                prepared[at] = _moment(field, value, connection.vendor)
            elif value is not None and not isinstance(value, bool):
                prepared[at] = field.get_db_prep_save(value, connection)
        return prepared

    def _plain(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """As JSON holds it: dates as ISO texts."""
        if not any(row[at] is not None for at, _ in self._dated):
            return row
        plain = list(row)
        for at, field in self._dated:
            if plain[at] is not None:
                plain[at] = _iso(plain[at], field)
        return tuple(plain)


@lru_cache(maxsize=64)
def _moment(field: Any, value: datetime, _vendor: str) -> Any:
    return field.get_db_prep_save(value, connection)


def _iso(value: Any, field: Any) -> Any:
    if isinstance(field, models.BooleanField):
        return bool(value)
    if isinstance(value, datetime) and value.tzinfo is None:
        value = value.replace(tzinfo=UTC)  # SQLite holds a moment as a text of UTC
    return value.isoformat()


def set_columns(model: type[models.Model], values: Mapping[str, Any], ids: Sequence[int], counted: str = "") -> None:
    """The same values for many rows; `counted`: a column that goes up by one."""
    table = Table(model, list(values))
    sets = [f"{column} = %s" for column in table._columns] + ([f'"{counted}" = "{counted}" + 1'] if counted else [])
    prepared = table._prepared(list(values.values()))
    with connection.cursor() as cursor:
        for chunk in _chunks(ids, IDS):
            among, keys = among_keys('"id"', chunk)
            text = f"UPDATE {table._name} SET {', '.join(sets)} WHERE {among}"
            cursor.execute(*asked(text, [*prepared, *keys]))


def _execute(text: str, rows: Sequence[Sequence[Any]]) -> None:
    """The same statement for each row: kept ready while they are few."""
    with connection.cursor() as cursor:
        if len(rows) > FEW:
            cursor.executemany(text, rows)
            return
        for row in rows:
            cursor.execute(*asked(text, row))


def _chunks(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
