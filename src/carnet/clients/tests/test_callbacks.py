"""« Appel reçu, rappeler jeudi » : the promise stands until it is kept."""

from datetime import date, timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models import Callback, Client
from carnet.kernel.dates import parse_day
from carnet.kernel.errors import Refused
from tests import cast

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("demain", date(2026, 11, 25)),
        ("Jeudi", date(2026, 11, 26)),
        ("mardi", date(2026, 12, 1)),
        ("lundi prochain", date(2026, 11, 30)),
        ("après-demain", date(2026, 11, 26)),
        ("dans 2 semaines", date(2026, 12, 8)),
        ("12/03", date(2027, 3, 12)),
        ("24/11", TUESDAY),
        ("5 décembre 2026", date(2026, 12, 5)),
        ("un de ces jours", None),
        ("31/02", None),
    ],
)
def test_a_day_as_one_says_it(said: str, meant: date | None) -> None:
    assert parse_day(said, TUESDAY) == meant


def signed_in(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


@pytest.fixture
def martin(db: None) -> Client:
    key = Client.create([{"name": "Martin", "salesperson": cast.bob().pk}], by=Actor(cast.alice(), Source.SCREEN))[
        0
    ].client_id
    assert key
    return Client.objects.get(pk=key)


def test_it_stands_on_the_home_page_until_done(martin: Client) -> None:
    sent = {"code": "exchange.call_in", "text": "Veut un devis", "callback_on": "demain", "callback_for": cast.bob().pk}
    answer = signed_in(cast.chloe()).post(f"/clients/{martin.pk}/noter/", sent, follow=True)
    assert "Rappel prévu" in answer.content.decode() and "À rappeler" in answer.content.decode()
    promise = Callback.objects.get()
    assert promise.due == timezone.localdate() + timedelta(days=1)
    bob = signed_in(cast.bob())
    assert "Veut un devis" in bob.get("/").content.decode()
    assert "Veut un devis" not in signed_in(cast.alice()).get("/").content.decode()
    bob.post(f"/clients/rappels/{promise.pk}/fait/", {"retour": "accueil"})
    assert "Veut un devis" not in bob.get("/").content.decode()
    assert martin.events.filter(code="exchange.called_back").count() == 1


def test_done_twice_is_one_line(martin: Client) -> None:
    promise = Callback.ask(
        martin.pk,
        "exchange.call_in",
        "",
        due=timezone.localdate(),
        person=cast.bob(),
        by=Actor(cast.bob(), Source.SCREEN),
    )
    promise.done(by=Actor(cast.bob(), Source.SCREEN))
    with pytest.raises(Refused):
        promise.done(by=Actor(cast.chloe(), Source.SCREEN))
    assert martin.events.filter(code="exchange.called_back").count() == 1


@pytest.mark.parametrize("typed", ["un de ces jours", "hier", "01/01/2020", "01/01/2990"])
def test_a_wrong_day_is_said_and_nothing_written(martin: Client, typed: str) -> None:
    sent = {"code": "exchange.note", "text": "Bonjour", "callback_on": typed}
    answer = signed_in(cast.chloe()).post(f"/clients/{martin.pk}/noter/", sent)
    assert answer.status_code == 422 and typed in answer.content.decode() and "Bonjour" in answer.content.decode()
    assert not Callback.objects.exists() and not martin.events.filter(code="exchange.note").exists()
