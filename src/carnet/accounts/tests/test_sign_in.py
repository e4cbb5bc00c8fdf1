import logging
from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from carnet.accounts.models import User
from carnet.accounts.throttle import ADDRESS, PAIR, Throttle, pause
from tests.cast import PASSWORD

SIGN_IN = "/connexion/"


def sign_in(browser, identifier="s.petit", password=PASSWORD, **more):
    return browser.post(SIGN_IN, {"identifier": identifier, "password": password, **more.pop("data", {})}, **more)


def signed_in(browser):
    return "_auth_user_id" in browser.session


def test_the_right_password_opens_the_home_page(client, person):
    person()
    answer = sign_in(client)
    assert answer.status_code == 302 and answer["Location"] == "/"
    assert client.get("/").status_code == 200


def test_the_identifier_is_read_whatever_its_case(client, person):
    person("s.petit")
    sign_in(client, " S.Petit ")
    assert signed_in(client)


def test_a_wrong_password_keeps_the_identifier_and_not_the_password(client, person):
    person()
    answer = sign_in(client, password="faux faux faux")
    assert answer.status_code == 422 and not signed_in(client)
    page = answer.content.decode()
    assert 'value="s.petit"' in page and "faux faux faux" not in page
    assert "Identifiant ou mot de passe incorrect" in page


def test_unknown_closed_and_invited_people_get_the_answer_of_a_wrong_password(client, person):
    person("ferme", is_active=False)
    person("invite").set_password(None)
    User.objects.filter(username="invite").update(password="!")
    person("ouvert")
    pages = [
        sign_in(client, name, "faux faux faux").content.decode().replace(name, "*")
        for name in ("ferme", "invite", "ouvert", "nobody")
    ]
    without_token = {"".join(line for line in page.splitlines() if "csrf" not in line) for page in pages}
    assert len(without_token) == 1


@pytest.mark.parametrize("name", ["ouvert", "ferme", "invite", "nobody"])
def test_one_hash_is_computed_whoever_tries(client, person, name):
    """The same time for everybody: the hash is all the time there is."""
    person("ouvert")
    person("ferme", is_active=False)
    person("invite")
    User.objects.filter(username="invite").update(password="!")
    from django.contrib.auth.hashers import MD5PasswordHasher

    with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode) as encode:
        sign_in(client, name, "faux faux faux")
    assert encode.call_count == 1


def test_a_closed_account_does_not_open(client, person):
    person(is_active=False)
    sign_in(client)
    assert not signed_in(client)


def test_signing_in_changes_the_session_key(client, person):
    person()
    client.get(SIGN_IN)
    session = client.session
    session["kept"] = 1
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "wanted",
    [
        "https://voleur.example/",
        "//voleur.example/",
        "javascript:alert(1)",
        "/\\voleur.example",
        "http:///voleur.example",
    ],
)
def test_next_never_leaves_the_site(client, person, wanted):
    person()
    assert sign_in(client, data={"next": wanted})["Location"] == "/"


def test_next_leads_where_the_person_was_going(client, person):
    person()
    answer = client.get("/mon-compte/")
    assert answer.status_code == 302
    assert 'value="/mon-compte/"' in client.get(answer["Location"]).content.decode()
    assert sign_in(client, data={"next": "/mon-compte/"})["Location"] == "/mon-compte/"


def test_signing_out_is_a_post_and_ends_the_session_on_the_server(client, person):
    person()
    sign_in(client)
    key = client.session.session_key
    assert client.get("/deconnexion/").status_code == 405
    assert client.post("/deconnexion/")["Location"] == SIGN_IN
    stolen = Browser()
    stolen.cookies["carnet"] = key
    assert stolen.get("/").status_code == 302


def test_sign_in_asks_for_the_token_of_the_page(person):
    person()
    assert sign_in(Browser(enforce_csrf_checks=True)).status_code == 403


def test_after_five_failures_the_pauses_grow(client, person):
    person()
    with time_machine.travel("2026-11-24 09:00Z", tick=False) as clock:
        for _ in range(5):
            assert sign_in(client, password="faux").status_code == 422
        refused = sign_in(client)
        assert refused.status_code == 429 and "Trop d’essais" in refused.content.decode()
        assert 'value="s.petit"' in refused.content.decode()
        clock.shift(timedelta(seconds=6))
        assert sign_in(client, password="faux").status_code == 422
        clock.shift(timedelta(seconds=6))
        assert sign_in(client).status_code == 429, "the second pause is longer"
        clock.shift(timedelta(seconds=10))
        assert sign_in(client).status_code == 302


def test_somebody_elsewhere_cannot_keep_a_person_out(client, person):
    person()
    for _ in range(40):
        sign_in(client, password="faux", REMOTE_ADDR="203.0.113.9")
    assert sign_in(client, REMOTE_ADDR="203.0.113.9").status_code == 429
    assert sign_in(client, REMOTE_ADDR="192.0.2.4").status_code == 302


def test_one_address_cannot_try_a_password_on_everybody(client, person):
    person()
    answers = [sign_in(client, f"personne{number}", "Soleil2026!!").status_code for number in range(35)]
    assert answers[:30] == [422] * 30 and set(answers[30:]) == {429}


def test_a_forged_header_does_not_change_the_address(client, person):
    person()
    for number in range(5):
        sign_in(client, password="faux", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert sign_in(client, HTTP_X_FORWARDED_FOR="198.51.100.77").status_code == 429


def test_a_trusted_proxy_tells_the_address(client, person, settings):
    settings.CARNET_TRUSTED_PROXIES = frozenset({"127.0.0.1"})
    person()
    for number in range(5):
        sign_in(client, password="faux", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 203.0.113.9")
    assert sign_in(client, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429
    assert sign_in(client, HTTP_X_FORWARDED_FOR="203.0.113.9, 203.0.113.8").status_code == 302


def test_a_success_forgets_the_failures_of_the_pair(client, person):
    person()
    for _ in range(4):
        sign_in(client, password="faux")
    sign_in(client)
    assert not Throttle.objects.filter(key__startswith=PAIR).exists()
    assert Throttle.objects.get(key__startswith=ADDRESS).failures == 4


def test_failures_are_forgotten_in_the_end(client, person):
    person()
    with time_machine.travel("2026-11-24 09:00Z", tick=False) as clock:
        for _ in range(5):
            sign_in(client, password="faux")
        clock.shift(timedelta(hours=13))
        sign_in(client, password="faux")
    assert {row.failures for row in Throttle.objects.all()} == {1}


@pytest.mark.parametrize("kind", [PAIR, ADDRESS])
def test_pauses_only_grow_and_have_an_end(kind):
    pauses = [pause(kind, failures) for failures in range(5000)]
    assert pauses == sorted(pauses) and not pauses[4] and pauses[-1] <= timedelta(minutes=15)


def test_the_log_tells_without_telling_secrets(client, person, caplog):
    user = person()
    caplog.set_level(logging.INFO, "carnet.security")
    sign_in(client, password="faux secret")
    sign_in(client, "mon-mot-de-passe", "faux secret")
    sign_in(client)
    client.post("/deconnexion/")
    lines = [record.getMessage() for record in caplog.records if record.name == "carnet.security"]
    assert [line.split()[0] for line in lines] == [
        "event=sign_in.refused",
        "event=sign_in.refused",
        "event=sign_in.ok",
        "event=sign_out",
    ]
    assert f"user={user.pk}" in lines[2] and "address=127.0.0.1" in lines[2]
    assert not any(secret in "".join(lines) for secret in ("secret", "mon-mot-de-passe", PASSWORD))


def test_the_page_of_sign_in_asks_the_base_one_thing(client, person, django_assert_num_queries):
    """Whether somebody has an account at all."""
    person()
    with django_assert_num_queries(1):
        client.get(SIGN_IN)


def test_who_is_signed_in_is_sent_on(client, person):
    client.force_login(person())
    assert client.get(SIGN_IN + "?next=/mon-compte/")["Location"] == "/mon-compte/"


def test_without_signing_in_nothing_answers(client, person):
    person()
    for name in ("dashboard:home", "accounts:account", "accounts:users", "accounts:add"):
        assert client.get(reverse(name))["Location"].startswith(SIGN_IN)
