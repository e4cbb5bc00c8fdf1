"""The first start, the accounts, the settings, coming in and going out."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from carnet.accounts.models import User
from carnet.company.models import Company
from carnet.config import setup_token
from tests.cast import PASSWORD, alice, bob, chloe, everybody
from tests.journeys.conftest import Enter
from tests.journeys.devices import desk_only
from tests.journeys.habits import button, field, toast

pytestmark = pytest.mark.browser
SECRET = "un moulin près de la rivière"


@pytest.fixture
def key(transactional_db: None) -> Iterator[str]:
    yield setup_token.issue()
    setup_token.consume()


def sign_in(page: Page, identifier: str, password: str) -> None:
    page.get_by_label("Identifiant").fill(identifier)
    field(page, "password").fill(password)
    page.get_by_role("button", name="Se connecter").click()


def test_the_link_of_the_first_start_makes_the_firm_and_its_administrator(enter: Enter, key: str) -> None:
    page = enter(None, "/clients/")
    expect(page.get_by_text("carnet serve").first).to_be_visible()  # without the link: where it is
    page.goto(f"/premiere-installation/?cle={key}")
    page.get_by_label("Raison sociale").fill("Menuiserie des Tilleuls")
    page.get_by_label("Votre nom").fill("Alice Martineau")
    page.get_by_label("Votre identifiant").fill("alice")
    page.get_by_label("Nouveau mot de passe").fill(SECRET)
    page.get_by_label("Le même, une seconde fois").fill(SECRET)
    button(page, "Commencer").click()
    expect(page.get_by_role("heading", name="Bonjour Alice Martineau")).to_be_visible()
    assert Company.current().name == "Menuiserie des Tilleuls"
    page.goto(f"/premiere-installation/?cle={key}")
    expect(page.get_by_role("heading", name="Bonjour")).to_be_visible()  # the link is worth nothing any more


def test_a_new_person_is_invited_and_chooses_their_own_password(enter: Enter) -> None:
    page = enter(alice(), "/utilisateurs/")
    page.get_by_role("link", name="Ajouter une personne").click()
    field(page, "name").fill("Léa Poirier")
    page.get_by_label("Identifiant").fill("lea")
    page.get_by_label("Rôle").select_option(label="Secrétariat")
    button(page, "Enregistrer").click()
    link = page.get_by_label("Lien à copier").input_value()
    guest = enter(None, link, number=1)
    guest.get_by_label("Nouveau mot de passe").fill("123456789012")
    guest.get_by_label("Le même, une seconde fois").fill("123456789012")
    button(guest, "Enregistrer et entrer").click()
    expect(guest.get_by_role("alert").first).to_be_visible()  # too easy to guess
    guest.get_by_label("Nouveau mot de passe").fill(SECRET)
    guest.get_by_label("Le même, une seconde fois").fill(SECRET)
    button(guest, "Enregistrer et entrer").click()
    expect(guest.get_by_role("heading", name="Bonjour Léa Poirier")).to_be_visible()
    expect(guest.get_by_role("link", name="Réglages")).to_have_count(0)
    assert guest.goto("/reglages/").status == 403  # type: ignore[union-attr]


@desk_only
def test_a_wrong_password_is_refused_and_the_right_one_leads_where_one_was_going(enter: Enter) -> None:
    chloe()
    page = enter(None, "/clients/nouveau/")
    sign_in(page, "chloe", "pas le bon mot")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Identifiant")).to_have_value("chloe")
    sign_in(page, "chloe", PASSWORD)
    expect(page.get_by_role("heading", name="Nouveau client")).to_be_visible()


@desk_only
def test_the_sessions_of_a_closed_account_end_at_once(enter: Enter) -> None:
    page, other = enter(alice()), enter(bob(), "/clients/", number=1)
    page.goto(f"/utilisateurs/{bob().pk}/")
    button(page, "Fermer le compte").click()
    toast(page, "Le compte de Bob Fradet est fermé")
    other.goto("/clients/")
    expect(other.get_by_role("heading", name="Connexion")).to_be_visible()


@desk_only
def test_a_click_signs_in_at_the_demonstration(enter: Enter, settings: Any) -> None:
    settings.CARNET_DEMO = True
    everybody()
    page = enter(None, "/connexion/")
    page.get_by_role("button", name="Bob Fradet").click()
    expect(page.get_by_role("heading", name="Bonjour Bob Fradet")).to_be_visible()
    expect(page.get_by_text("Démonstration").first).to_be_visible()


def test_a_setting_is_kept_and_holds_at_once(enter: Enter) -> None:
    Company(name="Menuiserie des Tilleuls").save()
    page = enter(alice(), "/reglages/")
    expect(field(page, "options-birth_date_shown")).not_to_be_checked()
    page.get_by_label("date de naissance").check()
    field(page, "options-number_mask").fill("sans trou")
    button(page, "Enregistrer").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(field(page, "options-number_mask")).to_have_value("sans trou")
    field(page, "options-number_mask").fill("C{00000}")
    button(page, "Enregistrer").click()
    toast(page, "Les réglages sont enregistrés")
    page.goto("/clients/nouveau/")
    expect(field(page, "birth_date")).to_have_count(1)


@desk_only
def test_a_person_changes_their_name(enter: Enter) -> None:
    page = enter(chloe(), "/mon-compte/")
    page.get_by_label("Nom affiché").fill("Chloé B.")
    button(page, "Enregistrer").click()
    expect(page.locator("header").get_by_text("Chloé B.").first).to_have_count(1)
    assert User.objects.get(username="chloe").name == "Chloé B."
