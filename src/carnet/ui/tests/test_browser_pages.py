"""Themes, messages, htmx, dialogs; every page by axe, on a phone, and without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Desk = Callable[[str], Page]


def test_the_theme_follows_the_system_until_it_is_chosen(desk: Desk) -> None:
    page = desk("/style/")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.locator("[popovertarget=menu-personnel]").click()
    page.get_by_role("button", name="Clair").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_a_message_with_an_undo_offers_it_as_a_button(desk: Desk) -> None:
    page = desk("/style/?messages=1")
    toast = page.locator(".c-toast").filter(has_text="est désactivé")
    expect(toast.get_by_role("button", name="Annuler")).to_be_visible()
    toast.get_by_role("button", name="Fermer ce message").click()
    expect(toast).to_have_count(0)


def test_a_confirmation_opens_over_the_page_and_cancels(desk: Desk) -> None:
    page = desk("/style/")
    page.get_by_role("button", name="Demander confirmation").click()
    dialog = page.get_by_role("dialog", name="Supprimer Menuiserie Le Goff ?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Annuler").click()
    expect(dialog).to_be_hidden()


def test_htmx_posts_with_the_token_of_the_page_and_swaps_a_refusal_too(desk: Desk) -> None:
    page = desk("/style/")
    page.get_by_role("button", name="Accepté").click()
    expect(page.locator("#essai")).to_have_text("Réponse 200 posée dans la page.")
    page.get_by_role("button", name="Refusé").click()
    expect(page.locator("#essai")).to_have_text("Réponse 422 posée dans la page.")


def test_a_breakdown_is_a_toast_and_leaves_the_screen_alone(desk: Desk) -> None:
    page = desk("/style/")
    page.get_by_role("button", name="En panne").click()
    expect(page.locator(".c-toast-error")).to_contain_text("Une erreur est survenue")
    expect(page.locator("#essai")).to_be_empty()


def test_a_message_arrives_beside_the_fragment_and_can_be_undone(desk: Desk) -> None:
    page = desk("/style/")
    page.get_by_role("button", name="Avec un message").click()
    toast = page.locator(".c-toast").filter(has_text="Rangé sans changer de page.")
    expect(toast.get_by_role("button", name="Annuler")).to_be_visible()


def test_a_confirmation_of_htmx_is_asked_in_our_dialog(desk: Desk) -> None:
    page = desk("/style/")
    page.get_by_role("button", name="Confirmé").click()
    question = page.get_by_role("dialog", name="Confirmer")
    expect(question).to_contain_text("Continuer pour les 12 clients choisis ?")
    question.get_by_role("button", name="Annuler").click()
    expect(page.locator("#essai")).to_be_empty()
    page.get_by_role("button", name="Confirmé").click()
    question.get_by_role("button", name="Continuer").click()
    expect(page.locator("#essai")).to_have_text("Réponse 200 posée dans la page.")


def test_a_server_that_does_not_answer_is_told_in_a_sentence(desk: Desk) -> None:
    page = desk("/style/")
    page.route("**/style/essai/200/", lambda route: route.abort())
    page.get_by_role("button", name="Accepté").click()
    expect(page.locator(".c-toast-error")).to_contain_text("Carnet ne répond pas")


def test_all_rows_are_checked_at_once(desk: Desk) -> None:
    page = desk("/style/liste/")
    page.get_by_label("Tout sélectionner").check()
    assert page.locator("tbody input:checked").count() == page.locator("tbody tr").count()
    page.locator("tbody input").first.uncheck()
    assert page.get_by_label("Tout sélectionner").evaluate("box => box.indeterminate")


def test_no_page_scrolls_sideways_on_a_phone(desk: Desk, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ["/style/", "/style/fiche/", "/style/liste/", "/style/formulaire/"]:
        desk(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(desk: Desk, page: Page, theme: Any, size: tuple[int, int]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    found = {}
    for path in [
        "/style/?messages=1",
        "/style/fiche/",
        "/style/liste/",
        "/style/liste/?q=introuvable",
        "/style/formulaire/",
        "/style/erreur/404/",
    ]:
        desk(path)
        for trouble in Axe().run(page).response["violations"]:
            found[path, trouble["id"]] = [node["html"][:120] for node in trouble["nodes"]]
    assert found == {}


def test_the_main_act_works_without_javascript(
    browser: Any, live_server: Any, signed_in: Callable[[Any], None]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    signed_in(context)
    page = context.new_page()
    page.goto(live_server.url + "/style/formulaire/")
    page.locator("[name=name]").fill("Le Goff")
    page.locator("[name=email]").fill("contact@legoff.example")
    page.locator("[name=addresses-0-city]").fill("Lorient")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_text("Le Goff est enregistré.")).to_be_visible()
    page.locator("#recherche").fill("introuvable")
    page.locator("#recherche").press("Enter")
    expect(page.get_by_text("Aucun client ne correspond")).to_be_visible()
    context.close()
