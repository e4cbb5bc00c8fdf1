"""What is written once: rows that no code can change or delete. The database refuses too (guards.py)."""

from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

from django.db import models


class Inalterable(Exception):
    """The program tried to change what is issued: a fault of the program, never of a person."""


def refuse(what: str) -> NoReturn:
    raise Inalterable(f"{what}: what is issued or journalled is never changed nor deleted")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **values: Any) -> int:
        movable: set[str] = getattr(self.model, "MOVABLE", set())
        if not values.keys() <= movable:
            refuse(f"update of {self.model.__name__}")
        return super().update(**values)

    def delete(self) -> NoReturn:
        refuse(f"deletion of {self.model.__name__}")

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> NoReturn:
        refuse(f"update of {self.model.__name__}")


class AppendOnly(models.Model):
    """`MOVABLE`: the few columns that follow something else (the client that a merge keeps)."""

    MOVABLE: ClassVar[set[str]] = set()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding is False:
            refuse(f"{type(self).__name__} {self.pk}")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        refuse(f"{type(self).__name__} {self.pk}")
