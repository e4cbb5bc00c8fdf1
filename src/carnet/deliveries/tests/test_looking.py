"""Words looked for in the lists of documents: without accent, by the client's name, by the number however it is typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils.http import urlencode

from carnet.accounts.actor import system
from carnet.clients.models import Client
from carnet.deliveries.tests.made import issued, signed
from carnet.orders.tests.made import confirmed
from carnet.quotes.tests.helpers import sent
from carnet.sales import haystack
from tests import cast

pytestmark = pytest.mark.django_db

KINDS = [
    pytest.param("devis", sent, id="quotes"),
    pytest.param("commandes", confirmed, id="orders"),
    pytest.param("livraisons", issued, id="notes"),
]


@pytest.fixture(params=[(1_000, 20_000), (0, 20_000), (0, 0)], ids=["rare", "many", "common"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, bound in zip(("FEW", "MANY"), request.param, strict=True):
        monkeypatch.setattr(haystack, name, bound)


def found(address: str, words: str) -> list[int]:
    browser = Browser()
    browser.force_login(cast.chloe())
    answer = browser.get(f"/{address}/?{urlencode({'q': words})}")
    assert answer.status_code == 200
    return [row.pk for row in answer.context["page"].rows]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("address, make", KINDS)
def test_a_document_is_found_by_its_words_its_number_and_its_client(address: str, make: Callable[[], Any]) -> None:
    one, other = make(), make()
    client = Client.create(
        [
            {
                "name": "Le Goff",
                "first_name": "Éloïse",
                "addresses": [{"role": "main", "city": "Cholet", "postcode": "49300"}],
            }
        ],
        by=system(),
    )[0].client_id
    for document, subject in ((one, "Fenêtres de l’étage"), (other, "Portail d’entrée")):
        document.subject = subject
        document.save()
    type(one).objects.filter(pk=one.pk).update(client=client)
    both = {one.pk, other.pk}
    assert set(found(address, one.number[:5])) == both
    for words in (
        "fenetre",
        "FENÊTRES étage",
        "goff",
        "le goff fenetres",
        "eloise goff",
        one.number,
        one.number.lower(),
    ):
        assert found(address, words) == [one.pk], words
    for words in ("goff portail", "zorba", "☎", "fenetres zorba"):
        assert found(address, words) == [], words
    assert found(address, f"portail {other.number[-2:]}") == [other.pk]


def test_an_order_is_found_by_its_client_s_own_number_and_a_note_by_who_signed_it() -> None:
    order = confirmed()
    order.buyer_order = "BC 4512/A"
    order.save()
    assert found("commandes", "4512/a") == [order.pk]
    note = signed(issued(order), name="Gaëlle Ménard")
    assert found("livraisons", "menard") == found("livraisons", order.number) == [note.pk]
