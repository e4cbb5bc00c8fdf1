"""Works opened into lines: arithmetic, loops, depth. No database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.catalogue.unfolding import DEPTH, LINES, bottom_up, check, unfold
from carnet.kernel.errors import Refused

TWO, HALF = Decimal(2), Decimal("0.5")


def test_a_product_alone_is_its_own_line() -> None:
    assert unfold(1, {}) == [(1, Decimal("1.000"))]


def test_works_within_works_multiply_their_quantities_in_order() -> None:
    graph = {1: [(2, TWO), (3, HALF)], 2: [(4, HALF), (3, TWO)]}
    assert unfold(1, graph) == [(4, Decimal(1)), (3, Decimal(4)), (3, HALF)]
    assert unfold(1, graph, TWO)[2] == (3, Decimal(1))


def test_what_is_in_a_work_never_vanishes_by_rounding() -> None:
    assert unfold(1, {1: [(2, Decimal("0.001"))], 2: [(3, Decimal("0.001"))]}) == [(3, Decimal("0.001"))]


@pytest.mark.parametrize("graph", [{1: [(1, TWO)]}, {1: [(2, TWO)], 2: [(3, TWO)], 3: [(1, HALF)]}])
def test_a_work_that_holds_itself_is_refused(graph: dict[int, list[tuple[int, Decimal]]]) -> None:
    with pytest.raises(Refused, match="se contenir lui-même"):
        check(1, graph)


def test_a_work_too_deep_is_refused_wherever_it_is_deepened() -> None:
    tower = {level: [(level + 1, TWO)] for level in range(1, DEPTH + 1)}
    check(1, tower)
    deeper = tower | {DEPTH + 1: [(DEPTH + 2, TWO)]}
    for changed in (1, DEPTH + 1):
        with pytest.raises(Refused, match="niveaux"):
            check(changed, deeper)


def test_a_work_too_long_is_refused_even_when_each_of_its_parts_is_short() -> None:
    wide = {1: [(2, TWO)] * 40, 2: [(3, TWO)] * 40}
    with pytest.raises(Refused, match=str(LINES)):
        check(1, wide)


def test_prices_are_brought_in_line_from_the_bottom_up() -> None:
    graph = {1: [(2, TWO)], 2: [(3, TWO)], 5: [(6, TWO)]}
    assert bottom_up({3}, graph) == [2, 1]
    assert bottom_up({7}, graph) == []


@given(
    st.lists(st.tuples(st.integers(2, 9), st.decimals("0.001", 99, places=3)), min_size=1, max_size=8),
    st.decimals(1, 99, places=0),
)
def test_a_flat_work_keeps_its_components_each_multiplied(rows: list[tuple[int, Decimal]], by: Decimal) -> None:
    assert unfold(1, {1: rows}, by) == [(product, quantity * by) for product, quantity in rows]
