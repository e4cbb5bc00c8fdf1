"""A transfer of portfolio in a real browser: without a script, followed by itself, by axe on every page."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser
from playwright.sync_api import Page, expect

from carnet.clients.models import Client, Transfer
from carnet.clients.tests.transfers import held_by, ordered, today, whole
from carnet.jobs.lane import take_one
from tests import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Desk = Callable[[str], Page]


def enter(context: Any, address: str) -> None:
    browser = Browser()
    browser.force_login(cast.alice())
    context.add_cookies([{"name": "carnet", "value": browser.cookies["carnet"].value, "url": address}])


@pytest.fixture
def desk(page: Page, live_server: Any) -> Desk:
    """Alice's browser; a script that fails, or is refused by the CSP, fails the test."""
    enter(page.context, live_server.url)
    page.set_default_timeout(5000)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)

    def open_page(path: str) -> Page:
        page.goto(live_server.url + path)
        assert not troubles
        return page

    return open_page


def test_a_leaving_salesperson_s_portfolio_goes_to_another_without_a_script(browser: Any, live_server: Any) -> None:
    ids = held_by(cast.bob(), 3)
    cast.denis()
    context = browser.new_context(java_script_enabled=False)
    enter(context, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/utilisateurs/{cast.bob().pk}/")
    page.get_by_role("link", name="Donner son portefeuille").click()
    page.get_by_label("Nouveau commercial").select_option(label="Denis Oger")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Transférer 3 clients").click()
    take_one("quick")
    page.get_by_role("link", name="Actualiser").click()
    expect(page.locator("#transfert")).to_contain_text("3 clients confiés.")
    page.get_by_role("button", name="Défaire").click()
    take_one("quick")
    page.goto(page.url)
    expect(page.locator("#transfert")).to_contain_text("3 clients rendus.")
    assert Client.objects.filter(salesperson=cast.bob()).count() == len(ids)
    context.close()


def test_clients_checked_in_the_list_are_shared_and_the_page_follows_the_work(desk: Desk) -> None:
    held_by(cast.bob(), 6)
    cast.denis()
    page = desk("/clients/")
    page.get_by_role("checkbox", name="Atelier 0000").check()
    page.get_by_role("checkbox", name="Atelier 0001").check()
    page.get_by_role("button", name="Transférer ou partager").click()
    expect(page.locator("h1 + p")).to_contain_text("2 clients choisis")
    page.get_by_role("radio", name="Plusieurs, par commune").check()
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("À qui confier : Cholet").select_option(label="Denis Oger")
    page.get_by_role("button", name="Voir l’aperçu").click()
    page.get_by_role("button", name="Transférer 1 client").click()
    expect(page.locator("#transfert")).to_contain_text("En cours")
    take_one("quick")
    expect(page.locator("#transfert")).to_contain_text("1 client confié.")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(desk: Desk, page: Page, theme: Any, size: tuple[int, int]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    ids = held_by(cast.bob(), 12)
    done = ordered(whole(cast.bob(), cast.denis(), returns_on=today(20), reason="Congé paternité de Bob"))
    Client.reassign(ids[:2], cast.alice().pk, by=_alice())
    done.undo(by=_alice())
    take_one("quick")
    held_by(cast.bob(), 7, start=20)
    planned = ordered(whole(cast.bob(), cast.denis(), starts_on=today(3), reason="Départ en retraite"))
    found: dict[tuple[str, str], Any] = {}

    def check(name: str) -> None:
        for trouble in Axe().run(page).response["violations"]:
            found[name, trouble["id"]] = [node["html"][:160] for node in trouble["nodes"]]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found[name, "wide"] = wide
        if folder := os.environ.get("CARNET_TEST_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{size[0]}-{theme}.png", full_page=True)

    for name, path in (("index", ""), ("done", f"{done.pk}/"), ("planned", f"{planned.pk}/")):
        desk(f"/clients/portefeuilles/{path}")
        check(name)
    desk(f"/clients/portefeuilles/nouveau/?commercial={cast.bob().pk}&etat=tous")
    check("form")
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("[data-focus]")).to_be_visible()
    check("refused")
    page.get_by_role("radio", name="Plusieurs, par commune").check()
    page.get_by_role("button", name="Continuer").click()
    page.get_by_text("Client par client").click()
    check("share")
    page.get_by_label("Tous ceux pour qui").select_option(label="Denis Oger")
    page.get_by_role("button", name="Voir l’aperçu").click()
    check("preview")
    desk(f"/clients/portefeuilles/nouveau/?commercial={cast.chloe().pk}&etat=tous")
    check("empty")
    assert found == {}
    assert Transfer.objects.count() == 2


def _alice() -> Any:
    from carnet.clients.tests.helpers import acting

    return acting(cast.alice())
