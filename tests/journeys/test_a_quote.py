"""A quote in the client's kitchen: sent, signed on the screen, the prospect becomes a client; refused, prolonged, replaced."""

import pytest
from playwright.sync_api import expect

from carnet.clients.models import Client
from carnet.clients.tests.helpers import acting
from carnet.quotes.models import Quote
from carnet.quotes.tests.helpers import draft
from tests.cast import bob
from tests.journeys.conftest import Enter
from tests.journeys.devices import desk_only
from tests.journeys.habits import button, field, line, toast
from tests.journeys.screens import sign

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_sent_signed_on_the_screen_and_the_prospect_is_a_client(enter: Enter) -> None:
    quote = draft(bob())
    page = enter(bob(), f"/devis/{quote.pk}/")
    button(page, "Envoyer").click()
    toast(page, "est envoyé")
    page.get_by_role("link", name="Faire signer").click()
    page.get_by_label("Volet roulant").check()
    field(page, "name").fill("Quelqu’un")
    button(page, "Enregistrer l’acceptation").click()
    expect(page.get_by_role("alert")).to_contain_text("Faites signer le client dans le cadre")
    sign(page)
    expect(page.locator("[data-signature-state]")).to_have_text("Signé.")
    button(page, "Recommencer").click()
    expect(field(page, "drawing")).to_have_value("")
    sign(page)
    field(page, "name").fill("Sophie Martin")
    button(page, "Enregistrer l’acceptation").click()
    toast(page, "est accepté")
    expect(page.get_by_role("img", name="Signature de Sophie Martin")).to_be_visible()
    expect(page.get_by_text("Choisi", exact=True)).to_be_visible()
    page.goto(f"/clients/{quote.client_id}/")
    expect(line(page, "Le prospect devient client")).to_contain_text("devis DV-")
    expect(line(page, "accepté")).to_contain_text("signé sur l’écran par Sophie Martin")
    assert Client.objects.get(pk=quote.client_id).status == "client"
    held = Quote.objects.get(pk=quote.pk).acceptance
    assert held and len(held.document_hash) == 64 and held.chosen == [3]


@desk_only
def test_refused_then_prolonged_then_replaced_by_keyboard(enter: Enter) -> None:
    quote = draft(bob())
    quote.send(by=acting(bob()))
    page = enter(bob(), f"/devis/{quote.pk}/refuser/")
    page.get_by_label("Trop cher").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    toast(page, "C’est noté")
    page.get_by_role("button", name="Plus").press("Enter")
    page.get_by_role("link", name="Prolonger la validité").press("Enter")
    field(page, "until").press("Enter")
    toast(page, "prolongée")
    page.get_by_role("button", name="Plus").press("Enter")
    page.get_by_role("button", name="Nouvelle version").press("Enter")
    toast(page, "remplacera")
    page.locator("[name=allowance_percent]").fill("5")
    button(page, "Enregistrer").click()
    button(page, "Envoyer").click()
    expect(page.get_by_text("Remplace DV-")).to_be_visible()
    assert Quote.objects.get(pk=quote.pk).state == "superseded"
