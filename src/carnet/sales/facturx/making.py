"""From a `Paper` to what is sent: checked before a number is taken, drawn once it is."""

from dataclasses import dataclass
from datetime import date

from carnet.kernel.errors import Refused
from carnet.sales.facturx.checking import Finding, check, missing, once
from carnet.sales.facturx.duty import Duty, duty_of
from carnet.sales.facturx.embedding import embed
from carnet.sales.facturx.writing import write_xml
from carnet.sales.paper.content import Paper
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.theme import Theme


@dataclass(frozen=True)
class Verdict:
    findings: tuple[Finding, ...] = ()

    @property
    def refusals(self) -> list[str]:
        return [found.sentence for found in self.findings if found.refuses]

    @property
    def warnings(self) -> list[str]:
        return [found.sentence for found in self.findings if not found.refuses]

    def insist(self) -> None:
        """Raises Refused with every sentence."""
        if self.refusals:
            raise Refused(" ".join(self.refusals))


def judge(paper: Paper, starts_on: date | None) -> Verdict:
    """Would this invoice pass? To be asked with a placeholder number, before the transaction that gives the true one."""
    if not paper.kind.is_invoice:
        return Verdict()
    duty, lacks = duty_of(paper.buyer, paper.day, starts_on), missing(paper)
    if duty is Duty.NONE or any(found.rule == "LINES" for found in lacks):
        return Verdict(tuple(lacks))
    return Verdict(tuple(once([*lacks, *check(write_xml(paper), duty)])))


def make(paper: Paper, theme: Theme) -> bytes:
    """The PDF to keep and send; with its electronic twin inside when the buyer is a French business."""
    pdf = draw(paper, theme)
    if not paper.kind.is_invoice or duty_of(paper.buyer, paper.day, None) is Duty.NONE:
        return pdf
    return embed(pdf, write_xml(paper), paper.day)
