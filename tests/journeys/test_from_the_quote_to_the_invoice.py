"""From a signed quote to the last euro: deposit, order, two deliveries, final invoice, payment, credit note; on the phone too."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from carnet.deliveries.models import DeliveryNote
from carnet.invoices.models import Invoice, Payment
from carnet.invoices.tests.making import LINES, by, sophie
from carnet.invoices.verifying import documents_as_journalled, journal_whole, numbers_without_gap, settled_as_allocated
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from tests.cast import alice
from tests.journeys.conftest import Enter
from tests.journeys.habits import button, field, toast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_quote() -> Quote:
    values = {"signed_at": "premises", "nature": "goods", "subject": "Porte d’entrée"}
    quote = Quote.draft(sophie().pk, values, list(LINES), by=by()).send(by=by())
    day = timezone.localdate()
    return quote.accept(
        by=by(), means="screen", name="Sophie Abgrall", day=day, chosen=[], drawing="M10 10L20 20L30 30L40 40"
    )


def test_deposit_order_deliveries_final_payment_credit_note(enter: Enter) -> None:
    quote = signed_quote()
    page = enter(alice(), f"/devis/{quote.pk}/")

    page.get_by_role("link", name="Demander un acompte").click()
    field(page, "percent").fill("30")
    button(page, "Préparer la facture d’acompte").click()
    page.get_by_role("link", name="Émettre").click()
    button(page, "Émettre").click()
    toast(page, "émise : elle ne change plus")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Facture d’acompte AC-")

    page.goto(f"/devis/{quote.pk}/")
    button(page, "Passer en commande").click()
    order = Order.objects.get()
    for line, quantity in zip(order.lines.order_by("position"), (2, 6), strict=True):
        DeliveryNote.prepare(order.pk, {line.pk: Decimal(quantity)}, {}, by=by()).issue(by=by())

    page.goto(f"/commandes/{order.pk}/")
    button(page, "Facturer les livraisons").click()
    expect(page.get_by_text("Net à payer")).to_be_visible()
    page.get_by_role("link", name="Émettre").click()
    button(page, "Émettre").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Facture de solde FA-")
    final = Invoice.objects.get(type="final")
    assert final.total_incl == 3330 - 999 and len(final.sources.all()) == 4

    page.get_by_role("link", name="Saisir un règlement").click()
    field(page, "amount").press("Enter")
    toast(page, "Le règlement est enregistré")
    expect(page.get_by_text("Réglée", exact=True)).to_be_visible()

    page.get_by_role("button", name="Plus").click()
    page.get_by_role("link", name="Faire un avoir").click()
    field(page, "reason").fill("Pose refaite par un autre")
    field(page, "line_3").fill("1")
    button(page, "Préparer l’avoir").click()
    page.get_by_role("link", name="Émettre").click()
    button(page, "Émettre").click()
    toast(page, "L’avoir est émis")
    page.get_by_role("link", name="Rembourser").click()
    button(page, "Enregistrer le remboursement").click()
    toast(page, "Le remboursement est enregistré")

    page.goto(f"/clients/{quote.client_id}/factures/")
    expect(page.locator("tbody tr")).to_have_count(3)
    assert [one.amount for one in Payment.objects.order_by("pk")] == [2331, -55]
    assert [
        *journal_whole(False),
        *documents_as_journalled(False),
        *numbers_without_gap(False),
        *settled_as_allocated(False),
    ] == []
