"""The record as it stood on any day."""

from datetime import datetime, timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.clients import past
from carnet.clients.models import Client
from tests import cast

pytestmark = pytest.mark.django_db
NOON = timezone.make_aware(datetime(2025, 3, 10, 12))


def acting(days: int) -> Actor:
    return Actor(cast.alice(), Source.SCREEN, at=NOON + timedelta(days=days))


@pytest.fixture
def moved() -> Client:
    """Entered on the 10th of March 2025, moved on the 20th, a second telephone on the 30th."""
    phone = {"number": "02 61 91 11 80", "label": ""}
    lorient = {"role": "main", "street": "12 quai des Indes", "postcode": "56100", "city": "Lorient"}
    draft = {"name": "Martin", "first_name": "Sophie", "phones": [phone], "addresses": [lorient]}
    key = Client.create([draft], by=acting(0))[0].client_id
    assert key
    client = Client.objects.get(pk=key)
    row = client.addresses.get()
    vannes = {"id": row.pk, "street": "3 rue du Port", "postcode": "56000", "city": "Vannes"}
    Client.change({key: {"addresses": [vannes], "tags": ["fidèle"]}}, by=acting(10))
    kept = client.phones.get().pk
    Client.change({key: {"phones": [{"id": kept}, {"number": "06 39 98 11 80"}]}}, by=acting(20))
    client.refresh_from_db()
    return client


def text(client: Client, days: int) -> str:
    found = past.on(client, (NOON + timedelta(days=days)).date())
    assert found
    return " | ".join(value for _, value in found.rows)


def test_each_day_shows_what_was_known_then(moved: Client) -> None:
    assert "Lorient" in text(moved, 0) and "fidèle" not in text(moved, 0) and "06 39" not in text(moved, 0)
    assert "Vannes" in text(moved, 10) and "fidèle" in text(moved, 10) and "06 39" not in text(moved, 10)
    assert "Vannes" in text(moved, 25) and "06 39 98 11 80" in text(moved, 25)


def test_before_it_was_entered_there_is_no_record(moved: Client) -> None:
    assert past.on(moved, (NOON - timedelta(days=1)).date()) is None


def test_what_was_undone_is_taken_back_too(moved: Client) -> None:
    change = moved.events.filter(code="client.changed").order_by("pk")[0].change_set
    change.undo(by=acting(30))
    assert "Lorient" in text(moved, 30) and "Vannes" in text(moved, 25)


def test_the_page_says_what_to_type(moved: Client) -> None:
    browser = Browser()
    browser.force_login(cast.alice())
    page = f"/clients/{moved.pk}/fiche-au/"
    assert "12 quai des Indes" in browser.get(page, {"le": "12/03/2025"}).content.decode()
    assert "3 rue du Port" in browser.get(page).content.decode()
    for wrong in ("hier", "31/02/2025", "01/01/2990"):
        answer = browser.get(page, {"le": wrong})
        assert answer.status_code == 422 and wrong in answer.content.decode()
    assert "Pas encore de fiche" in browser.get(page, {"le": "01/01/2020"}).content.decode()
