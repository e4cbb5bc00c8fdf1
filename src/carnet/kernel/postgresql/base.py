"""The database backend: Django's own for PostgreSQL. What is marked Ready is prepared by the server, all the rest sent as Django does."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations
from psycopg._queries import PostgresQuery

from carnet.kernel.ready import Ready

KEPT = 300  # statements a connection


class Cursor(base.Cursor):  # type: ignore[name-defined,misc]  # the stubs leave it out
    """Values merged into the text by the client, as Django's; sent apart for what is ready."""

    _is_ready = False

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        self._is_ready = isinstance(query, Ready)
        return super().execute(query, params, **options)

    def executemany(self, query: Any, params_seq: Any, **options: Any) -> None:
        self._is_ready = False
        super().executemany(query, params_seq, **options)

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        if not self._is_ready:
            return super()._convert_query(query, params)
        converted = PostgresQuery(self._tx)
        converted.convert(query, params)
        return converted

    def _get_prepared(self, pgq: Any, prepare: bool | None = None) -> Any:
        if not self._is_ready:
            return super()._get_prepared(pgq, prepare)
        return psycopg.Cursor._get_prepared(self, pgq, True)


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> str:
        """With its values, as everything else is shown to a debugger."""
        if isinstance(sql, Ready):
            return psycopg.ClientCursor(cursor.connection).mogrify(sql, params)
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def get_connection_params(self) -> dict[str, Any]:
        # Not None, which would prepare nothing; only what is Ready asks for it.
        return {**super().get_connection_params(), "cursor_factory": Cursor, "prepare_threshold": 1_000_000_000}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = KEPT
        return connection
