"""The list: filters and sort live in the address, the way back keeps them, what is seen is what is taken away."""

import csv

import pytest
from playwright.sync_api import Page, expect

from carnet.demo.people import SURNAMES
from tests.cast import alice, bob
from tests.journeys.conftest import Enter
from tests.journeys.habits import open_filters
from tests.journeys.people import GARAGE, MARC, SOPHIE, at
from tests.journeys.people import enter as entered

pytestmark = pytest.mark.browser
OTHERS = [name.strip() for name in SURNAMES.split(",")][:52]


@pytest.fixture
def page(enter: Enter) -> Page:
    others = [{"kind": "person", "name": name, "addresses": [at("", "49000", "Angers", "49007")]} for name in OTHERS]
    entered(*others, {**SOPHIE, "salesperson": bob().pk}, GARAGE, MARC)
    return enter(alice(), "/clients/")


def names(page: Page) -> list[str]:
    return page.locator(".c-row-title").all_inner_texts()


def test_filters_are_in_the_address_and_going_back_keeps_the_list(page: Page) -> None:
    open_filters(page)
    with page.expect_navigation():
        page.locator("#f-departement").select_option("44 Loire-Atlantique")
    expect(page.locator(".c-row-title")).to_have_text(["Garage du Lavoir"])
    assert "departement=44" in page.url
    here = page.url
    page.get_by_role("link", name="Garage du Lavoir").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Garage du Lavoir")
    page.go_back()
    expect(page.locator(".c-row-title")).to_have_text(["Garage du Lavoir"])
    assert page.url == here
    expect(page.locator("#f-departement")).to_have_value("44 Loire-Atlantique")
    open_filters(page)
    page.get_by_role("link", name="Tout effacer").click()
    expect(page.locator(".c-row-title")).to_have_count(50)


def test_the_sort_and_the_page_are_in_the_address_too(page: Page) -> None:
    open_filters(page)
    with page.expect_navigation():
        page.locator("#f-tri").select_option(label="Les derniers créés")
    assert names(page)[:2] == ["BESSEAU Marc", "Garage du Lavoir"]
    page.get_by_role("link", name="Suivants").click()
    expect(page.locator(".c-row-title")).to_have_count(5)
    page.reload()
    expect(page.locator(".c-row-title")).to_have_count(5)
    page.get_by_role("link", name="Précédents").click()
    expect(page.locator(".c-row-title").first).to_have_text("BESSEAU Marc")


def test_what_is_seen_is_exported(page: Page) -> None:
    page.goto("/clients/?departement=49&q=besseau")
    page.get_by_role("link", name="Exporter").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV pour Excel").click()
    assert started.value.suggested_filename.endswith(".csv")
    text = started.value.path().read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    heads = page.locator("thead th").all_inner_texts()
    assert rows[0] == [head for head in heads if head in rows[0]] and len(rows) == 2
    assert "BESSEAU Marc" in rows[1]
    page.get_by_role("link", name="Exporter").click()
    page.get_by_label("Toutes les colonnes").check()
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV pour Excel").click()
    assert started.value.suggested_filename.startswith("clients-")
    assert "Prénom" in started.value.path().read_text("utf-8-sig").splitlines()[0]
