"""A small file of each habit, so that a change that spoils the matching is noticed at once."""

import pytest

from benchmarks.matching.measure import measure
from benchmarks.matching.regional import regional
from benchmarks.matching.urban import urban


@pytest.mark.parametrize(("make", "least"), [(urban, 0.94), (regional, 0.88)])
def test_a_small_file_is_matched(make, least) -> None:
    figures, _ = measure(make(7, 3000))
    assert figures.f1 >= least
    assert figures.precision >= 0.94
