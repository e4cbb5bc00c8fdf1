"""Instances of models written in bulk, their keys given; and lines held as if the base had been asked for them."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection, models

from carnet.kernel.rows import Table
from carnet.sales.models import Document

Model = type[models.Model]


@cache
def _table(model: Model, keyed: bool) -> tuple[Table, list[str]]:
    columns = [field for field in model._meta.concrete_fields if keyed or not field.primary_key]
    return Table(model, [field.name for field in columns]), [field.attname for field in columns]


def insert(instances: Iterable[models.Model]) -> None:
    """By model, in the order in which each first comes: what is pointed to before what points to it."""
    sorted_: dict[tuple[Model, bool], list[models.Model]] = {}
    for one in instances:
        if isinstance(one, Document):
            one.look_back()
        sorted_.setdefault((type(one), one.pk is not None), []).append(one)
    for (model, keyed), rows in sorted_.items():
        table, names = _table(model, keyed)
        table.insert([[_plain(getattr(row, name)) for name in names] for row in rows])


def _plain(value: Any) -> Any:
    """An UUID as either engine takes it."""
    return value.hex if hasattr(value, "hex") and not isinstance(value, float | bytes) else value


def hold(owner: Any, relation: str, rows: Sequence[Any]) -> None:
    """What `owner.relation.all()` answers from now on, without asking."""
    found: Any = getattr(type(owner), relation).rel.related_model._default_manager.all()
    found._result_cache, found._prefetch_done = list(rows), True
    owner.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = found


def settle_keys(models_: Iterable[Model]) -> None:
    """PostgreSQL counts on from the keys that were given."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for text in connection.ops.sequence_reset_sql(no_style(), list(models_)):
            cursor.execute(text)
