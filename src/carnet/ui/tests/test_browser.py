"""The habits of the screens, by keyboard, in a real browser, on the pages of the style guide."""

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


def test_a_refused_form_keeps_what_was_typed_and_reads_its_errors_first(desk: Desk) -> None:
    page = desk("/style/formulaire/")
    field(page, "name").fill("Le Goff")
    field(page, "email").fill("contact@legoff")
    field(page, "name").press("Enter")
    expect(page.locator("[data-focus]")).to_be_focused()
    expect(field(page, "name")).to_have_value("Le Goff")
    page.get_by_role("link", name="E-mail").click()
    expect(field(page, "email")).to_be_focused()


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
