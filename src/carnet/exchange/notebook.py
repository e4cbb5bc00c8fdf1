"""What one file has said so far, on disk: its lines as records, and what tells two of its lines apart.

So that duplicates inside a file of any length are found in bounded memory, and that writing reads nothing twice.
A SQLite file of its own beside the file imported; it is thrown away with it.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carnet.exchange.row import Converted

_SCHEMA = """
CREATE TABLE IF NOT EXISTS line (line INTEGER PRIMARY KEY, converted TEXT NOT NULL, profile TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS key (key INTEGER, line INTEGER, PRIMARY KEY (key, line)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS number (number TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID;
"""
_ASKED = 400
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass
class Entry:
    """One line; `profile` and `keys` of those that would be new records, opaque to us."""

    converted: Converted
    profile: str = ""
    keys: Collection[int] = field(default_factory=frozenset)
    takes_number: bool = False


class Notebook:
    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        # Lost in a crash, it is written again: the database says up to which line it counts.
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("PRAGMA journal_mode = TRUNCATE")
        self._base.execute("PRAGMA cache_size = -16000")
        self._base.executescript(_SCHEMA)
        path.chmod(0o600)

    def close(self) -> None:
        self._base.close()

    def forget_after(self, line: int) -> None:
        """What a killed process wrote here and not in the database."""
        for table in ("line", "key", "number"):
            self._base.execute(f"DELETE FROM {table} WHERE line > ?", [line])

    def add(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        self._base.execute("BEGIN")
        self._base.executemany(
            "INSERT INTO line VALUES (?, ?, ?)", [(e.converted.line, _dumps(e.converted), e.profile) for e in entries]
        )
        self._base.executemany(
            "INSERT INTO key VALUES (?, ?)", sorted((k, e.converted.line) for e in entries for k in e.keys)
        )
        self._base.executemany(
            "INSERT OR IGNORE INTO number VALUES (?, ?)",
            [(e.converted.number, e.converted.line) for e in entries if e.takes_number],
        )
        self._base.execute("COMMIT")

    def bearers(self, keys: Collection[int], most: int) -> dict[int, list[int]]:
        """The last lines that bear each key."""
        found: dict[int, list[int]] = {}
        one = f"SELECT * FROM (SELECT key, line FROM key WHERE key = ? ORDER BY line DESC LIMIT {most})"
        for chunk in _chunks(sorted(keys)):
            for key, line in self._base.execute(" UNION ALL ".join([one] * len(chunk)), chunk):
                found.setdefault(key, []).append(line)
        return found

    def profiles(self, lines: Collection[int]) -> dict[int, str]:
        return {line: profile for line, _, profile in self._rows(lines)}

    def lines(self, wanted: Collection[int]) -> dict[int, Converted]:
        return {line: _loads(converted) for line, converted, _ in self._rows(wanted)}

    def length(self) -> int:
        """How many lines so far, near enough."""
        last: int | None = self._base.execute("SELECT MAX(line) FROM line").fetchone()[0]
        return last or 0

    def numbers(self, wanted: Collection[str]) -> dict[str, int]:
        """Which line bears each client number."""
        found: dict[str, int] = {}
        for chunk in _chunks(sorted(wanted)):
            marks = ", ".join("?" * len(chunk))
            found.update(self._base.execute(f"SELECT number, line FROM number WHERE number IN ({marks})", chunk))
        return found

    def after(self, line: int, batch: int) -> Iterator[list[tuple[Converted, str]]]:
        """The lines that follow, each with its profile, some at a time."""
        while True:
            with closing(
                self._base.execute(
                    "SELECT line, converted, profile FROM line WHERE line > ? ORDER BY line LIMIT ?", [line, batch]
                )
            ) as found:
                rows = found.fetchall()
            if not rows:
                return
            yield [(_loads(converted), profile) for _, converted, profile in rows]
            line = rows[-1][0]

    def _rows(self, lines: Collection[int]) -> Iterator[tuple[int, str, str]]:
        for chunk in _chunks(sorted(lines)):
            marks = ", ".join("?" * len(chunk))
            yield from self._base.execute(f"SELECT line, converted, profile FROM line WHERE line IN ({marks})", chunk)


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + _ASKED] for start in range(0, len(values), _ASKED))


def _dumps(converted: Converted) -> str:
    return _JSON.encode(
        [converted.line, converted.record, converted.number, converted.salesperson, converted.created_at,
         converted.notes, converted.errors])  # fmt: skip


def _loads(text: str) -> Converted:
    return Converted(*json.loads(text))
