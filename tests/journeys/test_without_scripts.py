"""No script at all: an old tablet, a script that does not arrive. Every main act still works."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import chloe
from tests.journeys.conftest import Enter
from tests.journeys.devices import desk_only
from tests.journeys.habits import act, button, field, line, open_filters, toast
from tests.journeys.people import SOPHIE, one

pytestmark = pytest.mark.browser


@pytest.fixture
def page(enter: Enter) -> Page:
    return enter(chloe(), scripts=False)


def test_a_client_is_entered_found_changed_noted_and_put_away(page: Page) -> None:
    page.goto("/clients/nouveau/")
    field(page, "name").fill("Pasquereau")
    field(page, "phones-0-number").fill("0261913307")
    field(page, "addresses-0-city").fill("Cholet")
    button(page, "Enregistrer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PASQUEREAU")

    page.goto("/")
    page.locator("#recherche").fill("3307")
    page.locator("#recherche").press("Enter")
    page.get_by_role("link", name="PASQUEREAU").click()

    page.get_by_role("link", name="Modifier", exact=True).click()
    field(page, "first_name").fill("Élodie")
    button(page, "Enregistrer").click()
    toast(page, "Modification enregistrée").get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PASQUEREAU")

    field(page, "text").fill("Rappeler jeudi")
    button(page, "Ajouter").click()
    expect(line(page, "Rappeler jeudi")).to_be_visible()

    act(page, "Désactiver")
    page.get_by_label("Autre raison").check()
    button(page, "Désactiver").click()
    expect(page.get_by_text("Fiche désactivée le")).to_be_visible()


@desk_only
def test_a_look_alike_still_stops_the_save(page: Page) -> None:
    one(SOPHIE)
    page.goto("/clients/nouveau/")
    field(page, "name").fill("Guilloteau")
    field(page, "first_name").fill("Sophie")
    field(page, "phones-0-number").fill("02 61 91 11 80")
    button(page, "Enregistrer").click()
    field(page, "force_reason").fill("La mère et la fille")
    button(page, "Enregistrer quand même").click()
    expect(line(page, "La mère et la fille")).to_be_visible()


def test_the_list_is_filtered_by_its_button(page: Page) -> None:
    one(SOPHIE)
    page.goto("/clients/")
    open_filters(page)
    page.locator("#f-departement").select_option("44 Loire-Atlantique")
    button(page, "Appliquer").click()
    expect(page.get_by_role("heading", name="Personne ne répond à ces filtres")).to_be_visible()
