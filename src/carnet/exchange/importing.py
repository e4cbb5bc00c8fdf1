"""From a file to what is understood of it: the same for the command line, the screens and the jobs."""

import hashlib
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from carnet.exchange.headings import Mapping, impose
from carnet.exchange.reading import open_table
from carnet.exchange.table import Line, Table
from carnet.exchange.vocabulary import CLIENTS, Vocabulary
from carnet.kernel.errors import Refused
from carnet.kernel.text import fold

SAMPLES = 200


@dataclass(frozen=True)
class Plan:
    """A file understood: what it is, where its headings are, what each column holds."""

    table: Table
    header: int  # line number of the headings, -1 without any
    mapping: Mapping
    body: tuple[tuple[str, ...], ...] = ()  # its first rows
    vocabulary: Vocabulary = CLIENTS

    def lines(self) -> Iterator[Line]:
        return (line for line in self.table if line.number > self.header)

    @property
    def total(self) -> int:
        """How many lines, near enough for a progress bar."""
        return max(0, self.table.estimated_lines() - max(0, self.header))

    @property
    def digest(self) -> str:
        """The same for two files of the same headings; "" without any."""
        headings = [fold(column.heading) for column in self.mapping.columns]
        headings += [self.vocabulary.code] if self.vocabulary.code and any(headings) else []
        return hashlib.sha256("\n".join(headings).encode()).hexdigest() if any(headings) else ""

    def chosen(self, fields: MappingOf[str, str]) -> "Plan":
        """With what a person chose for each column (by its rank, from "0"); an empty field leaves the column aside."""
        columns = [
            replace(column, field=choice, why="choisi")
            if (choice := fields.get(str(column.index), column.field)) != column.field
            and (not choice or self.vocabulary.is_field(choice))
            else column
            for column in self.mapping.columns
        ]
        return replace(self, mapping=Mapping(tuple(columns)))

    def checked(self) -> "Plan":
        """Raises Refused when the file has no line, names nobody, or gives a value twice."""
        if not self.body:
            raise Refused("Le fichier n’a que des titres de colonnes : aucune ligne à importer.")
        if sentence := self.vocabulary.missing(self.mapping):
            known = ", ".join(column.title for column in self.mapping.columns[:30])
            raise Refused(f"{sentence} Colonnes du fichier : {known}.")
        for field in self.mapping.fields:
            if len(of := self.mapping.of(field)) > 1 and not self.vocabulary.takes_many(field):
                titles = " et ".join(f"« {self.mapping.columns[index].title} »" for index in of)
                raise Refused(f"Les colonnes {titles} donnent la même chose : n’en gardez qu’une.")
        return self


def look(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None, vocabulary: Vocabulary = CLIENTS
) -> Plan:
    """Raises Refused when the file is no list."""
    table = open_table(path, encoding=encoding, delimiter=delimiter)
    sample = list(islice(iter(table), SAMPLES))
    at = vocabulary.find_header([line.cells for line in sample])
    headings = [] if at is None else sample[at].cells
    body = [line.cells for line in sample[0 if at is None else at + 1 :]]
    mapping = vocabulary.recognise(headings, body)
    start = -1 if at is None else sample[at].number
    return Plan(table, start, mapping, tuple(tuple(cells) for cells in body), vocabulary)


def prepare(
    path: Path,
    choices: Iterable[str] = (),
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    vocabulary: Vocabulary = CLIENTS,
) -> Plan:
    """The same, as `--map` imposes. Raises Refused also when it names nobody, or when a choice is impossible."""
    plan = look(path, encoding=encoding, delimiter=delimiter, vocabulary=vocabulary)
    mapping = impose(plan.mapping, choices, vocabulary.field_named, vocabulary.takes_many)
    return replace(plan, mapping=mapping).checked()
