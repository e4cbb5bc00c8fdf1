"""VAT rates."""

from decimal import Decimal

import pytest

from carnet.catalogue.vat import BY_CODE, CHOICES, RATES, rate_of


def test_only_the_standard_category_has_a_percentage() -> None:
    assert all(rate.is_taxed == (rate.percent > 0) for rate in RATES)
    assert [rate.percent for rate in RATES if rate.is_taxed] == [Decimal(x) for x in ("20", "10", "5.5", "2.1")]
    assert {rate.category for rate in RATES} == {"S", "Z", "E", "AE"}


def test_a_code_is_one_rate_and_an_unknown_one_is_refused() -> None:
    assert len(BY_CODE) == len(RATES) == len(CHOICES)
    assert rate_of("5.5").label == "5,5 %"
    with pytest.raises(LookupError):
        rate_of("19.6")
