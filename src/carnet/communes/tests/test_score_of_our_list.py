"""The list of real-life queries keeps its score: a change that loses some is seen."""

import pytest

from benchmarks.communes.__main__ import NOTHING, measure, read_cases, share


@pytest.fixture(scope="module")
def outcomes() -> list:
    return [measure(case) for case in read_cases()]


def test_the_list_is_large_and_varied() -> None:
    cases = read_cases()
    assert len(cases) >= 600
    assert len({case.kind for case in cases}) >= 15
    assert len({case.query for case in cases}) == len(cases)


def test_the_expected_commune_is_among_the_first_five(outcomes: list) -> None:
    assert share(outcomes, 5) >= 97.0
    assert share(outcomes, 1) >= 94.0


def test_nothing_is_answered_to_nearly_all_that_is_nothing(outcomes: list) -> None:
    assert share([outcome for outcome in outcomes if outcome.case.kind == NOTHING], 5) >= 95.0
