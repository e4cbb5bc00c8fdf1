"""Deposits, final invoices, credit notes: whatever the lines, rates and discounts, no cent is lost nor made."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.catalogue.vat import RATES, rate_of
from carnet.invoices import amounts
from carnet.kernel.errors import Refused
from carnet.sales import totals
from carnet.sales.lines import Line
from carnet.sales.totals import Allowance, Share

lines = st.lists(
    st.builds(
        Line,
        quantity=st.decimals(1, 500, places=3),
        unit_price=st.decimals("0.01", 9_999, places=4),
        allowance=st.decimals(0, 90, places=2),
        vat=st.sampled_from(RATES),
        option=st.booleans(),
    ),
    min_size=1,
    max_size=10,
)
allowances = st.one_of(
    st.builds(Allowance, percent=st.decimals(0, 60, places=2)),
    st.builds(Allowance, amount=st.decimals(0, 2_000, places=2)),
)


def by_rate(*shares: tuple[Share, ...], sign: int = 1) -> dict[str, tuple[Decimal, Decimal]]:
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for share in (share for some in shares for share in some):
        base, tax = sums.get(share.vat.code, (Decimal(0), Decimal(0)))
        sums[share.vat.code] = (base + sign * share.base, tax + sign * share.tax)
    return sums


@given(lines, allowances, st.lists(st.decimals(1, 30, places=2), min_size=1, max_size=3))
def test_deposits_and_final_make_the_quote_rate_by_rate(
    given_lines: list[Line], allowance: Allowance, percents: list[Decimal]
) -> None:
    whole = totals.of(given_lines, allowance)
    deposits = [totals.deposit(whole, percent=percent) for percent in percents]
    final = amounts.final(whole, deposits)
    assert by_rate(*deposits, final) == by_rate(whole.shares)


@given(lines, allowances, st.decimals(1, 100, places=2))
def test_a_deposit_asked_as_an_amount_and_its_final_make_the_quote(
    given_lines: list[Line], allowance: Allowance, percent: Decimal
) -> None:
    whole = totals.of(given_lines, allowance)
    asked = (whole.incl * percent / 100).quantize(Decimal("0.01"))
    deposit = totals.deposit(whole, incl=asked)
    assert amounts.incl(deposit) == (asked if whole.incl else 0)
    assert by_rate(deposit, amounts.final(whole, [deposit])) == by_rate(whole.shares)


@given(lines, allowances)
def test_the_lines_of_a_deposit_are_its_bases(given_lines: list[Line], allowance: Allowance) -> None:
    deposit = totals.deposit(totals.of(given_lines, allowance), percent=Decimal(30))
    made = totals.of(amounts.deposit_lines(deposit, "Acompte"))
    assert {share.vat: share.base for share in made.shares} == {
        share.vat: share.base for share in deposit if share.base
    }


@given(lines, allowances)
def test_an_invoice_and_its_whole_credit_note_are_nothing(given_lines: list[Line], allowance: Allowance) -> None:
    invoice = totals.of(given_lines, allowance)
    if not invoice.excl:
        return
    back = amounts.credited_lines(given_lines)
    asked = totals.of(back, amounts.credited_allowance(invoice, allowance, back))
    credit = amounts.credit(asked, invoice.shares)
    left = amounts.left_of(invoice.shares, [credit])
    assert all(share.base == share.tax == 0 for share in left)
    with pytest.raises(Refused):
        amounts.credit(asked, left)


@given(lines, st.decimals(0, 60, places=2), st.data())
def test_credit_notes_in_parts_never_take_back_more_than_the_invoice(
    given_lines: list[Line], percent: Decimal, data: st.DataObject
) -> None:
    allowance = Allowance(percent=percent)
    invoice = totals.of(given_lines, allowance)
    credits: list[tuple[Share, ...]] = []
    for _ in range(data.draw(st.integers(1, 3))):
        part = {place: data.draw(st.decimals(0, line.quantity, places=3)) for place, line in enumerate(given_lines)}
        back = amounts.credited_lines(given_lines, part)
        asked = totals.of(back, amounts.credited_allowance(invoice, allowance, back))
        try:
            credits.append(amounts.credit(asked, amounts.left_of(invoice.shares, credits)))
        except Refused:
            continue
    for share in amounts.left_of(invoice.shares, credits):
        assert share.base >= 0 and share.tax >= 0
    # What is left can always be given back, to the cent.
    if (left := amounts.left_of(invoice.shares, credits)) and amounts.excl(left):
        rest = amounts.credit(totals.Totals(Decimal(0), Decimal(0), left), left)
        assert by_rate(*credits, rest) | by_rate(()) == {
            code: sums for code, sums in by_rate(invoice.shares).items() if any(sums)
        }


signed_lines = st.lists(
    st.builds(
        Line,
        quantity=st.decimals(-20, 500, places=3),
        unit_price=st.decimals("0.01", 9_999, places=4),
        allowance=st.decimals(0, 90, places=2),
        vat=st.sampled_from(RATES),
    ),
    min_size=1,
    max_size=10,
)


@given(signed_lines, allowances, st.lists(st.decimals(1, 30, places=2), min_size=1, max_size=3), st.data())
def test_with_lines_taken_off_and_deposits_credited_the_client_pays_the_whole_once(
    given_lines: list[Line], allowance: Allowance, percents: list[Decimal], data: st.DataObject
) -> None:
    whole = totals.of(given_lines, allowance)
    if whole.incl <= 0:
        return
    charged = []
    for percent in percents:
        deposit = totals.deposit(whole, percent=percent)
        back = totals.deposit(totals.Totals(Decimal(0), Decimal(0), deposit), percent=data.draw(st.integers(0, 100)))
        charged.append(amounts.left_of(deposit, [back]))
    try:
        final = amounts.final(whole, charged)
    except Refused:
        return
    assert by_rate(*charged, final) == by_rate(whole.shares)


@given(lines, st.decimals(1, 100, places=2), st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_a_deposit_deducted_in_parts_is_deducted_once_and_makes_nothing_negative(
    given_lines: list[Line], percent: Decimal, cuts: list[int]
) -> None:
    """As many invoices as deliveries, each in proportion of `cuts`; the last one bears the rest."""
    whole = totals.of(given_lines)
    left: tuple[Share, ...] = totals.deposit(whole, percent=percent)
    rest = whole.shares
    for cut in cuts:
        room = totals.deposit(totals.Totals(Decimal(0), Decimal(0), rest), percent=Decimal(cut * 10))
        part = amounts.within(room, left)
        assert all(share.base >= 0 for share in totals.less(room, part))
        left, rest = amounts.left_of(left, [part]), totals.less(rest, room)
    part = amounts.within(rest, left)
    again = by_rate(left, part, sign=1)
    taken = by_rate(part)
    for code, (base, _) in taken.items():
        assert 0 <= base <= again[code][0]
    # What an invoice cannot bear waits: never more than what is left to charge.
    for share in amounts.left_of(left, [part]):
        assert share.base >= 0


@given(lines, st.decimals(1, 100, places=2))
def test_the_percentage_of_a_deposit_is_read_back(given_lines: list[Line], percent: Decimal) -> None:
    whole = totals.of(given_lines)
    shares = [share for share in totals.deposit(whole, percent=percent) if share.base or share.tax]
    found = amounts.percent_of(whole, shares)
    assert not found or [one for one in totals.deposit(whole, percent=found) if one.base or one.tax] == shares


def test_more_deposits_than_the_whole_is_refused_with_what_to_do() -> None:
    whole = totals.of([Line(unit_price=Decimal(100))])
    deposit = totals.deposit(whole, incl=Decimal(100))
    with pytest.raises(Refused, match="faites d’abord un avoir"):
        amounts.final(whole, [deposit, deposit])


def test_a_rate_that_the_invoice_has_not_cannot_be_given_back() -> None:
    invoice = totals.of([Line(unit_price=Decimal(100), vat=rate_of("10"))])
    with pytest.raises(Refused, match="20 %"):
        amounts.credit(totals.of([Line(unit_price=Decimal(1))]), invoice.shares)
