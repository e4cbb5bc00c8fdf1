"""The logical copy of a PostgreSQL base: a zip with one file of lines a table, read in one snapshot.

Not pg_dump: it is not always there, it refuses a server newer than itself, and its file goes only to PostgreSQL.
"""

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from carnet.kernel.errors import Refused

COLUMNS = "columns.json"


def member(table: str) -> str:
    return f"tables/{table}.txt"


def dump(part: Path) -> dict[str, int]:
    """Write every table of Carnet. Returns how many rows of each."""
    counts: dict[str, int] = {}
    columns: dict[str, list[str]] = {}
    with (
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=1) as archive,
        _snapshot() as cursor,
    ):
        for table in own_tables(cursor):
            columns[table] = list(column_kinds(cursor, table))
            with archive.open(member(table), "w", force_zip64=True) as file:
                counts[table] = _copy_out(cursor, table, columns[table], file)
        archive.writestr(COLUMNS, json.dumps(columns))
    return counts


@contextmanager
def _snapshot() -> Iterator[Any]:
    """A connection of our own that sees the base as it is now, whatever is written meanwhile."""
    with closing(connection.copy()) as own, own.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'")
        yield cursor
        cursor.execute("ROLLBACK")


def own_tables(cursor: Any) -> list[str]:
    """The tables of the schema in use, by name."""
    cursor.execute(
        "SELECT table_name FROM information_schema.tables "
        "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE \"C\""
    )
    return [name for (name,) in cursor.fetchall()]


def column_kinds(cursor: Any, table: str) -> dict[str, str]:
    """The columns that are written (not those that are computed), with their types."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER' "
        "ORDER BY ordinal_position",
        [table],
    )
    return dict(cursor.fetchall())


def copy_order(table: str, columns: list[str], way: str) -> str:
    quote = connection.ops.quote_name
    return f"COPY {quote(table)} ({', '.join(map(quote, columns))}) {way}"


def _copy_out(cursor: Any, table: str, columns: list[str], file: Any) -> int:
    with cursor.copy(copy_order(table, columns, "TO STDOUT")) as rows:
        for block in rows:
            file.write(block)
    return int(cursor.rowcount)


def inspect(path: Path) -> dict[str, int]:
    """How many rows of each table. Raises Refused when the file is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {table: sum(1 for _ in archive.open(member(table))) for table in sorted(columns_of(archive))}
    except (zipfile.BadZipFile, OSError, KeyError, ValueError) as error:
        raise Refused(f"La copie {path.name} est abîmée ({error}).") from error


def columns_of(archive: zipfile.ZipFile) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(archive.read(COLUMNS))
    return found


@contextmanager
def filled_at_once(cursor: Any) -> Iterator[None]:
    """Tables are filled without their indexes and foreign keys, which are then made in one pass each: four times faster
    at a million clients than row by row. In one transaction: it is all there at the end, or nothing is changed."""
    foreign = _told(
        cursor,
        "SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2",
    )
    indexes = _told(
        cursor,
        "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
        "WHERE relnamespace = current_schema()::regnamespace "
        "AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1",
    )
    for table, name, _ in foreign:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
    for _, definition in indexes:
        cursor.execute(definition)
    for table, name, definition in foreign:
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _told(cursor: Any, query: str) -> list[tuple[str, ...]]:
    cursor.execute(query)
    return [tuple(str(value) for value in row) for row in cursor.fetchall()]
