from threading import Barrier, Thread

import pytest
from django.contrib.auth import authenticate
from django.db import connection

from carnet.accounts.models import Role, User
from carnet.company import first_start
from carnet.company.first_start import STARTERS, Starter
from carnet.company.models import Company
from carnet.config import setup_token
from carnet.kernel.errors import Refused
from tests.cast import alice

HERE = "/premiere-installation/"
SECRET = "un moulin près de la rivière"
TYPED = {
    "firm-name": "Menuiserie des Tilleuls",
    "firm-siret": "",
    "firm-postcode": "49300",
    "firm-city": "Cholet",
    "person-name": "Alice Martineau",
    "person-username": "Alice",
    "person-email": "",
    "person-new": SECRET,
    "person-again": SECRET,
}


@pytest.fixture
def key(db):
    yield setup_token.issue()
    setup_token.consume()


def typed(key, **changes):
    return {**TYPED, "cle": key, **changes}


@pytest.mark.parametrize("address", ["/", "/connexion/", "/utilisateurs/", "/reglages/", "/mon-compte/"])
def test_while_nobody_has_an_account_every_page_leads_there(client, db, address):
    assert client.get(address)["Location"] == HERE


def test_without_the_key_the_page_says_where_the_link_is(client, key):
    for given in ("", "?cle=", "?cle=faux", f"?cle={key[:-1]}", f"?cle={key}x", "?cle=é"):
        answer = client.get(HERE + given)
        assert answer.status_code == 403 and "carnet serve" in answer.content.decode()
        assert 'name="person-new"' not in answer.content.decode()


def test_without_a_key_issued_nothing_opens(client, db):
    setup_token.consume()
    assert client.get(HERE + "?cle=").status_code == 403
    assert client.post(HERE, typed("")).status_code == 403
    assert not User.objects.exists()


def test_a_false_key_writes_nothing(client, key):
    assert client.post(HERE, typed("faux")).status_code == 403
    assert not User.objects.exists() and not Company.objects.exists()


def test_the_key_opens_the_page_and_looking_writes_nothing(client, key):
    assert client.get(f"{HERE}?cle={key}").status_code == 200
    assert not User.objects.exists() and not Company.objects.exists() and setup_token.valid(key)


def test_the_firm_and_its_first_administrator_are_made_and_signed_in(client, key):
    assert client.post(HERE, typed(key))["Location"] == "/"
    assert authenticate(username="alice", password=SECRET).role == Role.DIRECTION
    assert (Company.current().name, Company.current().city) == ("Menuiserie des Tilleuls", "Cholet")
    assert "Alice Martineau" in client.get("/mon-compte/").content.decode()
    assert not setup_token.valid(key)


def test_the_vat_number_comes_from_the_siret(client, key):
    client.post(HERE, typed(key, **{"firm-siret": "000 000 000 00000"}))
    assert (Company.current().siret, Company.current().vat_number) == ("00000000000000", "FR12000000000")


def test_once_done_it_is_closed_for_ever(client, key):
    alice()
    assert client.get(f"{HERE}?cle={key}")["Location"] == "/"
    assert client.post(HERE, typed(key, **{"person-username": "pirate"}))["Location"] == "/"
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"firm-name": ""},
        {"firm-name": "n" * 161},
        {"firm-siret": "12345678901234"},
        {"firm-siret": "à demander"},
        {"firm-siret": "٠" * 14},
        {"person-username": "avec espace"},
        {"person-email": "x"},
        {"person-new": "motdepasse1234", "person-again": "motdepasse1234"},
        {"person-new": "alice martineau", "person-again": "alice martineau"},
        {"person-again": "autre chose"},
        {"person-name": ""},
    ],
)
def test_bad_input_writes_nothing_and_keeps_what_was_typed(client, key, wrong):
    answer = client.post(HERE, typed(key, **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and SECRET not in page
    assert not User.objects.exists() and not Company.objects.exists() and setup_token.valid(key)
    assert 'value="49300"' in page and f'value="{key}"' in page
    assert 'value="n' in page or 'value="Menuiserie des Tilleuls"' in page or not wrong.get("firm-name", "x")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_administrator():
    key = setup_token.issue()
    start, refused = Barrier(2), []

    def work(name):
        start.wait()
        try:
            first_start.set_up({"name": name}, {"username": name, "name": name, "password": SECRET})
        except Refused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=work, args=[name]) for name in ("alice", "bob")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    user = User.objects.get()
    assert Company.current().name == user.username and len(refused) == 1
    assert not setup_token.valid(key)


def test_the_second_of_two_is_told_so(client, key, monkeypatch):
    monkeypatch.setattr(first_start, "opens", lambda given: True)
    monkeypatch.setattr("carnet.company.views.first_start.done", lambda: False)

    def too_late(firm, person):
        raise Refused("Carnet vient d’être installé par quelqu’un d’autre : connectez-vous.")

    monkeypatch.setattr(first_start, "set_up", too_late)
    assert "quelqu’un d’autre" in client.post(HERE, typed(key)).content.decode()


def test_a_starter_is_offered_when_one_is_plugged(client, key):
    assert "démonstration" not in client.get(f"{HERE}?cle={key}").content.decode()
    starter = Starter("fiction", "Essayer avec des données de démonstration", "Une firme inventée.", alice)
    with STARTERS.temporarily(starter):
        assert "Essayer avec des données" in client.get(f"{HERE}?cle={key}").content.decode()
        assert client.post(HERE, {"cle": "faux", "starter": "fiction"}).status_code == 403
        assert client.post(HERE, {"cle": key, "starter": "inconnu"})["Location"] == "/"
        assert not User.objects.exists()
        assert client.post(HERE, {"cle": key, "starter": "fiction"})["Location"] == "/"
    assert "Alice Martineau" in client.get("/mon-compte/").content.decode()
    assert not setup_token.valid(key)


def test_the_page_of_the_health_stays_open(client, db):
    """Monitors must see a server that waits for its set-up."""
    answer = client.get("/sante/")
    assert answer.status_code == 404 or answer.get("Location") != HERE
