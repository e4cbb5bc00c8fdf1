"""Documents found by their number, however it is typed. Pure."""

import pytest

from carnet.sales.finding import candidates

RECENT = ["DV-2026-0142", "DV-2026-0141", "DV-2025-0200"]


@pytest.mark.parametrize("typed", ["DV-2026-0142", "DV-2026-142", "142", "0142"])
def test_a_number_is_found_whole_by_its_end_and_without_its_zeros(typed: str) -> None:
    assert "DV-2026-0142" in set(candidates(typed, RECENT))


def test_digits_alone_mean_these_last_years() -> None:
    found = set(candidates("7", RECENT))
    assert {"DV-2026-0007", "DV-2025-0007", "DV-2023-0007"} <= found and "DV-2021-0007" not in found


def test_another_mask_without_a_year_is_followed() -> None:
    assert "F00012" in set(candidates("12", ["F00031"]))


def test_what_begins_otherwise_is_not_guessed() -> None:
    assert set(candidates("FA-2026-12", RECENT)) == {"FA-2026-12"}
