"""One walk through every screen: axe, light or dark by turns, desk and phone; nothing too wide, nothing too small, no error."""

from collections.abc import Iterable
from typing import Any

import pytest

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models.client import Client
from carnet.config import setup_token
from tests import cast
from tests.journeys.conftest import session_of
from tests.journeys.demonstration import demonstration
from tests.journeys.devices import DESK, Windows
from tests.journeys.inspection import EVERY_MODE, Mode, inspect
from tests.journeys.screens import LONG, Screen, of_an_empty_file, of_an_empty_house, of_the_demonstration

pytestmark = pytest.mark.browser
Found = dict[str, list[str]]


def walk(
    windows: Windows, address: str, screens: Iterable[Screen], session: str = "", modes: list[Mode] | None = None
) -> Found:
    """What is wrong on each of these screens."""
    found: Found = {}
    for screen in screens:
        window = windows.visit(DESK, session if screen.signed_in else "")
        window.page.goto(address + screen.path)
        screen.arrange(window.page)
        found |= inspect(window.page, screen.name, modes)
        if window.troubles and not screen.breaks_down:
            found[f"{screen.name} errors"] = list(window.troubles)
        window.leave()
    return found


def nothing_is_wrong(found: Found) -> None:
    told = [f"{where}: {trouble}" for where, troubles in found.items() for trouble in troubles]
    assert not told, "\n".join(told)


@pytest.mark.first
@pytest.mark.parametrize(
    "modes", [pytest.param(None, id="by-turns"), pytest.param(EVERY_MODE, id="every-mode", marks=pytest.mark.long)]
)
def test_every_screen_of_a_firm_at_work(
    windows: Windows, django_db_setup: None, django_db_blocker: Any, modes: list[Mode] | None
) -> None:
    with demonstration(django_db_blocker) as site:
        owner = User.objects.get(username="etienne")
        nothing_is_wrong(walk(windows, site, of_the_demonstration(), session_of(owner), modes))


@pytest.mark.django_db(transaction=True)
def test_the_set_up_of_an_empty_house(windows: Windows, live_server: Any) -> None:
    key = setup_token.issue()
    nothing_is_wrong(walk(windows, live_server.url, of_an_empty_house(key)))
    setup_token.consume()


@pytest.mark.django_db(transaction=True)
def test_a_file_without_clients(windows: Windows, live_server: Any) -> None:
    nothing_is_wrong(walk(windows, live_server.url, of_an_empty_file(), session_of(cast.alice())))


@pytest.mark.django_db(transaction=True)
def test_names_and_notes_of_any_length(windows: Windows, live_server: Any) -> None:
    alice = cast.alice()
    address = {
        "role": "site",
        "label": LONG[:80],
        "street": LONG,
        "postcode": "49300",
        "city": LONG,
        "access_notes": LONG,
    }
    draft = {
        "kind": "company", "name": LONG, "trade_name": LONG, "warning": LONG * 2, "notes": "sansespace" * 60, "tags": ["une étiquette longue de quarante caractères"[:40]] * 1,
        "phones": [{"number": "+33261911180", "label": "standard de la maison mère"}], "addresses": [address, {**address, "role": "billing"}],
        "emails": [{"address": "une.tres.longue.adresse.de.messagerie.electronique@une-cooperative-du-bocage.example", "label": ""}],
        "contacts": [{"civility": "Mme", "name": LONG, "first_name": "Marie-Antoinette", "role": "billing", "job_title": LONG[:80]}],
    }  # fmt: skip
    outcome = Client.create([draft], by=Actor(alice, Source.SCREEN))[0]
    assert outcome.client_id, outcome.errors
    Client.log([outcome.client_id], "exchange.note", by=Actor(alice, Source.SCREEN), text=f"{'mot' * 120} {LONG}")
    here = f"/clients/{outcome.client_id}/"
    paths = {"fiche": here, "modifier": f"{here}modifier/", "liste": "/clients/", "historique": f"{here}historique/"}
    screens = [Screen(f"long-{name}", path) for name, path in paths.items()]
    nothing_is_wrong(walk(windows, live_server.url, screens, session_of(alice)))
