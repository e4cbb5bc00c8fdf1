"""Rows by their keys, a thousand at once: one value on PostgreSQL instead of a thousand, each read apart and planned for."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Lookup


def array(keys: Collection[int]) -> str:
    """As PostgreSQL reads `%s::bigint[]`."""
    return "{" + ",".join(map(str, keys)) + "}"


def among_keys(column: str, keys: Collection[int]) -> tuple[str, list[Any]]:
    """The condition and its values, for SQL written by hand."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s::bigint[])", [array(keys)]
    return f"{column} IN ({', '.join(['%s'] * len(keys))})", list(keys)


class Among(Lookup):  # type: ignore[type-arg]  # not a generic at run time
    """`filter(Among("pk", keys))`: as `pk__in`, for whole keys."""

    prepare_rhs = False

    def __init__(self, column: Any, keys: Collection[int] | str) -> None:
        # Told already when Django copies the expression.
        told = keys if isinstance(keys, str) else array(keys)
        super().__init__(F(column) if isinstance(column, str) else column, told)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, values = self._column(compiler, connection)
        return f"{column} IN ({self.rhs[1:-1]})", values

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        column, values = self._column(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", [*values, self.rhs]

    def _column(self, compiler: Any, connection: Any) -> Any:
        if self.rhs == "{}":
            raise EmptyResultSet
        return self.process_lhs(compiler, connection)
