import pytest
from django.contrib.auth import authenticate
from django.test import Client as Browser

from carnet.accounts.models import User
from carnet.accounts.throttle import Throttle
from tests.cast import PASSWORD, chloe

NEW = "vingt ardoises bleues dehors"


def change(browser, current=PASSWORD, new=NEW, again=None):
    typed = {"current": current, "new": new, "again": new if again is None else again}
    return browser.post("/mon-compte/mot-de-passe/", typed)


def test_people_change_the_name_shown(client, db):
    client.force_login(chloe())
    client.post("/mon-compte/", {"name": "  Chloé   Bernier-Roy "})
    assert chloe().name == "Chloé Bernier-Roy"


def test_nothing_else_than_the_name_is_taken_from_the_form(client, db):
    client.force_login(chloe())
    client.post("/mon-compte/", {"name": "Chloé", "role": "direction", "username": "root", "is_active": ""})
    assert (chloe().role, chloe().username, chloe().is_active) == ("secretary", "chloe", True)


def test_a_bad_name_keeps_what_was_typed(client, db):
    client.force_login(chloe())
    answer = client.post("/mon-compte/", {"name": "é" * 121})
    assert answer.status_code == 422 and "é" * 121 in answer.content.decode()


def test_a_new_password_keeps_this_session_and_ends_the_others(client, browser_of, db):
    client.force_login(chloe())
    elsewhere = browser_of(chloe())
    assert change(client).status_code == 302
    assert client.get("/mon-compte/").status_code == 200
    assert elsewhere.get("/mon-compte/").status_code == 302
    assert authenticate(username="chloe", password=NEW) == chloe()


def test_the_current_password_is_asked_and_tries_are_counted(client, db):
    client.force_login(chloe())
    for _ in range(5):
        assert "pas votre mot de passe actuel" in change(client, "faux").content.decode()
    assert "Trop d’essais" in change(client).content.decode()
    assert authenticate(username="chloe", password=PASSWORD)
    assert Throttle.objects.count() == 2


@pytest.mark.parametrize(
    "weak",
    ["court", "motdepasse1234", "Azertyuiop123!", "menuiserie2026", "chloe.bernier", "123456789012", "aaaaaaaaaaaaaa"],
)
def test_a_weak_password_is_refused_with_a_reason(client, db, weak):
    client.force_login(chloe())
    answer = change(client, new=weak)
    assert answer.status_code == 422 and "is-invalid" in answer.content.decode()
    assert authenticate(username="chloe", password=PASSWORD)


@pytest.mark.parametrize("good", ["éé un été à la mer 🌊", "x y z " * 2 + "long " * 40, "   des espaces autour   "])
def test_any_long_phrase_is_welcome_as_typed(client, db, good):
    client.force_login(chloe())
    assert change(client, new=good).status_code == 302
    assert authenticate(username="chloe", password=good)


def test_two_different_passwords_are_refused(client, db):
    client.force_login(chloe())
    assert "diffèrent" in change(client, again=NEW + "!").content.decode()


def test_passwords_are_never_sent_back(client, db):
    client.force_login(chloe())
    page = change(client, "actuel secret", "nouveau tout aussi secret", "autre secret").content.decode()
    assert "secret" not in page


def test_a_closed_account_is_out_at_the_next_request(client, db):
    client.force_login(chloe())
    User.objects.filter(username="chloe").update(is_active=False)
    assert client.get("/mon-compte/").status_code == 302


def test_a_role_changed_acts_at_the_next_request(client, db):
    client.force_login(chloe())
    assert client.get("/utilisateurs/").status_code == 403
    User.objects.filter(username="chloe").update(role="direction")
    assert client.get("/utilisateurs/").status_code == 200
    User.objects.filter(username="chloe").update(role="technician")
    assert client.get("/utilisateurs/").status_code == 403


def test_htmx_is_told_where_to_sign_in(person):
    person()
    answer = Browser().get("/mon-compte/", headers={"HX-Request": "true", "HX-Current-URL": "/mon-compte/"})
    assert answer.status_code == 401 and answer["HX-Redirect"].startswith("/connexion/")
