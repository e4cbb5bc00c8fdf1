"""Signed at the consumer's: nothing is paid before the eighth day (C. conso. art. L221-10)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client as Browser

from carnet.invoices import origins
from carnet.invoices.deposits import Part
from carnet.invoices.issuing import rehearse
from carnet.invoices.models import Invoice, Payment
from carnet.invoices.tests.making import by, firm
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote
from carnet.quotes.paper import paper_of
from carnet.quotes.tests.helpers import accepted, sent
from carnet.sales.paper.amounts import total_rows
from tests import cast

pytestmark = pytest.mark.django_db


def deposit_of(quote: Quote) -> Invoice:
    return origins.draft_deposit_of(origins.read(quote), Part(Decimal(30)), by=by())


def test_a_deposit_asked_at_home_falls_due_on_the_eighth_day_and_no_sooner() -> None:
    firm()
    quote = accepted()
    first = quote.first_payment_day
    assert first is not None
    draft = deposit_of(quote)
    draft.due_date = first - timedelta(days=1)
    assert "rien ne peut être encaissé" in " ".join(rehearse(draft, by=by()).found.errors)
    issued = Invoice.issue(deposit_of(quote).pk, by=by())
    assert issued.due_date and issued.due_date >= first


def test_money_that_comes_too_soon_is_refused_until_it_is_said_to_be_there() -> None:
    firm()
    quote = accepted()
    invoice = Invoice.issue(deposit_of(quote).pk, by=by())
    with pytest.raises(Refused, match="pas même un chèque"):
        Payment.receive(quote.client_id, Decimal(10), by=by(), means="cheque", on={invoice.pk: Decimal(10)})
    with pytest.raises(Refused, match="pas même un chèque"):  # an advance, on no invoice
        Payment.receive(quote.client_id, Decimal(10), by=by(), means="cash", on={})
    assert not Payment.objects.exists()
    kept = Payment.receive(
        quote.client_id, Decimal(10), by=by(), means="cheque", on={invoice.pk: Decimal(10)}, despite=True
    )
    assert kept == Payment.objects.get()
    lately = quote.date - timedelta(days=8)
    quote.acceptances.update(day=lately)
    Quote.objects.update(decided_on=lately)
    assert Payment.receive(quote.client_id, Decimal(5), by=by(), means="cash", on={invoice.pk: Decimal(5)}).pk


@pytest.mark.parametrize("signed_at, urgent", [("premises", False), ("off_premises", True)])
def test_in_the_shop_and_for_an_urgent_repair_it_is_taken_at_once(signed_at: str, urgent: bool) -> None:
    firm()
    quote = accepted(quote=sent(signed_at=signed_at, urgent=urgent))
    assert quote.first_payment_day is None
    assert Payment.receive(quote.client_id, Decimal(10), by=by(), means="cash", on={}).pk


def test_the_screen_says_it_first_and_asks_to_confirm(client: Browser) -> None:
    firm()
    quote = accepted()
    client.force_login(cast.chloe())
    assert "encaissez rien avant" in client.get(f"/devis/{quote.pk}/").content.decode().replace("n’", "")
    address = f"/factures/reglements/nouveau/{quote.client_id}/"
    assert "rien ne peut être encaissé" in client.get(address).content.decode()
    typed = {"amount": "10", "means": "cash", "day": f"{quote.date:%d/%m/%Y}"}
    assert client.post(address, typed).status_code == 422 and not Payment.objects.exists()
    assert client.post(address, typed | {"despite": "on"}).status_code == 302 and Payment.objects.exists()


@pytest.mark.parametrize("place, when", [("off_premises", "à partir du huitième jour"), ("premises", "à la commande")])
def test_the_paper_of_the_quote_says_when_the_deposit_is_paid(place: str, when: str) -> None:
    rows = total_rows(paper_of(sent(signed_at=place, deposit_percent=Decimal(30))))
    assert any(row["label"].startswith(f"Acompte {when}") for row in rows)
