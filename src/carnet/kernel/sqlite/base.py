"""The database backend: Django's own for SQLite, which takes its turn before it writes."""

import re
import sqlite3
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from carnet.kernel.sqlite.queue import Turn

_WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|BEGIN +(IMMEDIATE|EXCLUSIVE)|CREATE|ALTER|DROP|REINDEX|ANALYZE|VACUUM|PRAGMA +wal_checkpoint)\b", re.IGNORECASE
)  # fmt: skip


class Cursor(base.SQLiteCursorWrapper):
    turn: Turn | None = None

    def execute(self, query: str, params: Any = None) -> Any:
        self._take_turn(query)
        try:
            return super().execute(query, params)
        finally:
            self._end_turn()

    def executemany(self, query: str, param_list: Any) -> Any:
        self._take_turn(query)
        try:
            return super().executemany(query, param_list)
        finally:
            self._end_turn()

    def _take_turn(self, query: str) -> None:
        """A transaction has its turn already; a statement alone is one for itself."""
        if self.turn is not None and not self.connection.in_transaction and _WRITES.match(query):
            self.turn.take()

    def _end_turn(self) -> None:
        # SQLite also ends a transaction by itself, when the disk is full.
        if self.turn is not None and self.turn.held and not self.connection.in_transaction:
            self.turn.give_back()


class DatabaseWrapper(base.DatabaseWrapper):
    turn: Turn | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        name = str(conn_params["database"])
        # What is in memory has no other process.
        self.turn = None if name == ":memory:" or name.startswith("file:") else Turn(Path(f"{name}-queue"))
        made: sqlite3.Connection = super().get_new_connection(conn_params)
        return made

    def create_cursor(self, name: str | None = None) -> Cursor:
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        cursor.turn = self.turn
        return cursor

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # the stubs leave it out
        finally:
            self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self.turn is not None:
                self.turn.close()

    def _end_turn(self) -> None:
        """A commit that failed leaves its transaction open: the turn with it."""
        if self.turn is not None and (self.connection is None or not self.connection.in_transaction):
            self.turn.give_back()
