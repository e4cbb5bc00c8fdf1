"""A tiny fake app plugs into every register and stands on the client's page, without a line changed elsewhere."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser
from django.test import override_settings

from carnet.accounts.actor import Actor, Source
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.clients import erasure
from carnet.clients.checks import CHECKS, Check
from carnet.clients.erasure import VETOES, Kept, Veto
from carnet.clients.models import Client
from carnet.clients.portfolio import TRANSFERS, Transfer
from carnet.clients.tabs import BUTTONS, FIGURES, TABS, Button, Figure, Tab
from carnet.clients.timeline import EVENT_TYPES, EventType, Link
from carnet.ui.shell import MENU, NOTICES, TILES, MenuItem, Notice, Tile
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def fake_app(tmp_path: Path, settings: Any) -> Any:
    """Bees: an app that follows the hives a client owns."""
    (tmp_path / "hives.html").write_text("<p>{{ hives }} ruches</p>")
    templates = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    sentence = "Ruche installée"
    with (
        override_settings(TEMPLATES=templates),
        RIGHTS.temporarily(Right("hives.view", "voir les ruches", EVERYBODY)),
        MENU.temporarily(MenuItem("hives", "Ruches", "clients:list", "home", right="hives.view")),
        NOTICES.temporarily(Notice("hives", lambda: "Les abeilles essaiment", right="hives.view")),
        TILES.temporarily(Tile("hives", "Mes ruches", "hives.html", lambda user: {"hives": 7}, right="hives.view")),
        TABS.temporarily(Tab("ruches", "Ruches", "hives.html", lambda client: {"hives": 3}, lambda client: Client.objects.filter(pk=client), "hives.view")),
        BUTTONS.temporarily(Button("hive", "Poser une ruche", lambda client: f"/ruches/{client.pk}/", right="hives.view")),
        FIGURES.temporarily(Figure("honey", "Miel de l’année", lambda: "12 kg", lambda client: [])),
        CHECKS.temporarily(Check("hives", lambda record, user: ["Ce client a peur des abeilles"])),
        VETOES.temporarily(Veto("hives", lambda client: "Une ruche est chez lui", lambda client: [Kept("registre", date(2030, 1, 1), "loi")])),
        TRANSFERS.temporarily(Transfer("hives", "Ruches à suivre", lambda ids: 3, lambda *args: None)),
        EVENT_TYPES.temporarily(
            EventType(
                "hive.installed", "Ruche", "document", "home", lambda event: sentence,
                view=lambda event: Link("la ruche", "/ruches/1/"), print=lambda event: Link("la ruche", "/ruches/1.pdf"),
            )
        ),
    ):  # fmt: skip
        yield


def test_it_stands_on_the_client_s_page(fake_app: None) -> None:
    actor = Actor(cast.alice(), Source.SCREEN)
    client_id = Client.create([{"name": "Martin"}], by=actor)[0].client_id
    assert client_id
    Client.log([client_id], "hive.installed", by=actor)
    browser = Browser()
    browser.force_login(cast.alice())
    page = browser.get(f"/clients/{client_id}/").content.decode()
    for shown in (
        "Ruches",
        "Poser une ruche",
        "Miel de l’année",
        "12 kg",
        "Ruche installée",
        "/ruches/1.pdf",
        "Les abeilles essaiment",
    ):
        assert shown in page, shown
    assert "3 ruches" in browser.get(f"/clients/{client_id}/ruches/").content.decode()
    assert "7 ruches" in browser.get("/").content.decode()
    assert "Ruches à suivre" in browser.get(f"/clients/{client_id}/reattribuer/").content.decode()
    assert "Une ruche est chez lui" in browser.get(f"/clients/{client_id}/desactiver/").content.decode()
    data = {"kind": "person", "name": "Durand", "phones-TOTAL_FORMS": 0, "phones-INITIAL_FORMS": 0}
    assert "peur des abeilles" in browser.post("/clients/ressemblances/", data).content.decode()
    assert next(erasure.copies(Client.objects.get(pk=client_id))).what == "registre"


def test_once_gone_its_past_lines_stay_without_link() -> None:
    actor = Actor(cast.alice(), Source.SCREEN)
    client_id = Client.create([{"name": "Martin"}], by=actor)[0].client_id
    assert client_id
    with EVENT_TYPES.temporarily(
        EventType("hive.installed", "Ruche", "document", "home", lambda event: "Ruche installée")
    ):
        Client.log([client_id], "hive.installed", by=actor, text="Ruche au fond du jardin")
    browser = Browser()
    browser.force_login(cast.alice())
    page = browser.get(f"/clients/{client_id}/").content.decode()
    assert "Ruche au fond du jardin" in page and "/ruches/" not in page


def test_a_code_registered_twice_or_unknown_raises() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        RIGHTS.register(Right("clients.view", "voir", EVERYBODY))
    with pytest.raises(LookupError, match="nothing is registered"):
        EVENT_TYPES["no.such"]
