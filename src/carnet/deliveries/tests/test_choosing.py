"""What leaves, chosen among what remains. No database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.deliveries.choosing import Ordered, check, counts, leaving
from carnet.kernel.errors import Refused
from carnet.sales.lines import Line, LineKind

D = Decimal
WINDOW = Ordered(2, Line(description="Fenêtre\nen chêne", quantity=D(4)), D(3))
FITTING = Ordered(3, Line(description="Pose", quantity=D("7.5")), D("7.5"))
SILL = Ordered(5, Line(description="Appui"), D(1))
ORDER = [
    Ordered(1, Line(kind=LineKind.SECTION, description="Cuisine")),
    WINDOW,
    FITTING,
    Ordered(4, Line(kind=LineKind.SECTION, description="Salon")),
    SILL,
    Ordered(6, Line(kind=LineKind.TEXT, description="Accès par la cour")),
]


def test_lines_leave_in_order_under_the_titles_of_what_is_delivered() -> None:
    found = leaving(ORDER, {5: D(1), 2: D(2), 3: D(0)})
    assert [(one.key, one.line.description.split("\n")[0]) for one in found] == [
        (None, "Cuisine"), (2, "Fenêtre"), (None, "Salon"), (5, "Appui"),
    ]  # fmt: skip
    assert found[1].line.quantity == 2


def test_the_paper_counts_what_is_still_to_come() -> None:
    found = counts(ORDER, leaving(ORDER, {2: D(2), 3: D(9)}))
    assert found[0] is None and found[1] is not None and (found[1].ordered, found[1].remaining) == (4, 1)
    assert found[2] is not None and found[2].remaining == 0


@pytest.mark.parametrize(
    ("quantities", "sentence"),
    [
        ({}, "ne livre rien"),
        ({2: D(0)}, "ne livre rien"),
        ({2: D(4)}, "il reste 3, vous livrez 4"),
        ({99: D(1)}, "rouvrez la page"),
        ({1: D(1)}, "rouvrez la page"),
        ({2: D(-1)}, "rouvrez la page"),
        ({2: D(10**7)}, "rouvrez la page"),
    ],
)
def test_what_cannot_leave_is_refused_with_what_to_do(quantities: dict[int, Decimal], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check(ORDER, quantities, more=False)


def test_more_than_what_remains_leaves_when_it_is_said() -> None:
    check(ORDER, {2: D(4)}, more=True)
    with pytest.raises(Refused):
        check(ORDER, {99: D(4)}, more=True)


@given(st.lists(st.decimals("0.001", "1", places=3), min_size=1, max_size=8))
def test_partial_deliveries_one_after_the_other_never_exceed_the_order(parts: list[Decimal]) -> None:
    left = D(4)
    for part in parts:
        one = Ordered(1, Line(quantity=D(4)), left)
        if part <= left:
            check([one], {1: part}, more=False)
            left -= part
        else:
            with pytest.raises(Refused):
                check([one], {1: part}, more=False)
    assert 0 <= left <= 4
