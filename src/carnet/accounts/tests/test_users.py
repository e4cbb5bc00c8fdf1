from threading import Barrier, Thread

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse

from carnet.accounts.actor import Actor, Source, system
from carnet.accounts.models import Role, User
from carnet.kernel.errors import Forbidden, Refused
from tests.cast import alice, bob, chloe, everybody

TYPED = {"name": "Léa Roux", "username": "Lea.Roux", "email": "lea@tilleuls.example", "role": "secretary"}


@pytest.fixture
def direction(client, db):
    client.force_login(alice())
    return client


def test_direction_sees_everybody_in_one_query_more(direction, django_assert_max_num_queries):
    everybody()
    with django_assert_max_num_queries(6):
        page = direction.get("/utilisateurs/").content.decode()
    assert all(user.name in page for user in everybody())


def test_an_account_is_opened_without_typing_a_password(direction):
    answer = direction.post("/utilisateurs/nouveau/", TYPED)
    lea = User.objects.get(username="lea.roux")
    assert answer["Location"] == f"/utilisateurs/{lea.pk}/invitation/"
    assert (lea.name, lea.role, lea.email) == ("Léa Roux", "secretary", "lea@tilleuls.example")
    assert not lea.has_usable_password()


def test_only_the_fields_of_the_form_are_taken(direction):
    direction.post("/utilisateurs/nouveau/", {**TYPED, "is_active": "", "password": "x", "session_generation": "9"})
    lea = User.objects.get(username="lea.roux")
    assert lea.is_active and lea.session_generation == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "ALICE"},
        {"username": "avec espace"},
        {"username": "é.durand"},
        {"username": "x" * 200},
        {"role": "root"},
        {"role": ""},
        {"email": "pas une adresse"},
        {"name": ""},
        {"name": "n" * 121},
    ],
)
def test_bad_input_writes_nothing_and_keeps_what_was_typed(direction, wrong):
    answer = direction.post("/utilisateurs/nouveau/", {**TYPED, **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422 and User.objects.count() == 1
    kept = {**TYPED, **wrong}
    assert all(f'value="{kept[name]}"' in page for name in ("name", "username", "email") if kept[name])


def test_an_account_is_changed(direction):
    direction.post(f"/utilisateurs/{chloe().pk}/", {**TYPED, "username": "chloe", "role": "accountant"})
    assert (chloe().name, chloe().role) == ("Léa Roux", "accountant")


@pytest.mark.parametrize("by", [bob, chloe])
def test_others_may_neither_see_nor_do_anything(client, db, by):
    client.force_login(by())
    target = alice()
    before = list(User.objects.order_by("pk").values())
    for name in ("users", "add"):
        assert client.get(reverse(f"accounts:{name}")).status_code == 403
    for name in ("user", "invite", "close", "reopen", "end_sessions"):
        address = reverse(f"accounts:{name}", args=[target.pk])
        assert client.get(address).status_code == 403
        assert client.post(address, TYPED).status_code == 403
    assert client.post("/utilisateurs/nouveau/", TYPED).status_code == 403
    assert list(User.objects.order_by("pk").values()) == before


def test_the_acts_themselves_ask_for_the_right(db):
    by = Actor(bob(), Source.SCREEN)
    for act in (alice().close, alice().reopen, alice().end_sessions):
        with pytest.raises(Forbidden, match="direction"):
            act(by=by)
    with pytest.raises(Forbidden):
        User.add(by=by, username="x1", name="X", role="direction")


def test_closing_an_account_ends_its_sessions_for_good(direction, browser_of):
    his = browser_of(bob())
    answer = direction.post(f"/utilisateurs/{bob().pk}/fermer/")
    assert answer["Location"] == "/utilisateurs/" and his.get("/").status_code == 302
    direction.post(f"/utilisateurs/{bob().pk}/rouvrir/")
    assert bob().is_active and his.get("/").status_code == 302, "the old session must not come back to life"


def test_every_session_of_a_person_can_be_ended(direction, browser_of):
    his = browser_of(bob())
    direction.post(f"/utilisateurs/{bob().pk}/deconnecter/")
    assert his.get("/").status_code == 302 and bob().is_active


def test_the_last_person_in_charge_is_neither_closed_nor_demoted(direction):
    direction.post(f"/utilisateurs/{alice().pk}/fermer/")
    demoted = {**TYPED, "username": "alice", "role": "secretary"}
    answer = direction.post(f"/utilisateurs/{alice().pk}/", demoted)
    assert answer.status_code == 422 and "seule personne de la direction" in answer.content.decode()
    assert alice().is_active and alice().role == Role.DIRECTION and alice().name == "Alice Martineau"


def test_with_two_in_charge_one_may_go(direction):
    User.objects.filter(pk=bob().pk).update(role=Role.DIRECTION)
    direction.post(f"/utilisateurs/{alice().pk}/fermer/")
    assert not User.objects.get(username="alice").is_active


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_in_charge_who_close_each_other_leave_one():
    users = [alice(), User.objects.create_user("zoe", name="Zoé", role=Role.DIRECTION)]
    start = Barrier(2)
    refused = []

    def close(user):
        start.wait()
        try:
            user.close(by=system())
        except Refused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=close, args=[user]) for user in users]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(refused) == 1 and User.objects.in_charge().count() == 1


def test_the_same_identifier_taken_meanwhile_is_a_sentence(db):
    User.add(by=system(), username="lea", name="Léa", role="secretary")
    with pytest.raises(Refused, match="déjà pris"):
        User.add(by=system(), username="LEA", name="Léa", role="secretary")


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 30, "9" * 5000, "-1", "1e999", "x"])
def test_an_address_of_nobody_is_not_found(direction, pk):
    assert direction.get(f"/utilisateurs/{pk}/").status_code == 404


def test_reading_screens_writes_nothing(direction):
    before = list(User.objects.values())
    for address in ("/utilisateurs/", "/utilisateurs/nouveau/", f"/utilisateurs/{alice().pk}/"):
        assert direction.get(address).status_code == 200
    assert direction.get(f"/utilisateurs/{alice().pk}/invitation/").status_code == 200
    for name in ("close", "reopen", "end_sessions"):
        assert direction.get(reverse(f"accounts:{name}", args=[alice().pk])).status_code == 405
    assert list(User.objects.values()) == before


def test_names_are_escaped_wherever_they_are_shown(direction):
    User.objects.filter(pk=bob().pk).update(name="<script>alert(1)</script>")
    for address in ("/utilisateurs/", f"/utilisateurs/{bob().pk}/", f"/utilisateurs/{bob().pk}/invitation/"):
        assert "<script>alert" not in direction.get(address).content.decode()


def test_a_password_is_not_needed_to_be_unusable(db):
    User.add(by=system(), username="lea", name="Léa", role="secretary")
    assert authenticate(username="lea", password="") is None


def test_nothing_typed_says_what_to_type(db):
    everybody()
    page = Browser().post("/connexion/", {"identifier": "", "password": ""}).content.decode()
    assert "Tapez votre identifiant" in page and "Tapez votre mot de passe." in page
    assert "Ce champ est obligatoire" not in page
