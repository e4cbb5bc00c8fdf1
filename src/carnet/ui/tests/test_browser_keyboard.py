"""The keyboard, in a real browser, on the pages of the style guide."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Desk = Callable[[str], Page]


def field(page: Page, name: str) -> Any:
    return page.locator(f"[name={name}]")


def test_a_slash_puts_the_cursor_in_the_search_box_but_not_while_typing(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "name").fill("Le Goff")
    field(page, "name").press("/")
    expect(field(page, "name")).to_have_value("Le Goff/")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#recherche")).to_be_focused()


def test_arrows_and_enter_open_the_client_that_was_found(desk: Desk) -> None:
    page = desk("/style/")
    page.keyboard.press("/")
    page.keyboard.type("goff")
    expect(page.locator("#recherche-suggestions [role=option]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#recherche").get_attribute("aria-activedescendant")
    assert chosen
    expect(page.locator(f"#{chosen}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/style/fiche/")


def test_enter_without_a_choice_opens_the_whole_list(desk: Desk) -> None:
    page = desk("/style/")
    page.keyboard.press("/")
    page.keyboard.type("introuvable")
    expect(page.locator("[data-search-note]")).to_contain_text("Aucun client trouvé")
    page.keyboard.press("Enter")
    page.wait_for_url("**/style/liste/?q=introuvable")


def test_a_late_answer_never_replaces_a_newer_one(desk: Desk) -> None:
    page = desk("/style/")
    held: list[Any] = []
    page.route("**/suggestions/?q=go", lambda route: held.append(route))
    page.keyboard.press("/")
    with page.expect_request("**/suggestions/?q=go"):
        page.keyboard.type("go")
    page.keyboard.type("ff")
    expect(page.locator("#recherche-suggestions [role=option]")).to_have_count(1)
    for route in held:
        route.fulfill(body='<a role="option" href="/ancien/">Ancienne réponse</a>')
    page.wait_for_function(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    expect(page.locator("#recherche-suggestions")).not_to_contain_text("Ancienne")


def test_escape_closes_the_suggestions_before_anything_else(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("goff")
    expect(page.locator("[data-search-box]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-box]")).to_be_hidden()
    expect(page.locator("#recherche")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#recherche")).not_to_be_focused()
    expect(page.locator("h1")).to_have_text("Nouveau client")


def test_the_palette_goes_to_a_screen_or_to_a_client(desk: Desk) -> None:
    page = desk("/style/")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-saisie")).to_be_focused()
    page.keyboard.type("reglages")
    expect(page.locator("#palette-options [role=option]:visible")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type("guillou")
    expect(page.locator("#palette-options [role=option]:visible")).to_contain_text(["GUILLOU Anne-Marie"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/style/fiche/")


def test_the_keys_are_listed_by_a_question_mark_and_can_be_silenced(desk: Desk) -> None:
    page = desk("/style/")
    page.keyboard.press("?")
    keys = page.locator("#raccourcis")
    expect(keys).to_contain_text("Chercher un client")
    page.get_by_label("Raccourcis d’une seule touche").uncheck()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("?")
    expect(keys).to_be_hidden()


def test_alt_n_starts_a_new_client_from_anywhere_even_while_typing(desk: Desk) -> None:
    page = desk("/style/liste/")
    page.locator("#recherche").focus()
    page.keyboard.press("Alt+n")
    page.wait_for_url("**/clients/nouveau/")


def test_control_enter_saves_and_goes_to_the_next(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "name").fill("Le Goff")
    sent: list[Request] = []
    page.on(
        "request",
        lambda request: sent.append(request) if request.method == "POST" and "formulaire" in request.url else None,
    )
    field(page, "name").press("Control+Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert "next=1" in (sent[0].post_data or "")


def test_enter_saves_with_the_first_button(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    with page.expect_request(lambda request: request.method == "POST" and "formulaire" in request.url) as sent:
        field(page, "name").press("Enter")
    assert "next=1" not in (sent.value.post_data or "")


def test_leaving_with_something_typed_asks_first(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    field(page, "name").fill("Le Goff")
    field(page, "name").press("Escape")
    page.wait_for_function("() => document.readyState === 'complete'")
    assert asked == ["beforeunload"]
    expect(field(page, "name")).to_have_value("Le Goff")


def test_leaving_an_untouched_form_asks_nothing(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "name").press("Escape")
    page.wait_for_url("**/style/liste/")
