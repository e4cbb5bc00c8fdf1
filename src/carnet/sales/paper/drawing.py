"""From a `Paper` to a PDF/A-3a and PDF/UA-1 file: the same bytes, whenever it is drawn again."""

from carnet.printing.documents import render
from carnet.sales.paper.content import Paper
from carnet.sales.paper.theme import Theme
from carnet.sales.paper.wording import view

TEMPLATE = "sales/document.typ"


def draw(paper: Paper, theme: Theme) -> bytes:
    return render(TEMPLATE, view(paper, theme), on=paper.day)
