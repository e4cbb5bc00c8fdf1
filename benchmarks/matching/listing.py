"""A file as it is given to `carnet duplicates` and `carnet import`: a CSV with its headings, and the truth beside it."""

import csv
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.matching.truth import File, Record
from benchmarks.matching.world import Someone
from carnet.clients import likeness
from carnet.clients.record import EMPTY
from carnet.clients.taking_in import records_of

Row = dict[str, str]


@dataclass(slots=True)
class Listing:
    name: str
    headings: list[str]
    delimiter: str = ";"
    encoding: str = "utf-8"
    rows: list[Row] = field(default_factory=list)
    truth: list[tuple[int, str, tuple[str, ...], Someone]] = field(
        default_factory=list
    )  # client, trap, alterations, who

    def write(self, path: Path) -> None:
        with path.open("w", encoding=self.encoding, errors="replace", newline="") as stream:
            writer = csv.DictWriter(stream, self.headings, delimiter=self.delimiter)
            writer.writeheader()
            writer.writerows(self.rows)

    def file(self) -> File:
        """Read as the product reads it: headings recognised, cells understood; a line's number is its id."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{self.name}.csv"
            self.write(path)
            return File(self.name, list(self._records(path)))

    def _records(self, path: Path) -> Iterator[Record]:
        for line, _, record in records_of(path):
            client, trap, altered, _ = self.truth[line - 2]
            party = likeness.party({**EMPTY, **record})
            values = {name: getattr(party, name) for name in party.__slots__}
            yield Record(type(party)(**{**values, "id": line}), client, trap, altered)


Group = Callable[[], list[Someone]]
Typed = tuple[Row, tuple[str, ...]]


def fill(
    listing: Listing, size: int, duplicates: float, anyone: Callable[[], tuple[str, list[Someone]]],
    type_: Callable[[Someone, int], Typed], again: Callable[[], int], rng: object,
) -> Listing:  # fmt: skip
    """Clients until their share is reached, then the same ones typed again; `type_` is told the how-manieth time it is."""
    clients: list[tuple[Someone, int, str]] = []
    while len(clients) < size * (1 - duplicates):
        trap, group = anyone()
        clients += [(one, len(clients) + at, trap) for at, one in enumerate(group)]
    lines = [(*type_(one, 0), client, trap, one) for one, client, trap in clients]
    while len(lines) < size:
        one, client, trap = rng.choice(clients)  # type: ignore[attr-defined]
        lines += [(*type_(one, time + 1), client, trap, one) for time in range(again())]
    lines = lines[:size]
    rng.shuffle(lines)  # type: ignore[attr-defined]
    for row, altered, client, trap, one in lines:
        listing.rows.append(row)
        listing.truth.append((client, trap, altered, one))
    return listing
