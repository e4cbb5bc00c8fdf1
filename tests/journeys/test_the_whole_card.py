"""The whole card, told as one journey: from the first call to the after-sales visit and the right to be forgotten.

One story on the desk, the same on the phone; each chapter is a function, in the order in which the firm lives it.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from carnet.accounts.actor import Actor, Source
from carnet.aftersales.models import Case
from carnet.appointments.models import Appointment
from carnet.clients.models import Client
from carnet.company.models import Company
from carnet.invoices.models import Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from carnet.sales.models.settings import DocumentSettings
from tests.cast import alice, bob, chloe, denis, tom
from tests.journeys.conftest import Enter
from tests.journeys.devices import Device
from tests.journeys.habits import act, button, details, field, line, options, toast
from tests.journeys.people import SOPHIE, one

pytestmark = pytest.mark.browser
ELODIE = "PASQUEREAU Élodie"


def a_firm() -> None:
    by = Actor(alice(), Source.SCREEN)
    Company.change(
        by=by, name="Menuiserie des Tilleuls", legal_form="SARL", siret="00000000100019", vat_number="FR83000000001",
        street="3 rue des Tilleuls", postcode="49300", city="Cholet", phone="02 61 91 00 00", email="contact@tilleuls.example",
    )  # fmt: skip
    DocumentSettings.change(by=by, capital="10 000 €", rcs_town="Angers", mediator="Médiation de l’Ouest, 44000 Nantes")


def search(page: Page, heard: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(heard)


def the_caller_is_not_in_the_file(page: Page) -> None:
    """Chloé hears a name, finds nobody, and enters them while they speak; somebody else is there already, and stays single."""
    search(page, "pasquereau")
    expect(options(page).filter(has_text="PASQUEREAU")).to_have_count(0)
    page.keyboard.press("Escape")
    page.goto("/clients/nouveau/")
    field(page, "name").fill("Guilloteau")
    field(page, "first_name").fill("Sophie")
    field(page, "addresses-0-street").fill("12 rue des Cordonniers")
    field(page, "addresses-0-postcode").fill("49300")
    field(page, "addresses-0-city").fill("Cholet")
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Ce n’est pas le même client ?")).to_be_visible()
    assert Client.objects.count() == 1
    page.evaluate("document.querySelectorAll('[data-guard]').forEach(form => delete form.dataset.guard)")


def she_is_entered_with_the_help_of_communes(page: Page) -> Client:
    page.goto("/clients/nouveau/")
    field(page, "civility").select_option("Mme")
    field(page, "name").fill("Pasquereau")
    field(page, "first_name").fill("Élodie")
    field(page, "phones-0-number").fill("0261913307")
    field(page, "emails-0-address").fill("elodie@pasquereau.example")
    field(page, "addresses-0-street").fill("12 rue des Lilas")
    field(page, "addresses-0-city").press_sequentially("chol")
    expect(options(page).first).to_contain_text("Cholet")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field(page, "addresses-0-postcode")).to_have_value("49300")
    button(page, "Enregistrer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(ELODIE)
    return Client.objects.get(name="Pasquereau")


def an_appointment_is_taken(page: Page, client: Client) -> None:
    page.goto(f"/clients/{client.pk}/")
    page.get_by_role("main").get_by_role("link", name="Rendez-vous", exact=True).first.click()
    page.get_by_label("Métré", exact=True).check()
    page.get_by_role("checkbox", name="Chloé Bernier").uncheck()
    page.get_by_role("checkbox", name="Bob Fradet").check()
    page.locator("[data-slot-day]").first.click()
    button(page, "Enregistrer").click()
    toast(page, "Rendez-vous pris")
    assert Appointment.objects.get().client == client


def a_quote_is_typed_in_the_kitchen(page: Page) -> Quote:
    """Bob finds the client inside the quote and corrects her there, without leaving it."""
    page.goto("/devis/nouveau/")
    page.locator("#editeur-recherche").press_sequentially("pasquereau")
    expect(page.locator("[data-client-search] [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.locator("[data-client]").get_by_role("link", name="Modifier").click()
    field(page, "first_name").fill("Élodie-Anne")
    field(page, "first_name").press("Enter")
    expect(page.locator("[data-client]")).to_contain_text("PASQUEREAU Élodie-Anne")
    for number, (text, quantity, price) in enumerate((("Fenêtre chêne deux vantaux", "2", "900"), ("Pose", "8", "50"))):
        if number:
            page.get_by_role("button", name="Ligne", exact=True).click()
        cell = page.locator("[data-line]").nth(number)
        cell.locator("[data-cell='description']").fill(text)
        cell.locator("[data-cell='quantity']").fill(quantity)
        cell.locator("[data-cell='unit_price']").fill(price)
    page.get_by_label("Dans nos locaux").check()
    field(page, "nature").select_option("goods")
    expect(page.locator("[data-state]")).to_contain_text("Enregistré à")
    button(page, "Enregistrer").click()
    page.wait_for_url(re.compile(r"/devis/\d+/$"))
    quote = Quote.objects.get()
    assert quote.total_excl == 2200 and quote.client.first_name == "Élodie-Anne"
    return quote


def it_is_signed_and_the_prospect_becomes_a_client(page: Page, quote: Quote) -> None:
    page.goto(f"/devis/{quote.pk}/")
    button(page, "Envoyer").click()
    page.get_by_role("main").get_by_role("link", name="Faire signer").click()
    sign(page)
    field(page, "name").fill("Élodie-Anne Pasquereau")
    button(page, "Enregistrer l’acceptation").click()
    page.wait_for_url(re.compile(rf"/devis/{quote.pk}/$"))
    quote.refresh_from_db()
    assert quote.state == "accepted" and quote.client.status == "client"
    page.goto(f"/clients/{quote.client_id}/")
    expect(line(page, "Le prospect devient client")).to_contain_text(str(quote.number))


def it_is_ordered(page: Page, quote: Quote) -> Order:
    page.goto(f"/devis/{quote.pk}/")
    button(page, "Passer en commande").click()
    page.wait_for_url(re.compile(r"/commandes/\d+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("CM-")
    return Order.objects.get()


def it_is_delivered_in_two_times(page: Page, order: Order) -> None:
    """One window first, signed for on the fitter's phone; then what remains."""
    page.goto(f"/commandes/{order.pk}/")
    page.get_by_role("main").get_by_role("link", name="Préparer une livraison").click()
    page.get_by_label("Fenêtre chêne deux vantaux").fill("1")
    page.get_by_label("Pose").fill("0")
    button(page, "Émettre le bon").click()
    page.get_by_role("main").get_by_role("link", name="Faire signer").click()
    sign(page)
    field(page, "name").fill("Élodie-Anne Pasquereau")
    button(page, "Enregistrer la signature").click()
    toast(page, "est signé")
    page.goto(f"/commandes/{order.pk}/")
    page.get_by_role("main").get_by_role("link", name="Préparer une livraison").click()
    button(page, "Émettre le bon").click()
    toast(page, "est émis")
    page.goto(f"/commandes/{order.pk}/")
    expect(page.get_by_role("main").get_by_role("link", name="Préparer une livraison")).to_have_count(0)


def sign(page: Page) -> None:
    page.locator("canvas").hover(position={"x": 30, "y": 40})  # the page scrolls, and comes to rest
    box = page.locator("canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 90, steps=5)
    page.mouse.move(box["x"] + 220, box["y"] + 50, steps=5)
    page.mouse.up()


def a_deposit_is_issued_and_paid(page: Page, order: Order) -> None:
    page.goto(f"/commandes/{order.pk}/")
    page.get_by_role("main").get_by_role("link", name="Demander un acompte").click()
    field(page, "percent").fill("30")
    button(page, "Préparer la facture d’acompte").click()
    issued(page)
    paid(page, "792,00", InvoiceType.DEPOSIT)


def the_rest_is_invoiced_and_paid(page: Page, order: Order) -> Invoice:
    page.goto(f"/commandes/{order.pk}/")
    button(page, "Facturer").click()
    page.wait_for_url(re.compile(r"/factures/\d+/(modifier/)?$"))
    page.goto(f"/factures/{Invoice.objects.drafts().get().pk}/")
    issued(page)
    final = Invoice.objects.latest("pk")
    assert final.total_incl == 2640 - 792
    paid(page, "1 848,00", InvoiceType.FINAL)
    return final


def issued(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Émettre", exact=True).click()
    button(page, "Émettre").click()
    expect(page.get_by_role("main").get_by_role("link", name="Saisir un règlement")).to_be_visible()


def paid(page: Page, amount: str, kind: str) -> None:
    page.get_by_role("main").get_by_role("link", name="Saisir un règlement").click()
    field(page, "amount").fill(amount)
    button(page, "Enregistrer").click()
    toast(page, "Le règlement est enregistré")
    assert Invoice.objects.get(type=kind).remaining == 0


def the_works_are_received(page: Page, client: Client, invoice: Invoice) -> None:
    """The fitter notes what is fitted, and has the works received: the warranties run."""
    page.goto(f"/sav/produits/nouveau/?client={client.pk}")
    field(page, "name").fill("Fenêtre chêne")
    field(page, "serial").fill("FC-77")
    field(page, "document").fill(str(invoice.number))
    button(page, "Enregistrer").click()
    toast(page, "Le produit est noté")
    page.goto(f"/sav/receptions/nouvelle/?client={client.pk}")
    field(page, "works").fill("Pose de deux fenêtres")
    page.get_by_label("Fenêtre chêne").check()
    field(page, "signed_by").fill("Élodie-Anne Pasquereau")
    sign(page)
    button(page, "Recevoir les travaux").click()
    toast(page, "les garanties courent")


def a_case_is_opened_under_warranty(page: Page, client: Client) -> None:
    page.goto(f"/clients/{client.pk}/sav/")
    page.get_by_role("link", name="Ouvrir un dossier pour ce produit").click()
    field(page, "symptom").fill("La poignée tourne dans le vide")
    button(page, "Ouvrir le dossier").click()
    toast(page, "garantie")
    case = Case.objects.get()
    page.goto(f"/clients/{client.pk}/")
    expect(line(page, str(case.number))).to_be_visible()


def it_is_printed_from_the_history(page: Page, client: Client, invoice: Invoice) -> None:
    """Seen and printed from its line; the paper is the one that was issued."""
    page.goto(f"/clients/{client.pk}/")
    told = page.locator(".c-event").filter(has_text=str(invoice.number))
    printed = told.get_by_role("link", name=re.compile("Imprimer")).first
    answer = page.request.get(printed.get_attribute("href") or "")
    assert answer.ok and answer.body().startswith(b"%PDF")


def the_portfolio_is_handed_over(page: Page, client: Client) -> None:
    page.goto(f"/clients/{client.pk}/")
    act(page, "Changer de commercial")
    field(page, "salesperson").select_option(label="Denis Oger")
    button(page, "Confier").click()
    toast(page, "confié à Denis Oger")


def she_moves(page: Page, client: Client) -> None:
    page.goto(f"/clients/{client.pk}/")
    page.get_by_role("link", name="Modifier", exact=True).click()
    field(page, "addresses-0-street").fill("3 place de la Chartreuse")
    field(page, "addresses-0-postcode").fill("44190")
    field(page, "addresses-0-city").fill("Clisson")
    button(page, "Enregistrer").click()
    moved = line(page, "12 rue des Lilas")
    expect(moved).to_contain_text("3 place de la Chartreuse")
    expect(details(page)).to_contain_text("Clisson")


def she_is_found_by_each_kind_of_keyword(page: Page, client: Client, number: str) -> None:
    page.goto("/")
    for heard in (str(client.number), "paskero", "chartreuse clisson", "3307", "elodie@pasquereau", number):
        page.locator("[data-search-field]").fill(heard)
        expect(options(page).filter(has_text="PASQUEREAU").first, heard).to_be_visible()
        page.locator("[data-search-field]").fill("")


def the_list_is_taken_out(page: Page) -> None:
    page.goto("/clients/?q=pasquereau")
    for kind in ("pdf", "csv", "xlsx"):
        token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        form = {"csrfmiddlewaretoken": token, "q": "pasquereau", "format": kind}
        answer = page.request.post("/clients/exporter/", form=form, headers={"Referer": page.url})
        assert answer.ok and len(answer.body()) > 100, kind


def she_asks_to_be_forgotten(page: Page, client: Client) -> None:
    page.goto(f"/clients/{client.pk}/")
    act(page, "Désactiver")
    page.get_by_label("Droit à l’oubli").check()
    button(page, "Désactiver").click()
    page.goto("/clients/?q=pasquereau")
    expect(page.get_by_role("heading", name="Personne ne répond")).to_be_visible()
    client.refresh_from_db()
    assert client.inactive_reason == "erasure" and client.erasure_due


@pytest.fixture
def nobody_else(transactional_db: None) -> None:
    a_firm()
    one(SOPHIE)
    for person in (bob, denis, tom):
        person()


def test_from_the_first_call_to_the_last_visit(enter: Enter, device: Device, nobody_else: None) -> None:
    page = enter(chloe(), "/")
    the_caller_is_not_in_the_file(page)
    client = she_is_entered_with_the_help_of_communes(page)
    an_appointment_is_taken(page, client)
    page = enter(bob(), "/", number=1)
    quote = a_quote_is_typed_in_the_kitchen(page)
    it_is_signed_and_the_prospect_becomes_a_client(page, quote)
    page = enter(chloe(), "/", number=2)
    order = it_is_ordered(page, quote)
    a_deposit_is_issued_and_paid(page, order)
    it_is_delivered_in_two_times(page, order)
    invoice = the_rest_is_invoiced_and_paid(page, order)
    it_is_printed_from_the_history(page, client, invoice)
    page = enter(tom(), "/", number=4)
    the_works_are_received(page, client, invoice)
    page = enter(alice(), "/", number=3)
    a_case_is_opened_under_warranty(page, client)
    the_portfolio_is_handed_over(page, client)
    she_moves(page, client)
    she_is_found_by_each_kind_of_keyword(page, client, str(invoice.number))
    the_list_is_taken_out(page)
    she_asks_to_be_forgotten(page, client)
