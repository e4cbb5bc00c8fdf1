"""A query whose SQL is made once a process: building it anew for each page costs the ORM several times what the base spends on it."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, get_related_populators  # type: ignore[attr-defined]

from carnet.kernel.ready import Ready, said

Value = int | str | datetime
# Stand for the values while the SQL is made; no key is so large, nobody types such a text nor lives at such a time.
_NUMBERS = tuple(range(9_100_000_000_000_000_001, 9_100_000_000_000_000_006))
_TEXTS = tuple(f"\ue000{rank}" for rank in range(5))
_MOMENTS = tuple(datetime(9100, 1, 1 + rank, tzinfo=UTC) for rank in range(5))
_MOST = 64  # shapes kept


class Prepared:
    """`build` gives the queryset from its values, whole numbers, texts or moments that it only compares with; what changes its SQL is its `shape`.

    `PHONES = Prepared(lambda client: Phone.objects.filter(client=client))`, then `PHONES(12)`. A queryset of models gives models
    (joined ones included, prefetched ones not), any other one rows.
    """

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self._build = build
        self._plans: dict[Hashable, _Plan] = {}

    def __call__(self, *values: Value, shape: Hashable = None) -> list[Any]:
        plan = self._plans.get((connection.vendor, shape))
        if plan is None:
            marks = [_marks_of(value)[rank] for rank, value in enumerate(values)]
            plan = _plan(self._build(*marks) if shape is None else self._build(*marks, shape=shape), marks)
            if len(self._plans) >= _MOST:
                self._plans.clear()
            self._plans[connection.vendor, shape] = plan
        return plan.run(values)


@dataclass(frozen=True)
class _Plan:
    sql: str
    parameters: tuple[Any, ...]
    slots: tuple[tuple[int, int], ...]  # (place among the parameters, place among the values)
    read: Callable[[Sequence[Any]], list[Any]]

    @property
    def is_ready(self) -> bool:
        return isinstance(self.sql, Ready)

    def run(self, values: Sequence[Value]) -> list[Any]:
        parameters = list(self.parameters)
        for place, value in self.slots:
            parameters[place] = said(values[value]) if self.is_ready else _held(values[value])
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return self.read(cursor.fetchall())


def _marks_of(value: Value) -> Sequence[Any]:
    return _TEXTS if isinstance(value, str) else _MOMENTS if isinstance(value, datetime) else _NUMBERS


def _held(value: Value) -> Any:
    """As the engine holds it."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def _plan(queryset: "QuerySet[Any, Any]", values: Sequence[Value]) -> _Plan:
    compiler = queryset.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    marks = [_held(value) for value in values]
    slots = tuple((place, marks.index(value)) for place, value in enumerate(parameters) if value in marks)
    assert {value for _, value in slots} == set(range(len(marks))), "a value did not reach the SQL as it is"
    if connection.vendor == "postgresql":
        sql, parameters, slots = _ready(sql, parameters, slots)
    converters = compiler.get_converters([column[0] for column in compiler.select])
    convert = (lambda rows: list(compiler.apply_converters(rows, converters))) if converters else list
    if not issubclass(queryset._iterable_class, ModelIterable):
        return _Plan(sql, tuple(parameters), slots, lambda rows: [tuple(row) for row in convert(rows)])
    make = _maker(compiler, queryset.db)
    return _Plan(sql, tuple(parameters), slots, lambda rows: list(make(convert(rows))))


def _ready(sql: str, parameters: Sequence[Any], slots: Sequence[tuple[int, int]]) -> tuple[Ready, list[Any], Any]:
    """What never changes is written in the text: a partial index is then known to answer."""
    varying = {place for place, _ in slots}
    pieces = sql.split("%s")
    assert len(pieces) == len(parameters) + 1, "a sign of the text is taken for a value"
    text = pieces[0]
    for place, value in enumerate(parameters):
        text += ("%s" if place in varying else _literal(value)) + pieces[place + 1]
    kept = sorted(varying)
    return Ready(text), [parameters[place] for place in kept], tuple((kept.index(place), of) for place, of in slots)


def _literal(value: Any) -> str:
    with connection.cursor() as cursor:
        return str(cursor.mogrify("%s", [value])).replace("%", "%%")


def _maker(compiler: Any, using: str) -> Callable[[Sequence[Any]], Iterator[Any]]:
    """As Django's own ModelIterable reads rows, prepared once."""
    info, select = compiler.klass_info, compiler.select
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[first:last]]
    joined = get_related_populators(info, select, using)
    added = (compiler.annotation_col_map or {}).items()

    def make(rows: Sequence[Any]) -> Iterator[Any]:
        for row in rows:
            found = info["model"].from_db(using, names, row[first:last])
            for populator in joined:
                populator.populate(row, found)
            for name, place in added:
                setattr(found, name, row[place])
            yield found

    return make
