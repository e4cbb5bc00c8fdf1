"""A shutter jams two years on: the case, the visit, the report signed at the client's."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from carnet.accounts.actor import Actor, Source
from carnet.aftersales.models import Case, Installed, Reception, Report
from carnet.aftersales.models.product import Fitted
from carnet.clients.models import Client
from tests.cast import alice, tom
from tests.journeys.conftest import Enter
from tests.journeys.habits import button, field, toast
from tests.journeys.inspection import inspect
from tests.journeys.people import GARAGE
from tests.journeys.people import one as entered
from tests.walks.world import PICTURE

pytestmark = pytest.mark.browser


def sign(page: Page) -> None:
    canvas = page.locator("[data-signature] canvas")
    canvas.click(trial=True)  # in sight, still, and not under the bar that stays at the bottom
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(box["x"] + 20 + 30 * step, box["y"] + 60 + (25 if step % 2 else -25))
    page.mouse.up()
    expect(page.locator("[data-signature-state]")).to_have_text("Signé.")


def shutter(client: Client) -> Installed:
    by = Actor(alice(), Source.SCREEN)
    fitted = Fitted("Volet roulant", "volets", serial="VR-77", document="FA-0012")
    product = Installed.add(client.pk, fitted, by=by)
    day = timezone.localdate() - timedelta(days=500)
    drawing = "M12 40L14 38L60 80L90 20L140 90"
    Reception.sign(
        client.pk, by=by, works="Pose", received_on=day, signed_by="M. Lavoir", drawing=drawing, products=[product.pk]
    )
    return product


def test_from_the_call_to_the_signed_report(enter: Enter) -> None:
    page, client = enter(tom()), entered(GARAGE)
    shutter(client)
    page.goto(f"/clients/{client.pk}/sav/")
    found = inspect(page, "sav-onglet")
    page.get_by_role("link", name="Ouvrir un dossier pour ce produit").click()
    field(page, "symptom").fill("Reste bloqué en bas")
    found |= inspect(page, "sav-nouveau")
    button(page, "Ouvrir le dossier").click()
    toast(page, "Sous garantie de bon fonctionnement")
    photo = {"name": "volet.png", "mimeType": "image/png", "buffer": PICTURE}
    page.locator("input[name=photos]").first.set_input_files(photo)  # sent at once
    toast(page, "photo ajoutée")
    found |= inspect(page, "sav-dossier")

    page.get_by_role("link", name="Rapport", exact=True).click()
    field(page, "arrived").fill("9h")
    field(page, "left").fill("9h45")
    field(page, "done").fill("Lame remplacée")
    page.context.set_offline(True)
    field(page, "signed_by").fill("Mme Lavoir")
    sign(page)
    button(page, "Enregistrer le rapport").click()
    expect(page.locator("[data-kept-note=network]")).to_be_visible()
    page.context.set_offline(False)
    page.evaluate("document.querySelectorAll('[data-guard]').forEach(form => delete form.dataset.guard)")
    page.reload()  # nothing of it is lost
    expect(field(page, "done")).to_have_value("Lame remplacée")
    expect(field(page, "signed_by")).to_have_value("Mme Lavoir")
    found |= inspect(page, "sav-rapport")
    button(page, "Enregistrer le rapport").click()
    toast(page, "Le rapport est enregistré")
    report = Report.objects.get()
    assert report.drawing and report.signed_by == "Mme Lavoir" and Case.objects.get().state == "closed"
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('carnet-kept-'))") == []

    page.goto("/sav/?etat=tous")
    found |= inspect(page, "sav-liste")
    page.goto(f"/sav/receptions/nouvelle/?client={client.pk}")
    field(page, "works").fill("Pose du portail")
    field(page, "signed_by").fill("Mme Lavoir")
    sign(page)
    found |= inspect(page, "sav-reception-saisie")
    button(page, "Recevoir les travaux").click()
    toast(page, "Les travaux sont reçus")
    found |= inspect(page, "sav-reception")
    assert {where: said[:6] for where, said in found.items()} == {}
