"""From a file to verdicts: the same code for the command line, the screens and the rehearsal that writes nothing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from carnet.exchange.headings import Mapping, find_header, impose, recognise
from carnet.exchange.reading import open_table
from carnet.exchange.table import Line, Table
from carnet.exchange.targets import Duplicates, Intake, Judgement, Target, Verdict
from carnet.exchange.to_record import Converter
from carnet.kernel.errors import Refused

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor
    from carnet.exchange.row import Converted

BATCH = 500
SAMPLES = 200


@dataclass(frozen=True)
class Plan:
    """A file understood: what it is, where its headings are, what each column holds."""

    table: Table
    header: int  # line number of the headings, -1 without any
    mapping: Mapping

    def lines(self) -> Iterator[Line]:
        return (line for line in self.table if line.number > self.header)


def prepare(
    path: Path, choices: Iterable[str] = (), *, encoding: str | None = None, delimiter: str | None = None
) -> Plan:
    """Raises Refused when the file is no list, when it names nobody, or when a choice is impossible."""
    table = open_table(path, encoding=encoding, delimiter=delimiter)
    sample = list(islice(iter(table), SAMPLES))
    at = find_header([line.cells for line in sample])
    headings = [] if at is None else sample[at].cells
    body = [line.cells for line in sample[0 if at is None else at + 1 :]]
    mapping = impose(recognise(headings, body), choices)
    if not body:
        raise Refused("Le fichier n’a que des titres de colonnes : aucune ligne à importer.")
    if not mapping.names_somebody():
        known = ", ".join(column.title for column in mapping.columns[:30])
        raise Refused(
            "Aucune colonne ne donne le nom des clients. Indiquez-la, par exemple --map « A=full_name ». "
            f"Colonnes du fichier : {known}."
        )
    return Plan(table, -1 if at is None else sample[at].number, mapping)


def run(plan: Plan, target: Target, duplicates: Duplicates, by: "Actor", batch: int = BATCH) -> Iterator[list[Verdict]]:
    """Verdicts by batch, each batch written when its verdicts come out."""
    converter = Converter(plan.mapping, target.tidy())
    intake = target.intake(by, duplicates)
    lines = plan.lines()
    while chunk := list(islice(lines, batch)):
        yield _settle(intake, [converter.convert(line) for line in chunk])


def _settle(intake: Intake, converted: list["Converted"]) -> list[Verdict]:
    wrong = {
        one.line: Verdict(one.line, Judgement.REFUSED, reason=" ; ".join(one.errors)) for one in converted if one.errors
    }
    sound = [one for one in converted if not one.errors]
    judged = {verdict.line: verdict for verdict in intake.settle(sound)} if sound else {}
    return [wrong.get(one.line) or _with_repairs(judged[one.line], one) for one in converted]


def _with_repairs(verdict: Verdict, converted: "Converted") -> Verdict:
    """Repairs are shown: nobody should find out later that a cell was changed."""
    if not converted.notes or verdict.judgement is Judgement.REFUSED:
        return verdict
    repairs = "réparé : " + " ; ".join(converted.notes)
    reason = f"{verdict.reason} | {repairs}" if verdict.reason else repairs
    return Verdict(verdict.line, verdict.judgement, verdict.number, reason)


@contextmanager
def rehearsal() -> Iterator[None]:
    """Everything is done, so that verdicts are those of the real import, then undone: nothing stays in the base.

    It is one transaction: on SQLite other people's saves wait for its end.
    """
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
