"""`carnet bench papers`: a document drawn, an invoice checked and made. Needs no file of clients.

CPU of the whole process: Typst and Saxon work in threads of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from carnet.bench.costs import Clock, Figure, WholeClock, cheapest
from carnet.sales.facturx import saxon
from carnet.sales.facturx.making import judge, make
from carnet.sales.models.settings import EINVOICE_START
from carnet.sales.paper.content import Kind, Paper
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.specimen import specimen
from carnet.sales.paper.theme import Theme

ONE_PAGE = 6  # lines


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    clock, theme = WholeClock(), Theme()
    first = Figure("first document of a process", None)
    first.add(cheapest(clock, lambda: draw(_paper(Kind.QUOTE, 0), theme), runs=1)[0])
    rules = Figure("rules compiled, once a process", None)
    rules.add(cheapest(clock, saxon.warm_up, runs=1)[0])
    return [
        first,
        *(_drawn(kind.value, kind, ONE_PAGE, each, 150.0) for kind in Kind),
        _drawn("quote of 200 lines", Kind.QUOTE, 200, min(each, 5), None),
        rules,
        _made("Factur-X, made and checked", ONE_PAGE, each, 600.0),
        _made("Factur-X of 200 lines, made and checked", 200, min(each, 5), None),
    ]


def _drawn(what: str, kind: Kind, lines: int, each: int, budget: float | None) -> Figure:
    return _measured(
        f"{what}, drawn" if budget else what, lambda index: draw(_paper(kind, index, lines), Theme()), each, budget
    )


def _made(what: str, lines: int, each: int, budget: float | None) -> Figure:
    def act(index: int) -> bytes:
        paper = _paper(Kind.FINAL, index, lines)
        judge(paper, EINVOICE_START).insist()
        return make(paper, Theme())

    return _measured(what, act, each, budget)


def _measured(what: str, act: Callable[[int], Any], each: int, budget: float | None) -> Figure:
    """Never the same document twice: Typst remembers what it has just drawn."""
    figure, clock = Figure(what, budget), WholeClock()
    for index in range(each):
        cost, pdf = cheapest(clock, lambda index=index: act(index), runs=1)  # type: ignore[misc]
        figure.add(cost, what, weight=len(pdf))
    return figure


def _paper(kind: Kind, index: int, lines: int = ONE_PAGE) -> Paper:
    paper = specimen(kind, lines=lines)
    return replace(
        paper, number=f"X-{index:05}", buyer=replace(paper.buyer, name=f"Client n° {index}"), subject=f"Affaire {index}"
    )
