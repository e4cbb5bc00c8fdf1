"""The bin: who may delete sees what was deleted, and takes it back with its number and its history."""

import pytest

from carnet.clients.models import Client
from carnet.clients.tests.helpers import acting, client_of, signed_in
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_deleted_client_is_listed_with_who_deleted_it_and_comes_back() -> None:
    client = client_of(cast.alice())
    Client.bin([client.pk], by=acting(cast.alice()))
    browser = signed_in(cast.alice())
    page = browser.get("/clients/corbeille/").content.decode()
    assert client.display_name in page and "Alice" in page
    answer = browser.post(f"/clients/{client.pk}/restaurer/")
    assert answer.headers["Location"] == f"/clients/{client.pk}/"
    assert [event.code for event in client.events.order_by("pk")] == [
        "client.created",
        "client.deleted",
        "client.restored",
    ]
    assert "La corbeille est vide" in browser.get("/clients/corbeille/").content.decode()


def test_what_is_not_in_the_bin_is_not_restored() -> None:
    client = client_of(cast.alice())
    assert signed_in(cast.alice()).post(f"/clients/{client.pk}/restaurer/").status_code == 404
    assert client.events.count() == 1


def test_the_list_leads_to_the_bin_for_who_may_delete_alone() -> None:
    client_of(cast.alice())
    assert 'href="/clients/corbeille/"' in signed_in(cast.alice()).get("/clients/").content.decode()
    assert "corbeille" not in signed_in(cast.bob()).get("/clients/").content.decode()
