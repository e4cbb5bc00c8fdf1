"""Deposits, final invoices and credit notes together: whatever the order of things, the client pays the whole once."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client
from carnet.clients.tests.helpers import signed_in
from carnet.deliveries.models import DeliveryNote
from carnet.invoices import amounts, origins, standing
from carnet.invoices.deposits import Part
from carnet.invoices.models import Invoice
from carnet.invoices.tests.making import LINES, by, credited, sophie
from carnet.kernel.errors import Refused
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from carnet.sales.lines import Line
from carnet.sales.totals import Share
from tests import cast

pytestmark = pytest.mark.django_db
# Three rates, a discount, a line taken off: 20 %, 10 % and 5.5 % round each their own way.
THREE = (
    Line(description="Porte", quantity=Decimal(2), unit_price=Decimal("1249.99"), allowance=Decimal("3.5")),
    Line(description="Pose", quantity=Decimal("6.25"), unit_price=Decimal("49.49"), vat=rate_of("10")),
    Line(description="Isolant", quantity=Decimal("17.3"), unit_price=Decimal("11.11"), vat=rate_of("5.5")),
    Line(description="Reprise de l’ancienne", quantity=Decimal(-1), unit_price=Decimal("33.33")),
)


def accepted(lines: tuple[Line, ...] = THREE, **given: Any) -> Quote:
    client = sophie()
    quote = Quote.draft(
        client.pk,
        {"nature": "goods", "signed_at": "premises", "allowance_percent": Decimal("7.77")} | given,
        list(lines),
        by=by(),
    )
    quote = quote.send(by=by())
    quote.accept(by=by(), means="screen", name="Sophie Abgrall", day=timezone.localdate(), chosen=[],
                 drawing="M12 40L14 38L60 80L90 20L140 90")  # fmt: skip
    return Quote.objects.get(pk=quote.pk)


def deposit(quote: Quote, **asked: Any) -> Invoice:
    made = origins.draft_deposit_of(
        origins.read(quote), Part(**{name: Decimal(v) for name, v in asked.items()}), by=by()
    )
    return Invoice.issue(made.pk, by=by())


def final(quote: Quote) -> Invoice:
    return Invoice.issue(origins.draft(origins.read(quote), by=by()).pk, by=by())


def charged() -> dict[str, tuple[Decimal, Decimal]]:
    """Base and VAT by rate of everything that was issued, credit notes taken off."""
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for one in Invoice.objects.issued():
        for share in one.vat_shares:
            base, tax = sums.get(share.vat.code, (Decimal(0), Decimal(0)))
            sums[share.vat.code] = (base + one.sign * share.base, tax + one.sign * share.tax)
    return sums


def of(shares: tuple[Share, ...]) -> dict[str, tuple[Decimal, Decimal]]:
    return {share.vat.code: (share.base, share.tax) for share in shares}


def whole(quote: Quote) -> dict[str, tuple[Decimal, Decimal]]:
    return of(origins.read(quote).whole.shares)


def test_three_deposits_and_the_final_one_make_the_quote_rate_by_rate() -> None:
    quote = accepted()
    deposit(quote, percent="30")
    deposit(quote, incl="777.77")
    deposit(quote, percent="12.34")
    assert final(quote).type == "final" and charged() == whole(quote)


def test_a_deposit_credited_in_part_is_deducted_for_what_is_left_of_it() -> None:
    quote = accepted()
    credited(deposit(quote, percent="40"), {0: Decimal("0.5")})
    assert final(quote).total_incl < origins.read(quote).whole.incl and charged() == whole(quote)


def test_a_deposit_credited_whole_is_not_deducted() -> None:
    quote = accepted()
    first = deposit(quote, percent="40")
    credited(first)
    deposit(quote, percent="10")
    made = final(quote)
    assert len(made.deductions) == 1
    assert charged() == whole(quote)


def test_a_deposit_credited_since_the_draft_is_told_at_issue() -> None:
    quote = accepted()
    first = deposit(quote, percent="40")
    waiting = origins.draft(origins.read(quote), by=by())
    credited(first, {0: Decimal("0.5")})
    with pytest.raises(Refused, match="Les acomptes ont changé"):
        Invoice.issue(waiting.pk, by=by())
    Invoice.change(waiting.pk, None, by=by())
    Invoice.issue(waiting.pk, by=by())
    assert charged() == whole(quote)


def test_a_deposit_that_is_deducted_is_credited_through_the_final_invoice() -> None:
    quote = accepted()
    first, last = deposit(quote, percent="40"), final(quote)
    with pytest.raises(Refused, match=f"déduite par Facture de solde {last.number}"):
        Invoice.draft_credit(first.pk, by=by())


def test_a_final_invoice_credited_in_part_still_holds_its_deposits() -> None:
    quote = accepted()
    first, last = deposit(quote, percent="40"), final(quote)
    credited(last, {1: Decimal(1)})
    assert not any(share.base for share in standing.left_to_deduct(first))
    credited(last)
    assert amounts.incl(standing.left_to_deduct(first)) == first.total_incl
    final(quote)
    assert charged() == whole(quote)


def test_two_drafts_of_deposits_never_pass_the_whole_together() -> None:
    quote = accepted()
    one, two = (origins.draft_deposit_of(origins.read(quote), Part(Decimal(60)), by=by()) for _ in range(2))
    Invoice.issue(one.pk, by=by())
    with pytest.raises(Refused, match="demandez moins"):
        Invoice.issue(two.pk, by=by())


@pytest.mark.parametrize("percent", ["30", "50", "95"])
def test_deliveries_smaller_than_the_deposit_deduct_it_in_parts(percent: str) -> None:
    quote = accepted((Line(description="Volet", quantity=Decimal(100), unit_price=Decimal("33.33")),))
    deposit(quote, percent=percent)
    order = Order.from_quote(quote.pk, by=by())
    line = order.lines.get()
    for quantity in (45, 45, 10):
        DeliveryNote.prepare(order.pk, {line.pk: Decimal(quantity)}, {}, by=by()).issue(by=by())
        made = Invoice.issue(origins.draft_delivered(origins.read(order), by=by()).pk, by=by())
        assert made.total_incl >= 0
    sums, asked = charged()["20"], whole(quote)["20"]
    # Three invoices round three times: a cent each at most.
    assert abs(sums[0] - asked[0]) <= Decimal("0.03") and abs(sums[1] - asked[1]) <= Decimal("0.03")


def test_the_draft_of_a_deposit_is_drawn_up_again() -> None:
    quote, browser = accepted(LINES, allowance_percent=Decimal(0)), signed_in(cast.bob())
    Client.objects.update(salesperson=cast.bob())
    made = origins.draft_deposit_of(origins.read(quote), Part(Decimal(30)), by=by())
    address = f"/factures/{made.pk}/modifier/"
    page = browser.get(address).content.decode()
    assert 'value="30"' in page and f"Acompte de 30 % sur devis {quote.number}" in page
    typed = {"percent": "40", "amount": "", "label": f"Acompte de 30 % sur devis {quote.number}", "version": made.version,
             "nature": "goods", "payment_terms": "à réception"}  # fmt: skip
    assert browser.post(address, typed | {"amount": "12"}).status_code == 422
    assert browser.post(address, typed | {"percent": "x"}).status_code == 422
    assert browser.post(address, typed)["Location"] == f"/factures/{made.pk}/"
    made.refresh_from_db()
    assert of(made.vat_shares) == {"20": (Decimal(1000), Decimal(200)), "10": (Decimal(120), Decimal(12))}
    assert {line.description for line in made.lines.all()} == {f"Acompte de 40 % sur devis {quote.number}"}
    assert made.payment_terms == "à réception"
    assert browser.post(address, typed).status_code == 422  # saved since by this very form: its version moved
    again = typed | {"percent": "", "amount": "333,37", "label": "À la commande", "version": made.version}
    browser.post(address, again)
    made.refresh_from_db()
    assert made.total_incl == Decimal("333.37") and made.lines.all()[0].description == "À la commande"
    assert 'value="333,37"' in browser.get(address).content.decode()
    Invoice.issue(made.pk, by=by())
    assert browser.post(address, again | {"version": ""}).status_code == 422
