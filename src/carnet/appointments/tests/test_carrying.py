"""« Ma journée »: what a phone may keep of a person's day, and what it may not."""

import re
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from carnet.appointments.tests.made import at, made, plan, take
from carnet.appointments.tests.test_screens import browser
from carnet.clients.models import Client
from carnet.company.models import Options
from tests import cast

pytestmark = pytest.mark.django_db
MORNING = time_machine.travel(at(1, 7, 42), tick=False)
WORKER = Path(__file__).parents[1] / "static/appointments/worker.js"


@MORNING
def test_it_says_its_hour_and_all_that_one_needs_there(client: Client) -> None:
    site, contact = client.addresses.get(role="site"), client.contacts.get()
    take(client, plan(address=site.pk, contact=contact.pk, notes="Prendre l’échelle", travel=20))
    answer = browser(cast.tom()).get("/agenda/ma-journee/")
    page = answer.content.decode()
    for told in ("données de 7\u00a0h\u00a042", "ABADIE", "4 chemin Creux", "code 12B", "Prendre l’échelle", "Zorba", "tel:+33639980001",
                 "tel:+33261910011", "Départ à 8\u00a0h\u00a040"):  # fmt: skip
        assert told in page, told
    assert answer["X-Carnet-Person"] == str(cast.tom().pk)
    assert answer["X-Carnet-Until"] == str(int(at(2).timestamp() * 1000))
    assert "no-store" in answer["Cache-Control"]
    assert "csrf" not in page, "no token of the session goes along"


@MORNING
def test_neither_the_day_of_others_nor_another_day_nor_a_client_out_of_sight_is_in_it(client: Client) -> None:
    take(client, plan(1, 9, 10, cast.bob(), notes="celui de Bob"))
    take(client, plan(2, 9, 10, cast.tom(), notes="celui de demain"))
    Options.objects.update_or_create(pk=1, defaults={"portfolio_visibility": "own"})
    other = made("Bernier", cast.denis())
    take(other, plan(1, 11, 12, cast.bob(), notes="hors de vue"))
    assert "Aucun rendez-vous" in browser(cast.tom()).get("/agenda/ma-journee/").content.decode()
    page = browser(cast.bob()).get("/agenda/ma-journee/").content.decode()
    assert "celui de Bob" in page and "hors de vue" not in page and "Bernier" not in page


@MORNING
def test_its_queries_do_not_grow_with_the_day(client: Client) -> None:
    tom = browser(cast.tom())
    tom.get("/agenda/ma-journee/")

    def count() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as told:
            tom.get("/agenda/ma-journee/")
        return len(told)

    take(client, plan(1, 9, 10))
    few = count()
    for hour in (10, 11, 14, 15):
        take(client, plan(1, hour, hour + 1))
    assert count() == few


def test_the_worker_knows_the_addresses_of_the_house() -> None:
    script = WORKER.read_text()
    assert f'DAY = "{reverse("appointments:my_day")}"' in script
    leaving = re.search(r"LEAVING = (\[.*\])", script)
    assert leaving
    for way in ("accounts:sign_in", "accounts:sign_out", "company:first_start"):
        assert f'"{reverse(way)}"' in leaving[1]
    assert f'"{reverse("accounts:invitation", args=["x"]).removesuffix("x/")}"' in leaving[1]
    assert settings.STATIC_URL == "/static/"  # where it looks for the sheets


def test_the_worker_is_the_same_for_everybody_and_may_watch_the_whole_site() -> None:
    answer = browser(cast.tom()).get("/agenda/hors-reseau.js")
    assert answer["Service-Worker-Allowed"] == "/" and answer.content == WORKER.read_bytes()
