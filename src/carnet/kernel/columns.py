"""Model fields that behave the same on both databases."""

from typing import Any

from django.db import models


class SortKeyField(models.CharField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A folded text sorted byte by byte: SQLite's own order, asked of PostgreSQL by COLLATE "C"."""

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
