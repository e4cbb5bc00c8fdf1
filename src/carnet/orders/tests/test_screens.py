"""Screens of orders."""

from typing import Any

import pytest
from django.test import Client as Browser

from carnet.clients.tests.helpers import client_of
from carnet.orders.models import Order
from carnet.orders.tests.made import confirmed, draft
from carnet.quotes.tests import helpers as quotes
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Browser) -> Browser:
    client.force_login(cast.chloe())
    return client


def test_one_click_on_an_accepted_quote_and_a_second_leads_to_the_same(office: Browser) -> None:
    quote = quotes.accepted()
    assert "Passer en commande" in office.get(f"/devis/{quote.pk}/").content.decode()
    first = office.post(f"/commandes/depuis-devis/{quote.pk}/")
    second = office.post(f"/commandes/depuis-devis/{quote.pk}/")
    order = Order.objects.get()
    assert first["Location"] == second["Location"] == f"/commandes/{order.pk}/"
    text = office.get(first["Location"]).content.decode()
    assert "a déjà sa commande" in text and str(order.number) in text
    assert "Passer en commande" not in office.get(f"/devis/{quote.pk}/").content.decode()


def test_an_order_is_typed_confirmed_and_printed(office: Browser) -> None:
    client = client_of(cast.alice())
    data = {
        "client": client.pk, "version": "0", "subject": "Volets <b>", "expected_on": "3/12/2026", "buyer_order": "BC-9",
        "nature": "works", "lines-0-description": "Volet", "lines-0-quantity": "2", "lines-0-unit_price": "310,50",
        "lines-0-vat": "10", "lines-0-kind": "item",
    }  # fmt: skip
    answer = office.post("/commandes/nouvelle/", data, follow=True)
    order = Order.objects.get()
    assert order.total_excl == 621 and str(order.expected_on) == "2026-12-03" and order.buyer_order == "BC-9"
    assert "Volets &lt;b&gt;" in answer.content.decode()
    office.post(f"/commandes/{order.pk}/confirmer/")
    printed = office.get(f"/commandes/{order.pk}/commande.pdf")
    assert printed["Content-Type"] == "application/pdf"
    assert b"".join(printed.streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    order.refresh_from_db()
    assert order.paper and order.paper.sha256


def test_a_technician_sees_no_amount(client: Browser) -> None:
    order = confirmed()
    client.force_login(cast.tom())
    for address in (f"/commandes/{order.pk}/", "/commandes/", f"/clients/{order.client_id}/commandes/"):
        text = client.get(address).content.decode()
        assert "640" not in text and "3 212" not in text.replace("\u202f", " ") and "€" not in text.split("<main")[1]
    assert client.get(f"/commandes/{order.pk}/commande.pdf")["Location"] == f"/commandes/{order.pk}/"


def test_a_refused_act_keeps_what_was_typed(office: Browser) -> None:
    order = confirmed()
    answer = office.post(f"/commandes/{order.pk}/annuler/", {"because": " "})
    assert answer.status_code == 422 and "Écrivez pourquoi" in answer.content.decode()
    answer = office.post(f"/commandes/{order.pk}/prevoir/", {"expected_on": "32/13/2026"})
    assert answer.status_code == 422 and "32/13/2026" in answer.content.decode()


def test_the_list_asks_a_constant_number_of_queries(office: Browser, django_assert_max_num_queries: Any) -> None:
    for _ in range(3):
        confirmed()
    draft()
    with django_assert_max_num_queries(14):
        text = office.get("/commandes/?tri=prevue&etat=confirmed").content.decode()
    assert text.count("c-row-title") == 3
    assert office.get("/commandes/?q=fenetres").content.decode().count("c-row-title") in {0, 4}
    assert office.get("/commandes/?etat=en-retard").status_code == 200


def test_the_client_s_page_shows_orders_and_what_is_to_deliver(office: Browser) -> None:
    order = confirmed()
    text = office.get(f"/clients/{order.client_id}/").content.decode()
    assert "À livrer" in text and "Nouvelle commande" in text and f"Commande {order.number} confirmée" in text
    assert str(order.number) in office.get(f"/clients/{order.client_id}/commandes/").content.decode()
