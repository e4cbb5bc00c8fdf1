"""Documents found by their number, however it is typed. Pure."""

import pytest

from carnet.sales.finding import candidates, meant

RECENT = ["DV-2026-0142", "DV-2026-0141", "DV-2025-0200"]


@pytest.mark.parametrize(
    "typed",
    ["DV-2026-0142", "dv 2026 142", "DV20260142", "DV-26-142", "dv142", "DV 0142", "2026-142", "142", "0142", "/142",
     "/DV-2026-0142", "n° 142", "Nº142", "devis 142", "Devis n° DV-2026-0142", "#142", " dv/2026/142 "],
)  # fmt: skip
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    assert "DV-2026-0142" in set(candidates(meant(typed, "Devis"), RECENT))


@pytest.mark.parametrize("typed", ["02 61 91 00 12", "000123456", "martin", "12 rue des Lilas", "", "commande 142"])
def test_what_is_no_number_of_this_kind_walks_no_table(typed: str) -> None:
    assert not set(candidates(meant(typed, "Devis"), RECENT)) & set(RECENT)


def test_a_telephone_and_a_siren_are_no_number() -> None:
    assert meant("02 61 91 00 12", "Devis") == meant("000 123 456", "Devis") == ""


def test_digits_alone_mean_these_last_years() -> None:
    found = set(candidates("7", RECENT))
    assert {"DV-2026-0007", "DV-2025-0007", "DV-2023-0007"} <= found and "DV-2021-0007" not in found


def test_another_mask_without_a_year_is_followed() -> None:
    assert "F00012" in set(candidates("12", ["F00031"])) & set(candidates("f12", ["F00031"]))


def test_what_begins_otherwise_is_not_guessed() -> None:
    assert not set(candidates("fa202612", RECENT))
