"""The refused lines of a file, as they were, each with why: to be corrected and imported again."""

from collections.abc import Iterator

from carnet.exchange.guard import guard
from carnet.exchange.importing import Plan
from carnet.exchange.models import Import
from carnet.exchange.targets import Judgement
from carnet.exchange.works import plan_of

REASON = "Motif du refus"


def refused_lines(batch: Import) -> Iterator[list[str]]:
    """Raises Refused when the file is gone."""
    plan = plan_of(batch)
    found = batch.lines.filter(judgement=Judgement.REFUSED.value).order_by("line")
    return _rows(plan, dict(found.values_list("line", "reason")))


def _rows(plan: Plan, reasons: dict[int, str]) -> Iterator[list[str]]:
    columns = plan.mapping.columns
    # A column recognised by what it holds has no heading: its field's code is one, that the import knows.
    yield [guard(column.heading or column.field or column.title) for column in columns] + [REASON]
    for line in plan.lines():
        if line.number in reasons:
            cells = [*line.cells, *[""] * len(columns)][: len(columns)]
            yield [guard(cell) for cell in cells] + [guard(reasons[line.number])]
