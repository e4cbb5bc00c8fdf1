"""The page of a job in a real browser: it follows the work by itself, and axe finds nothing."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from carnet.accounts.actor import Actor, Source
from carnet.jobs.kinds import KINDS, Kind
from carnet.jobs.lane import take_one
from carnet.jobs.models import Job
from carnet.jobs.running import JobRun
from tests import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Desk = Callable[[str], Page]


def work(run: JobRun) -> None:
    run.expect(1_240)
    run.new_file("clients.csv", "text/csv").write_text("a;b\n")
    run.result["refused"] = [{"line": 12, "reason": "Le SIREN n’est pas valable."}]
    run.say("1 240 lignes écrites.")


@pytest.fixture(autouse=True)
def kind() -> Iterator[None]:
    with KINDS.temporarily(Kind("export", "Export des clients", work)):
        yield


@pytest.fixture
def desk(page: Page, live_server: Any) -> Desk:
    """Alice's browser; a script that fails, or is refused by the CSP, fails the test."""
    from django.test import Client

    client = Client()
    client.force_login(cast.alice())
    page.context.add_cookies([{"name": "carnet", "value": client.cookies["carnet"].value, "url": live_server.url}])
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)

    def open_page(path: str) -> Page:
        page.goto(live_server.url + path)
        assert not troubles
        return page

    return open_page


def started() -> Job:
    return Job.start("export", {}, by=Actor(cast.alice(), Source.SCREEN))


def test_the_page_follows_the_work_without_being_reloaded(desk: Desk) -> None:
    page = desk(f"/travaux/{started().pk}/")
    expect(page.get_by_role("button", name="Annuler ce travail")).to_be_visible()
    take_one("quick")
    expect(page.get_by_role("status").filter(has_text="1 240 lignes écrites.")).to_be_visible()
    expect(page.get_by_role("button", name="Annuler ce travail")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger clients.csv").click()
    assert download.value.suggested_filename == "clients.csv"


def test_cancelling_is_one_click(desk: Desk) -> None:
    page = desk(f"/travaux/{started().pk}/")
    page.get_by_role("button", name="Annuler ce travail").click()
    expect(page.locator("#job-state")).to_contain_text("annulé")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(desk: Desk, page: Page, theme: Any, size: tuple[int, int]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    done, waiting = started(), started()
    take_one("quick")
    found = {}
    for path in ("/travaux/", f"/travaux/{done.pk}/", f"/travaux/{waiting.pk}/", "/travaux/planning/"):
        desk(path)
        for trouble in Axe().run(page).response["violations"]:
            found[path, trouble["id"]] = [node["html"][:120] for node in trouble["nodes"]]
    assert found == {}
