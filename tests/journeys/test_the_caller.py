"""Somebody calls. Chloé finds them by what she hears, and notes what was said."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import chloe
from tests.journeys.conftest import Enter
from tests.journeys.habits import button, field, line, options, paste
from tests.journeys.people import GARAGE, MARC, SOPHIE
from tests.journeys.people import enter as entered

pytestmark = pytest.mark.browser


@pytest.fixture
def page(enter: Enter) -> Page:
    page = enter(chloe())
    entered(SOPHIE, GARAGE, MARC)
    page.goto("/")
    return page


@pytest.mark.parametrize(
    ("heard", "why"),
    [
        ("1180", "téléphone"),  # the last digits on the display
        ("guilloto", "nom"),  # as it sounds
        ("cordonniers cholet", "adresse"),
    ],
)
def test_she_finds_the_caller_by_any_scrap(page: Page, heard: str, why: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(heard)
    expect(options(page)).to_have_count(1)
    expect(options(page)).to_contain_text("GUILLOTEAU Sophie")
    expect(options(page)).to_contain_text(why)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("GUILLOTEAU Sophie")


def test_a_number_pasted_from_a_message_finds_its_owner(page: Page) -> None:
    page.keyboard.press("/")
    paste(page, "+33 (0)2.61.91.22.45")
    expect(options(page)).to_contain_text("Garage du Lavoir")


def test_she_notes_the_call_and_it_is_the_first_line(page: Page) -> None:
    page.goto("/clients/?q=guilloteau")
    page.get_by_role("link", name="GUILLOTEAU Sophie").click()
    field(page, "code").select_option(label="Appel reçu")
    field(page, "text").fill("Appel reçu, rappeler jeudi")
    button(page, "Ajouter").click()
    expect(page.locator(".c-event").first).to_contain_text("Appel reçu, rappeler jeudi")
    expect(line(page, "rappeler jeudi")).to_contain_text("Chloé Bernier")
    # Only what was said on the phone, then everything again.
    page.get_by_text("Filtrer les événements").click()
    field(page, "nature").select_option(label="Fiche")
    button(page, "Filtrer").click()
    expect(page.locator(".c-event")).to_have_count(1)
    expect(line(page, "rappeler jeudi")).to_have_count(0)
    page.get_by_role("link", name="Tout voir").click()
    expect(page.locator(".c-event")).to_have_count(2)


def test_nobody_answers_and_the_client_is_created_from_there(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("pasquereau")
    expect(page.locator("[data-search-note]")).to_contain_text("Aucun client trouvé")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Créer ce client").click()
    expect(field(page, "name")).to_have_value("pasquereau")
