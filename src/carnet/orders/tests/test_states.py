"""The state of an order, derived. No database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.orders.states import Share, State, billed_share, delivered_share, state_of

D = Decimal
TWO = {1: D(4), 2: D("7.5")}


@pytest.mark.parametrize(
    ("delivered", "share"),
    [
        ({}, Share.NONE),
        ({1: D(0)}, Share.NONE),
        ({1: D(4)}, Share.PART),
        ({1: D(99)}, Share.PART),  # more of one line does not make up for another
        ({1: D(4), 2: D("7.499")}, Share.PART),
        ({1: D(4), 2: D("7.5")}, Share.WHOLE),
        ({1: D(5), 2: D(8)}, Share.WHOLE),
    ],
)
def test_the_share_delivered_is_judged_line_by_line(delivered: dict[int, Decimal], share: Share) -> None:
    assert delivered_share(TWO, delivered) == share


def test_nothing_to_deliver_is_all_delivered() -> None:
    assert delivered_share({}, {}) == Share.WHOLE


@pytest.mark.parametrize(
    ("billed", "share"),
    [("0", Share.NONE), ("-5", Share.NONE), ("0.01", Share.PART), ("99.99", Share.PART), ("100", Share.WHOLE), ("120", Share.WHOLE)],
)  # fmt: skip
def test_the_share_billed_is_judged_in_euros(billed: str, share: Share) -> None:
    assert billed_share(D(100), D(billed)) == share


def test_an_order_of_nothing_is_billed() -> None:
    assert billed_share(D(0), D(0)) == Share.WHOLE


def test_an_order_is_done_when_delivered_and_billed() -> None:
    assert state_of(Share.NONE, Share.WHOLE) == State.CONFIRMED
    assert state_of(Share.PART, Share.NONE) == State.PARTIAL
    assert state_of(Share.WHOLE, Share.PART) == State.DELIVERED
    assert state_of(Share.WHOLE, Share.WHOLE) == State.DONE
    assert state_of(Share.NONE, Share.NONE, closed=True) == State.DELIVERED
    assert state_of(Share.PART, Share.WHOLE, closed=True) == State.DONE


@given(st.dictionaries(st.integers(1, 5), st.decimals("0.001", 1000, places=3), min_size=1))
def test_delivering_exactly_what_was_ordered_is_all_of_it(ordered: dict[int, Decimal]) -> None:
    assert delivered_share(ordered, ordered) == Share.WHOLE
