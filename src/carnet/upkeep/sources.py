"""Read a copy table by table, as lines of text for PostgreSQL, whichever database it came from."""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Protocol

from carnet.upkeep import lines, tables
from carnet.upkeep.manifest import Manifest

# What the target's own migrations write.
SKIPPED = frozenset({"django_migrations"})


class Source(Protocol):
    columns: dict[str, list[str]]

    def lines(self, table: str, kinds: dict[str, str]) -> Iterator[str]:
        """The rows of a table; `kinds` are the types of the columns in PostgreSQL."""
        ...


class ZipSource:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive, self.columns = archive, tables.columns_of(archive)

    def lines(self, table: str, kinds: dict[str, str]) -> Iterator[str]:
        with self.archive.open(tables.member(table)) as file:
            # newline="\n": a lone carriage return inside a value is escaped, never the end of a line.
            yield from TextIOWrapper(file, encoding="utf-8", newline="\n")


class SqliteSource:
    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        self.columns = {name: self._columns(name) for (name,) in names.fetchall()}

    def _columns(self, table: str) -> list[str]:
        return [row[1] for row in self.base.execute(f'PRAGMA table_info("{table}")')]

    def lines(self, table: str, kinds: dict[str, str]) -> Iterator[str]:
        names = self.columns[table]
        convert = [lines.to_postgresql(kinds[name]) for name in names]
        quoted = ", ".join(f'"{name}"' for name in names)
        for row in self.base.execute(f'SELECT {quoted} FROM "{table}"'):
            pairs = zip(convert, row, strict=True)
            yield lines.write([None if value is None else write(value) for write, value in pairs])


@contextmanager
def open_source(path: Path, made: Manifest) -> Iterator[Source]:
    if made.database == "sqlite":
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as base:
            yield SqliteSource(base)
    else:
        with zipfile.ZipFile(path) as archive:
            yield ZipSource(archive)
