"""Arithmetic of documents: whatever the lines and discounts, the parts make the whole."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from carnet.catalogue.vat import RATES, rate_of
from carnet.sales import totals
from carnet.sales.lines import Line, LineKind, subtotals
from carnet.sales.totals import Allowance, Share

NORMAL, INTERMEDIATE, REDUCED = rate_of("20"), rate_of("10"), rate_of("5.5")
prices = st.decimals(0, 99_999, places=4)
quantities = st.decimals(0, 999, places=3)
percents = st.decimals(0, 100, places=2)
lines = st.lists(
    st.builds(
        Line,
        quantity=quantities,
        unit_price=prices,
        allowance=percents,
        vat=st.sampled_from(RATES),
        option=st.booleans(),
    ),
    max_size=12,
)
allowances = st.builds(Allowance, percent=percents, amount=st.decimals(0, 5_000, places=2))


def test_a_quote_with_three_rates_and_a_discount() -> None:
    found = totals.of(
        [
            Line(quantity=Decimal(2), unit_price=Decimal("1250"), vat=REDUCED),
            Line(quantity=Decimal("7.5"), unit_price=Decimal("48.50"), vat=INTERMEDIATE),
            Line(unit_price=Decimal("300"), allowance=Decimal(10), vat=NORMAL),
            Line(unit_price=Decimal("9999"), option=True),
        ],
        Allowance(percent=Decimal(2)),
    )
    assert found.gross == Decimal("3133.75")
    assert found.allowance == Decimal("62.68")
    assert found.shares == (
        Share(NORMAL, Decimal("264.60"), Decimal("52.92")),
        Share(INTERMEDIATE, Decimal("356.47"), Decimal("35.65")),
        Share(REDUCED, Decimal("2450.00"), Decimal("134.75")),
    )
    assert found.incl == Decimal("3294.39")


@given(lines, allowances)
def test_the_total_is_the_sum_of_its_parts(given_lines: list[Line], allowance: Allowance) -> None:
    found = totals.of(given_lines, allowance)
    assert found.excl == found.gross - found.allowance
    assert found.gross == sum((line.net for line in given_lines if not line.option), Decimal(0))
    assert found.incl == sum((share.incl for share in found.shares), Decimal(0))
    for share in found.shares:
        assert abs(share.tax - share.base * share.vat.percent / 100) <= Decimal("0.005")


@given(lines, allowances, percents)
def test_deposit_and_final_make_the_quote_per_rate(
    given_lines: list[Line], allowance: Allowance, percent: Decimal
) -> None:
    whole = totals.of(given_lines, allowance)
    deposit = totals.deposit(whole, percent=percent)
    final = {share.vat: share for share in totals.less(whole.shares, deposit)}
    for share, part in zip(whole.shares, deposit, strict=True):
        left = final[share.vat]
        assert (part.base + left.base, part.tax + left.tax) == (share.base, share.tax)


@given(lines, st.decimals(0, 10_000, places=2))
def test_a_deposit_asked_with_vat_is_exact(given_lines: list[Line], asked: Decimal) -> None:
    whole = totals.of(given_lines)
    deposit = totals.deposit(whole, incl=asked)
    assert sum((share.incl for share in deposit), Decimal(0)) == (asked if whole.incl else 0)


def test_a_sub_total_starts_at_its_section() -> None:
    one = Line(unit_price=Decimal(10))
    shown = subtotals([one, Line(kind=LineKind.SECTION), one, one, Line(kind=LineKind.SUBTOTAL), one])
    assert shown == [None, None, None, None, Decimal(20), None]
