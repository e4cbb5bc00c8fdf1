"""A list taken out as its page shows it: the columns chosen, in their order, under the titles of the screen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils import timezone

from carnet.company.models import Company
from carnet.exchange.formats import Column, Kind, Listing
from carnet.kernel.dates import french_day


class Titled(Protocol):
    """A column of a list, as its page knows it."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Cell:
    """What one record says in one column. `width`: in characters; `printed`: its share of a printed page."""

    value: Callable[[Any], Any]
    kind: Kind = "text"
    width: int = 18
    printed: float = 1.2


def columns(chosen: Iterable[Titled], cells: Mapping[str, Cell]) -> tuple[Column, ...]:
    return tuple(
        Column(one.code, one.label, cells[one.code].kind, cells[one.code].width, cells[one.code].printed)
        for one in chosen
    )


def taken_out(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    keys: Sequence[int],
    subtitle: str,
    **more: Any,
) -> Listing:
    """A list as it stands today, under the name of the firm; `keys`: of what it holds."""
    return Listing(
        title,
        columns,
        rows,
        count=len(keys),
        firm=str(Company.current()),
        subtitle=subtitle,
        day=french_day(timezone.localdate(), weekday=False),
        **more,
    )


def rows(records: Iterable[Any], chosen: Sequence[Titled], cells: Mapping[str, Cell]) -> Iterator[list[Any]]:
    values = [cells[one.code].value for one in chosen]
    return ([value(record) for value in values] for record in records)


def in_order(
    keys: Sequence[int], read: Callable[[Sequence[int]], Mapping[int, Any]], at_once: int = 500
) -> Iterator[Any]:
    """The records of these keys, some at a time; those gone since the list was opened are left out."""
    for start in range(0, len(keys), at_once):
        chunk = keys[start : start + at_once]
        found = read(chunk)
        yield from (found[key] for key in chunk if key in found)
