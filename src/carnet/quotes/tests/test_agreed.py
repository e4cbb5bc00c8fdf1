"""Options and variants: what counts before and after the choice. Pure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.kernel.errors import Refused
from carnet.quotes.agreed import agreed, with_options
from carnet.quotes.tests.helpers import ALUMINIUM, FITTING, LINES, SHUTTER, WINDOW
from carnet.sales import totals

VARIANTS = [replace(WINDOW, variant="A"), ALUMINIUM, replace(ALUMINIUM, unit_price=Decimal(900)), FITTING]


def test_an_option_counts_only_once_it_is_chosen() -> None:
    assert totals.of(agreed(LINES, [])) == totals.of(LINES)
    assert totals.of(agreed(LINES, [3])).excl == totals.of(LINES).excl + SHUTTER.unit_price


def test_a_variant_chosen_takes_the_place_of_the_one_it_replaces() -> None:
    assert totals.of(VARIANTS).excl == WINDOW.net + FITTING.net
    assert totals.of(agreed(VARIANTS, [1])).excl == ALUMINIUM.net + FITTING.net


def test_two_variants_of_one_group_are_refused() -> None:
    with pytest.raises(Refused, match="une seule variante"):
        agreed(VARIANTS, [1, 2])


@pytest.mark.parametrize("place", [0, 1, 4, -1])
def test_what_is_no_option_cannot_be_chosen(place: int) -> None:
    with pytest.raises(Refused, match="rouvrez-le"):
        agreed(LINES, [place])


def test_the_total_with_options_adds_no_variant() -> None:
    assert with_options(VARIANTS) == agreed(VARIANTS, [])
    assert SHUTTER.description in {line.description for line in with_options(LINES)}


@given(st.sets(st.integers(0, 6)))
def test_the_total_is_the_sum_of_what_counts_whatever_is_chosen(places: set[int]) -> None:
    lines = [WINDOW, *(replace(SHUTTER, unit_price=Decimal(n) / 7) for n in range(1, 8))]
    chosen = {place + 1 for place in places}
    assert totals.of(agreed(lines, chosen)).excl == WINDOW.net + sum(lines[place].net for place in chosen)
