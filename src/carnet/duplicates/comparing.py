"""Two records side by side, as somebody who must decide reads them. Pure."""

from dataclasses import dataclass

from carnet.clients.record import PARTS, SCALARS, Record, label
from carnet.clients.wording import one_line, shown


@dataclass(frozen=True)
class Compared:
    label: str
    first: str
    second: str

    @property
    def same(self) -> bool:
        return self.first == self.second


def rows(first: Record, second: Record, names: dict[str, dict[str, str]]) -> list[Compared]:
    """What at least one of the two says, in the order of the form."""
    fields = [
        Compared(label(name), shown(name, first[name], names), shown(name, second[name], names)) for name in SCALARS
    ]
    parts = [Compared(title, _lines(part, first), _lines(part, second)) for part, (title, _) in PARTS.items()]
    return [row for row in [*fields[:8], *parts, *fields[8:]] if row.first or row.second]


def _lines(part: str, record: Record) -> str:
    return "\n".join(one_line(part, row) for row in record[part])
