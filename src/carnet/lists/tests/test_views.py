"""Saved views and columns, seen through the list of clients."""

import pytest
from django.test import Client as Browser

from carnet.accounts.models import User
from carnet.lists.models import SavedView
from tests import cast

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def test_a_view_keeps_the_address_without_its_page() -> None:
    browser = signed_in(cast.bob())
    browser.post("/listes/clients/vues/", {"nom": "Cholet", "adresse": "departement=49&tri=ville&suite=abc&choisis=1"})
    view = SavedView.objects.get()
    assert view.address == "departement=49&tri=ville"
    page = browser.get("/clients/?tri=ville&departement=49")
    assert page.context["lists"].current == view


def test_saving_under_the_same_name_replaces_one_s_own_view() -> None:
    browser = signed_in(cast.bob())
    for address in ("type=person", "type=company"):
        browser.post("/listes/clients/vues/", {"nom": "Mes clients", "adresse": address})
    assert SavedView.objects.get().address == "type=company"


def test_a_view_is_mine_unless_it_is_shared() -> None:
    signed_in(cast.alice()).post("/listes/clients/vues/", {"nom": "À moi", "adresse": "type=person"})
    data = {"nom": "À tous", "adresse": "type=company", "partagee": "1"}
    signed_in(cast.alice()).post("/listes/clients/vues/", data)
    names = [view.name for view in signed_in(cast.bob()).get("/clients/").context["lists"].views]
    assert names == ["À tous"]


def test_who_may_not_share_is_refused_and_nobody_drops_the_view_of_another() -> None:
    data = {"nom": "Partagée", "adresse": "", "partagee": "1"}
    assert signed_in(cast.bob()).post("/listes/clients/vues/", data).status_code == 403
    signed_in(cast.alice()).post("/listes/clients/vues/", data)
    view = SavedView.objects.get()
    assert signed_in(cast.bob()).post(f"/listes/clients/vues/{view.pk}/supprimer/").status_code == 403
    assert SavedView.objects.exists()
    signed_in(cast.alice()).post(f"/listes/clients/vues/{view.pk}/supprimer/")
    assert not SavedView.objects.exists()


def test_a_view_without_name_says_what_to_do() -> None:
    page = signed_in(cast.bob()).post("/listes/clients/vues/", {"nom": " ", "adresse": ""}, follow=True)
    assert "Donnez un nom" in page.content.decode()
    assert not SavedView.objects.exists()


def test_columns_are_in_the_address_in_their_order() -> None:
    data = {
        "adresse": "type=person",
        "colonne": ["email", "ville"],
        "rang-email": "2",
        "rang-nom": "1",
        "rang-ville": "3",
    }
    answer = signed_in(cast.bob()).post("/listes/clients/colonnes/", data)
    assert answer["Location"] == "/clients/?type=person&colonnes=nom%2Cemail%2Cville"
    shown = signed_in(cast.bob()).get(answer["Location"]).context["lists"].columns
    assert [column.code for column in shown] == ["nom", "email", "ville"]


def test_the_choice_of_columns_is_a_page_and_the_content_of_a_dialog() -> None:
    browser = signed_in(cast.bob())
    page = browser.get("/listes/clients/colonnes/?type=person&colonnes=nom,email").content.decode()
    assert 'value="type=person&amp;colonnes=nom%2Cemail"' in page and "<h1>" in page
    assert (
        page.index('value="nom" checked disabled') < page.index('value="email" checked') < page.index('value="ville">')
    )
    box = browser.get("/listes/clients/colonnes/", headers={"HX-Request": "true"}).content.decode()
    assert 'id="boite-titre"' in box and "<html" not in box


def test_columns_that_mean_nothing_are_the_usual_ones() -> None:
    shown = signed_in(cast.bob()).get("/clients/?colonnes=zut,<script>").context["lists"].columns
    assert [column.code for column in shown] == ["numero", "nom", "statut", "telephone", "ville", "commercial"]


@pytest.mark.parametrize("address", ["/listes/zut/vues/", "/listes/zut/colonnes/"])
def test_an_unknown_list_is_not_found(address: str) -> None:
    assert signed_in(cast.bob()).post(address, {"nom": "x"}).status_code == 404
