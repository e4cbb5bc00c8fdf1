"""A new client at the keyboard alone, in the order of the paper form, and what helps meanwhile."""

import pytest
from playwright.sync_api import Page, expect

from carnet.clients.models.client import Client
from tests.cast import chloe
from tests.journeys.conftest import Enter
from tests.journeys.devices import desk_only
from tests.journeys.habits import answering, button, details, field, focused, line, options, paste, tab_to, toast
from tests.journeys.people import SOPHIE, one

pytestmark = pytest.mark.browser


@pytest.fixture
def page(enter: Enter) -> Page:
    page = enter(chloe(), "/")
    page.keyboard.press("Alt+n")
    expect(page.get_by_role("heading", name="Nouveau client")).to_be_visible()
    expect(page.get_by_label("Particulier")).to_be_focused()
    return page


def test_from_the_first_key_to_the_record_without_the_mouse(page: Page) -> None:
    tab_to(page, "civility")
    page.keyboard.type("Mme")
    tab_to(page, "name")
    page.keyboard.type("Pasquereau")
    tab_to(page, "first_name")
    page.keyboard.type("Élodie")
    tab_to(page, "phones-0-number")
    paste(page, "+33.2 61.91-33 07")
    tab_to(page, "emails-0-address")
    expect(field(page, "phones-0-number")).to_have_value("02 61 91 33 07")
    page.keyboard.type("elodie@pasquereau.example")
    tab_to(page, "addresses-0-street")
    paste(page, "12 rue des Lilas 49300 Cholet")
    expect(field(page, "addresses-0-city")).to_have_value("Cholet")
    expect(field(page, "addresses-0-postcode")).to_have_value("49300")
    expect(field(page, "addresses-0-street")).to_have_value("12 rue des Lilas")
    tab_to(page, "origin")
    page.keyboard.type("Salon de l’habitat")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("PASQUEREAU Élodie")
    client = Client.objects.get()
    assert (client.civility, client.main_phone, client.city) == ("Mme", "02 61 91 33 07", "Cholet")
    assert client.addresses.get().insee == "49099"


@desk_only
def test_control_enter_saves_and_starts_the_next(page: Page) -> None:
    field(page, "name").fill("Pasquereau")
    field(page, "name").press("Control+Enter")
    toast(page, "PASQUEREAU est enregistré")
    expect(field(page, "name")).to_have_value("")
    expect(page.get_by_label("Particulier")).to_be_focused()


def test_somebody_alike_is_shown_while_typing_with_the_reason(page: Page) -> None:
    one(SOPHIE)
    field(page, "name").press_sequentially("Guillotteau")
    field(page, "first_name").press_sequentially("Sophie")
    field(page, "phones-0-number").press_sequentially("0261911180")
    alike = page.locator(".c-alike")
    expect(alike).to_contain_text("GUILLOTEAU Sophie")
    expect(alike).to_contain_text("même téléphone")
    expect(alike.get_by_role("link", name="Ouvrir", exact=True)).to_be_visible()
    assert focused(page) == "phones-0-number"  # the warning takes nothing from who types
    asked = answering(page, True)
    alike.get_by_role("link", name="Compléter cette fiche").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Modifier GUILLOTEAU Sophie")
    assert asked == ["beforeunload"]


def test_a_look_alike_stops_the_save_until_a_reason_is_given(page: Page) -> None:
    one(SOPHIE)
    field(page, "name").fill("Guilloteau")
    field(page, "first_name").fill("Sophie")
    field(page, "addresses-0-street").fill("12 rue des Cordonniers")
    field(page, "addresses-0-postcode").fill("49300")
    field(page, "addresses-0-city").fill("Cholet")
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Ce n’est pas le même client ?")).to_be_visible()
    expect(field(page, "first_name")).to_have_value("Sophie")
    assert Client.objects.count() == 1
    field(page, "force_reason").fill("La mère et la fille")
    button(page, "Enregistrer quand même").click()
    expect(line(page, "La mère et la fille")).to_be_visible()
    assert Client.objects.count() == 2


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(page: Page) -> None:
    field(page, "first_name").fill("Élodie")
    field(page, "phones-0-number").fill("02 61 91 33 07")
    field(page, "emails-0-address").fill("elodie chez pasquereau")
    button(page, "Enregistrer").click()
    errors = page.get_by_role("alert").first
    expect(errors).to_be_focused()
    expect(errors).to_contain_text("Saisissez le nom du client")
    errors.get_by_role("link", name="E-mail").click()
    assert focused(page) == "emails-0-address"
    expect(field(page, "first_name")).to_have_value("Élodie")
    expect(field(page, "emails-0-address")).to_have_value("elodie chez pasquereau")
    expect(field(page, "phones-0-number")).to_have_value("02 61 91 33 07")


@desk_only
def test_escape_warns_when_something_was_typed(page: Page) -> None:
    asked = answering(page, False)
    field(page, "name").fill("Pasquereau")
    field(page, "name").press("Escape")
    expect(field(page, "name")).to_have_value("Pasquereau")
    assert asked == ["beforeunload"]


@desk_only
def test_escape_leaves_an_untouched_form(page: Page) -> None:
    page.keyboard.press("Escape")
    page.wait_for_url("**/clients/")


def test_one_postcode_of_many_communes_gives_a_ranked_list(page: Page) -> None:
    field(page, "addresses-0-postcode").press_sequentially("51300")
    expect(options(page).first).to_contain_text("Vitry-le-François")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = options(page).nth(1).locator(".c-option-title").inner_text()
    page.keyboard.press("Enter")
    expect(field(page, "addresses-0-city")).to_have_value(second.removeprefix("51300 "))
    expect(page.get_by_role("heading", name="Nouveau client")).to_be_visible()  # Enter chose, it did not save


@desk_only
def test_a_postcode_of_one_commune_fills_at_once(page: Page) -> None:
    field(page, "addresses-0-postcode").press_sequentially("39000")
    expect(field(page, "addresses-0-city")).to_have_value("Lons-le-Saunier")
    expect(field(page, "addresses-0-insee")).to_have_value("39300")


@desk_only
def test_an_old_name_leads_to_the_commune_of_today(page: Page) -> None:
    field(page, "addresses-0-city").press_sequentially("Arbignieu")
    expect(options(page).first).to_contain_text("Arboys en Bugey")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(field(page, "addresses-0-postcode")).to_have_value("01300")


@desk_only
def test_a_town_that_is_not_in_the_list_is_kept(page: Page) -> None:
    field(page, "name").fill("Pasquereau")
    field(page, "addresses-0-street").fill("221b Baker Street")
    field(page, "addresses-0-city").fill("Londres")
    page.get_by_text("Usage, pays, accès").first.click()
    field(page, "addresses-0-country").fill("Royaume-Uni")
    button(page, "Enregistrer").click()
    expect(details(page)).to_contain_text("Londres")
    assert Client.objects.get().addresses.get().insee == ""
