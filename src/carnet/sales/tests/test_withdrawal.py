"""When a contract signed away from the shop may be paid. Pure."""

from dataclasses import dataclass
from datetime import date

import pytest

from carnet.sales import withdrawal


@dataclass(frozen=True)
class Sale:
    signed_at: str = "off_premises"
    nature: str = "works"
    urgent: bool = False
    dwelling: str = ""
    dwelling_over_two_years: bool | None = None
    waste: str = ""


@pytest.mark.parametrize(
    "sale, consumer, later",
    [
        (Sale(), True, True),
        (Sale(), False, False),
        (Sale(urgent=True), True, False),
        (Sale("premises"), True, False),
        (Sale("distance"), True, False),
    ],
)
def test_only_a_consumer_at_home_waits_and_not_for_an_urgent_repair(sale: Sale, consumer: bool, later: bool) -> None:
    assert withdrawal.pays_later(sale, consumer=consumer) is later


def test_the_seventh_day_is_whole() -> None:
    assert withdrawal.first_payment_day(date(2026, 11, 24)) == date(2026, 12, 2)
    assert "avant le 2 décembre 2026" in withdrawal.sentence("Le devis DV-1", date(2026, 11, 24))
