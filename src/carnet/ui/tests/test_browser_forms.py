"""Filling forms: communes, tidy values, rows, look-alikes, refusals."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Desk = Callable[[str], Page]


def field(page: Page, name: str) -> Any:
    return page.locator(f"[name={name}]")


def test_a_refused_form_keeps_what_was_typed_and_reads_its_errors_first(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "name").fill("Le Goff")
    field(page, "email").fill("contact@legoff")
    field(page, "name").press("Enter")
    expect(page.locator("[data-focus]")).to_be_focused()
    expect(field(page, "name")).to_have_value("Le Goff")
    page.get_by_role("link", name="E-mail").click()
    expect(field(page, "email")).to_be_focused()


def test_a_row_is_added_with_its_number_and_a_removed_one_comes_back(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    page.get_by_role("button", name="Ajouter une adresse").click()
    expect(field(page, "addresses-TOTAL_FORMS")).to_have_value("2")
    expect(field(page, "addresses-1-street")).to_be_focused()
    page.get_by_role("button", name="Retirer cette adresse").nth(1).click()
    expect(field(page, "addresses-1-street")).to_be_hidden()
    expect(field(page, "addresses-1-DELETE")).to_be_checked()
    page.get_by_role("button", name="Rétablir").click()
    expect(field(page, "addresses-1-street")).to_be_visible()
    expect(field(page, "addresses-1-DELETE")).not_to_be_checked()


def test_a_postcode_of_one_commune_fills_the_city(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "addresses-0-postcode").press_sequentially("56100")
    expect(field(page, "addresses-0-city")).to_have_value("Lorient")
    expect(field(page, "addresses-0-insee")).to_have_value("56121")


def test_a_commune_is_chosen_with_arrows_and_tab_goes_on(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "addresses-0-postcode").press_sequentially("51300")
    expect(page.locator(".c-field [role=option]")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(field(page, "addresses-0-city")).to_have_value("Vitry-le-François")
    expect(field(page, "addresses-0-city")).to_be_focused()


def test_another_city_typed_by_hand_is_kept_and_forgets_the_commune(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "addresses-0-postcode").press_sequentially("56100")
    expect(field(page, "addresses-0-insee")).to_have_value("56121")
    field(page, "addresses-0-city").fill("Londres")
    expect(field(page, "addresses-0-insee")).to_have_value("")
    field(page, "addresses-0-city").press("Tab")
    expect(field(page, "addresses-0-city")).to_have_value("Londres")


def test_a_whole_address_pasted_in_the_street_is_put_in_its_fields(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "addresses-0-street").focus()
    page.evaluate(
        """() => {
          const field = document.activeElement;
          field.value = "12 quai des Indes 56100 Lorient";
          field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }));
        }"""
    )
    expect(field(page, "addresses-0-city")).to_have_value("Lorient")
    expect(field(page, "addresses-0-postcode")).to_have_value("56100")
    expect(field(page, "addresses-0-street")).to_have_value("12 quai des Indes")


TIDIED = [
    ("phone", "+33 (0)2.61.91.11.80", "02 61 91 11 80"),
    ("phone", "+32 2 555 12 34", "+32 2 555 12 34"),
    ("siren", "000100554", "000 100 554"),
    ("siren", "00 01", "00 01"),
    ("siret", "000 100 55400013", "000 100 554 00013"),
    ("vat", "fr 12 000 100 554", "FR12000100554"),
    ("birth", "24112026", "24/11/2026"),
    ("birth", "1.5.1980", "01/05/1980"),
    ("email", "mailto:paul@legoff.example; ", "paul@legoff.example"),
]


def test_what_is_pasted_is_tidied_when_the_field_is_left(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    page.locator("details.c-more summary").click()
    for name, typed, written in TIDIED:
        field(page, name).fill(typed)
        field(page, name).press("Tab")
        expect(field(page, name)).to_have_value(written)


def test_a_siret_pasted_in_the_siren_field_fills_both(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    page.locator("details.c-more summary").click()
    field(page, "siren").fill("000 100 554 00013")
    field(page, "siren").press("Tab")
    expect(field(page, "siren")).to_have_value("000 100 554")
    expect(field(page, "siret")).to_have_value("000 100 554 00013")


def test_who_looks_alike_is_shown_and_announced_while_typing(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "name").press_sequentially("Le Goff")
    expect(page.locator("[data-lookalikes-box]")).to_contain_text("3 clients ressemblent à cette saisie")
    expect(page.locator("#annonces")).to_contain_text("3 clients ressemblent")
    expect(field(page, "name")).to_be_focused()
    field(page, "name").fill("Martin")
    expect(page.locator("[data-lookalikes-box]")).to_be_empty()
