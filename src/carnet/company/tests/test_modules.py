"""A module switched off: nothing of it is shown, what happened stays, and it comes back."""

from typing import Any

import pytest
from django.test import Client as Browser

from carnet.accounts.models import Role, User
from carnet.company.models import Options
from carnet.company.modules import MODULES, Module, missing
from carnet.kernel.registry import plugging
from carnet.ui.shell import MENU, MenuItem

pytestmark = pytest.mark.django_db
HIVES = Module("hives", "Ruches", "les ruches des clients", ("carnet.jobs",))
HONEY = Module("honey", "Miel", "la récolte", ("carnet.honey",), needs=("hives",))


@pytest.fixture
def director(db: None) -> Browser:
    browser = Browser()
    browser.force_login(User.objects.create_user(username="alice", name="Alice", role=Role.DIRECTION))
    return browser


@pytest.fixture
def modules() -> Any:
    """The pages of long work stand for an app that can be switched off."""
    hives = MenuItem("hives", "Mes ruches", "jobs:list", "home")
    with plugging("carnet.jobs"), MODULES.temporarily(HIVES, HONEY), MENU.temporarily(hives):
        yield


def test_off_its_menu_and_its_addresses_are_gone(director: Browser, modules: None) -> None:
    assert "Mes ruches" in director.get("/").content.decode()
    Options(pk=1, modules_off=["hives"]).save()
    assert "Mes ruches" not in director.get("/").content.decode()
    answer = director.get("/travaux/")
    assert answer.status_code == 404
    assert "« Ruches » est désactivé" in answer.content.decode()


def test_the_settings_screen_switches_it(director: Browser, modules: None) -> None:
    page = director.get("/reglages/").content.decode()
    assert "Ruches : les ruches des clients" in page
    sent = {"company-name": "Duval", "options-duplicate_control": "normal", "options-number_mask": "C{00000}"}
    sent |= {"options-number_at": "creation", "options-portfolio_visibility": "all"}
    refused = director.post("/reglages/", {**sent, "options-modules_on": ["honey"]})
    assert refused.status_code == 422 and "a besoin de « Ruches »" in refused.content.decode()
    assert Options.current().modules_off == []
    assert director.post("/reglages/", sent).status_code == 302
    assert set(Options.current().modules_off) >= {"hives", "honey"}


def test_a_module_says_what_it_needs(modules: None) -> None:
    assert missing(["hives", "honey"]) == []
    assert len(missing(["honey"])) == 1
