import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import authenticate

from carnet.accounts import invitation
from carnet.accounts.actor import system
from carnet.accounts.models import User
from tests.cast import PASSWORD, alice, bob, chloe

CHOSEN = "un tracteur rouge au marché"


@pytest.fixture
def guest(db):
    return User.add(by=system(), username="lea", name="Léa Roux", role="secretary")


def choose(browser, address, new=CHOSEN):
    return browser.post(address, {"new": new, "again": new})


def test_the_link_shown_to_direction_is_the_way_in(client, browser_of, guest):
    page = browser_of(alice()).get(f"/utilisateurs/{guest.pk}/invitation/").content.decode()
    address = re.search(r"http://testserver(/invitation/[^\"]+)", page)[1]
    assert "Léa Roux" in client.get(address).content.decode()
    assert choose(client, address)["Location"] == "/"
    assert client.get("/").status_code == 200
    assert authenticate(username="lea", password=CHOSEN) == guest


def test_the_link_is_good_once(client, guest):
    address = invitation.path_for(guest)
    choose(client, address)
    assert client.get(address).status_code == 410
    assert choose(client, address, "tout autre chose de long").status_code == 410
    assert authenticate(username="lea", password=CHOSEN)


def test_looking_at_the_link_does_not_use_it(client, guest):
    address = invitation.path_for(guest)
    assert [client.get(address).status_code for _ in range(3)] == [200] * 3


def test_the_link_lasts_seven_days(client, guest):
    with time_machine.travel("2026-11-24 09:00Z", tick=False) as clock:
        address = invitation.path_for(guest)
        clock.shift(timedelta(days=6, hours=23))
        assert client.get(address).status_code == 200
        clock.shift(timedelta(hours=2))
        assert client.get(address).status_code == 410


def test_a_closed_account_or_ended_sessions_kill_the_link(client, guest):
    address = invitation.path_for(guest)
    guest.end_sessions(by=system())
    assert client.get(address).status_code == 410
    address = invitation.path_for(guest)
    User.objects.filter(pk=guest.pk).update(is_active=False)
    assert client.get(address).status_code == 410


def test_a_false_link_opens_nothing(client, guest):
    address = invitation.path_for(guest)
    for false in (address[:-2] + "/", "/invitation/x/", f"/invitation/{'a' * 5000}/", "/invitation/WzEsIngiXQ:1:x/"):
        assert client.get(false).status_code == 410


def test_a_link_to_a_forgotten_password_ends_the_old_sessions(client, browser_of, db):
    old = browser_of(chloe())
    choose(client, invitation.path_for(chloe()))
    assert old.get("/").status_code == 302
    assert authenticate(username="chloe", password=PASSWORD) is None


def test_a_weak_choice_is_refused_and_the_link_still_serves(client, guest):
    address = invitation.path_for(guest)
    assert choose(client, address, "motdepasse1234").status_code == 422
    assert choose(client, address).status_code == 302


def test_whoever_was_signed_in_on_that_browser_is_not_any_more(browser_of, guest):
    browser = browser_of(bob())
    choose(browser, invitation.path_for(guest))
    assert "Léa Roux" in browser.get("/mon-compte/").content.decode()


def test_the_link_tells_no_other_site_where_it_is(client, guest):
    answer = client.get(invitation.path_for(guest))
    assert answer["Referrer-Policy"] == "same-origin" and "no-store" in answer["Cache-Control"]
