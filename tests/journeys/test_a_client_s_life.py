"""What happens to a client, each act undone when it can be; two people on one record."""

import pytest
from playwright.sync_api import Page, expect

from carnet.clients.models.client import Client
from tests.cast import alice, bob, chloe, denis
from tests.journeys.conftest import Enter
from tests.journeys.devices import desk_only
from tests.journeys.habits import act, button, details, field, line, options, toast
from tests.journeys.people import MARC, SOPHIE, one
from tests.journeys.people import enter as entered

pytestmark = pytest.mark.browser


@pytest.fixture
def page(enter: Enter) -> Page:
    """Alice, who may do everything, on Sophie's record."""
    page = enter(alice())
    page.goto(f"/clients/{one(SOPHIE, salesperson=bob().pk).pk}/")
    return page


def change_phone(page: Page, number: str) -> None:
    page.get_by_role("link", name="Modifier", exact=True).click()
    field(page, "phones-0-number").fill(number)
    button(page, "Enregistrer").click()
    expect(details(page).get_by_role("link", name=number)).to_be_visible()


def test_a_change_is_undone_from_its_message_or_from_its_line(page: Page) -> None:
    for undo in (lambda: toast(page, "Modification enregistrée"), lambda: line(page, "02 61 91 44 01")):
        change_phone(page, "02 61 91 44 01")
        undo().get_by_role("button", name="Annuler").click()
        expect(details(page).get_by_role("link", name="02 61 91 11 80")).to_be_visible()
    expect(page.locator(".c-event").filter(has_text="02 61 91 44 01")).to_have_count(4)


def test_put_away_with_a_reason_then_taken_back(page: Page) -> None:
    act(page, "Désactiver")
    button(page, "Désactiver").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Parti sans laisser d’adresse").check()
    field(page, "note").fill("Courrier revenu")
    button(page, "Désactiver").click()
    expect(page.get_by_text("Fiche désactivée le")).to_contain_text("Courrier revenu")
    page.goto("/clients/?q=guilloteau")
    expect(page.get_by_role("heading", name="Personne ne répond")).to_be_visible()
    page.goto("/clients/?q=guilloteau&etat=inactifs")
    page.get_by_role("link", name="GUILLOTEAU Sophie").click()
    act(page, "Réactiver")
    toast(page, "La fiche est réactivée")
    expect(page.get_by_text("Fiche désactivée le")).to_have_count(0)


@desk_only
def test_entered_twice_leads_to_the_record_that_stays(page: Page) -> None:
    kept = one(MARC)
    act(page, "Désactiver")
    page.get_by_label("Saisi deux fois").check()
    field(page, "replaced_by").press_sequentially("besseau")
    options(page).filter(has_text="BESSEAU Marc").click()
    expect(field(page, "replaced_by")).to_have_value(f"{kept.number} BESSEAU Marc")
    button(page, "Désactiver").click()
    page.get_by_role("main").get_by_role("link", name="BESSEAU Marc").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("BESSEAU Marc")


def test_deleted_by_mistake_and_taken_out_of_the_bin(page: Page) -> None:
    act(page, "Supprimer")
    button(page, "Supprimer").click()
    page.wait_for_url("**/clients/")
    assert Client.objects.visible_to(alice()).count() == 0
    toast(page, "est supprimé").get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("GUILLOTEAU Sophie")


def test_given_to_another_salesperson_and_given_back(page: Page) -> None:
    denis()
    act(page, "Changer de commercial")
    field(page, "salesperson").select_option(label="Denis Oger")
    field(page, "reason").fill("Secteur de Nantes")
    button(page, "Confier").click()
    expect(line(page, "Secteur de Nantes")).to_contain_text("Denis Oger")
    toast(page, "Denis Oger").get_by_role("button", name="Annuler").click()
    expect(page.locator(".c-figures")).to_contain_text("Bob Fradet")


def test_a_prospect_becomes_a_client_for_a_cause(page: Page) -> None:
    act(page, "Passer en client")
    field(page, "reason").fill("Acompte reçu")
    button(page, "Enregistrer").click()
    expect(line(page, "Acompte reçu")).to_be_visible()
    expect(page.locator(".c-page-head").get_by_text("Client", exact=True)).to_be_visible()


def test_the_second_of_two_on_one_record_sees_what_changed_and_chooses(enter: Enter) -> None:
    client = one(SOPHIE)
    first, second = enter(chloe()), enter(alice(), number=1)
    for page in (first, second):
        page.goto(f"/clients/{client.pk}/modifier/")
    field(first, "first_name").fill("Sofia")
    button(first, "Enregistrer").click()
    toast(first, "Modification enregistrée")
    field(second, "first_name").fill("Sonia")
    field(second, "phones-0-number").fill("02 61 91 55 02")
    button(second, "Enregistrer").click()
    told = second.get_by_role("alert")
    expect(told).to_contain_text("modifiée pendant votre saisie par Chloé Bernier")
    expect(told).to_contain_text("Sofia")
    second.get_by_label("Garder « Sofia »").first.check()
    button(second, "Enregistrer").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("GUILLOTEAU Sofia")
    expect(details(second)).to_contain_text("02 61 91 55 02")


@desk_only
def test_the_history_is_printed_and_is_a_pdf(page: Page) -> None:
    act(page, "Imprimer l’historique")
    page.emulate_media(media="print")
    expect(page.locator(".c-event").first).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    page.emulate_media(media="screen")
    answer = page.request.get(page.get_by_role("link", name="PDF").get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


def test_a_long_history_is_read_by_scrolling(enter: Enter) -> None:
    from carnet.accounts.actor import Actor, Source

    client = entered(SOPHIE)[0]
    for number in range(70):
        Client.log([client.pk], "exchange.note", by=Actor(alice(), Source.SCREEN), text=f"Note {number}")
    page = enter(chloe(), f"/clients/{client.pk}/")
    seen = page.locator(".c-event").count()
    assert seen < 71
    while seen < 71:
        page.locator(".c-more-events").scroll_into_view_if_needed()
        expect(page.locator(".c-event").nth(seen)).to_be_attached()
        seen = page.locator(".c-event").count()
    expect(page.locator(".c-more-events")).to_have_count(0)
