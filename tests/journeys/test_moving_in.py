"""Moving in: the file, its columns, a verdict a line, the report, its undo; and what is told of it on another page."""

import pytest
from playwright.sync_api import Page, expect

from carnet.accounts.actor import Actor, Source
from carnet.clients.models.client import Client
from carnet.jobs.lane import take_one
from tests.cast import alice
from tests.journeys.conftest import Enter
from tests.journeys.habits import button, open_filters
from tests.journeys.people import GARAGE, MARC, SOPHIE
from tests.journeys.people import enter as entered
from tests.journeys.screens import send_a_file

pytestmark = pytest.mark.browser


def judged(page: Page) -> None:
    send_a_file(page)
    expect(page.get_by_label("Tél.")).to_have_value("phone")
    button(page, "Voir le verdict de chaque ligne").click()
    expect(page.get_by_role("status").filter(has_text="verdicts en cours")).to_be_visible()
    take_one("long")  # the page follows by itself
    expect(page.get_by_text("Rien n’est encore écrit")).to_be_visible()


def test_a_file_comes_in_is_told_elsewhere_and_goes_out_again(enter: Enter) -> None:
    page = enter(alice(), "/imports/")
    judged(page)
    assert Client.objects.count() == 0
    expect(page.locator("tbody tr").filter(has_text="PASQUEREAU")).to_contain_text("zéro rétabli")
    expect(page.locator("tbody tr").filter(has_text="THOUMAZEAU")).to_contain_text("refusé")
    button(page, "Importer 2 lignes").click()
    expect(page.get_by_role("status").filter(has_text="import en cours")).to_be_visible()

    page.goto("/clients/")
    take_one("long")
    banner = page.locator(".c-news .c-banner")
    expect(banner).to_contain_text("2 créés, 1 refusé")
    banner.get_by_role("link", name="Voir le résultat").click()
    expect(page.get_by_text("2 créés, 1 refusé").first).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("link", name="Lignes refusées").click()
    assert "Thoumazeau" in started.value.path().read_text("utf-8-sig")
    page.goto("/")
    expect(page.locator(".c-news")).to_have_count(0)

    page.go_back()
    button(page, "Annuler l’import").click()
    page.locator("#question").get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("status").filter(has_text="annulation en cours")).to_be_visible()
    take_one("long")
    expect(page.get_by_text("2 fiches remises comme avant")).to_be_visible()
    assert not Client.objects.active().exists()


def test_a_view_is_kept_under_a_name_used_and_removed(enter: Enter) -> None:
    entered(SOPHIE, GARAGE, MARC)
    page = enter(alice(), "/clients/")
    open_filters(page)
    with page.expect_navigation():
        page.locator("#f-departement").select_option("44 Loire-Atlantique")
    # What was left empty is not in the address.
    assert page.url.partition("?")[2] == "departement=44+Loire-Atlantique"
    page.get_by_role("button", name="Vues", exact=True).click()
    page.get_by_label("Enregistrer cette liste sous").fill("Loire-Atlantique")
    page.get_by_role("button", name="Enregistrer la vue").click()
    expect(page.get_by_role("button", name="Loire-Atlantique", exact=True)).to_be_visible()
    page.goto("/clients/")
    page.get_by_role("button", name="Vues", exact=True).click()
    page.locator("#vues").get_by_role("link", name="Loire-Atlantique").click()
    expect(page.locator(".c-row-title")).to_have_text(["Garage du Lavoir"])
    page.get_by_role("button", name="Loire-Atlantique", exact=True).click()
    page.get_by_role("button", name="Supprimer la vue Loire-Atlantique").click()
    expect(page.locator(".c-toast").filter(has_text="supprimée")).to_be_visible()


def test_a_client_deleted_by_mistake_comes_back_from_the_bin(enter: Enter) -> None:
    (marc,) = entered(MARC)
    Client.bin([marc.pk], by=Actor(alice(), Source.SCREEN))
    page = enter(alice(), "/clients/")
    page.get_by_role("link", name="Corbeille").click()
    page.get_by_role("button", name="Restaurer BESSEAU Marc").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("BESSEAU Marc")
