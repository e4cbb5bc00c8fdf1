import pytest

from carnet.accounts.models import User
from tests.cast import alice, bob, everybody


@pytest.fixture
def demo(settings, db):
    settings.CARNET_DEMO = True
    everybody()


def test_one_button_per_person_and_a_banner(client, demo):
    page = client.get("/connexion/").content.decode()
    assert all(f"/connexion/demonstration/{user.pk}/" in page for user in everybody())


def test_a_click_signs_in(client, demo):
    assert client.post(f"/connexion/demonstration/{bob().pk}/", {"next": "/mon-compte/"})["Location"] == "/mon-compte/"
    assert "Bob Fradet" in client.get("/mon-compte/").content.decode()


def test_a_click_is_a_post(client, demo):
    assert client.get(f"/connexion/demonstration/{bob().pk}/").status_code == 405


def test_a_closed_account_has_no_button(client, demo):
    User.objects.filter(username="bob").update(is_active=False)
    assert client.post(f"/connexion/demonstration/{User.objects.get(username='bob').pk}/").status_code == 404


@pytest.mark.parametrize(
    "origin",
    [
        {"REMOTE_ADDR": "192.0.2.4"},
        {"REMOTE_ADDR": "192.0.2.4", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "192.0.2.4", "HTTP_X_REAL_IP": "::1", "HTTP_FORWARDED": "for=127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.4"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "::ffff:192.0.2.4"},
        {"REMOTE_ADDR": "127.0.0.1.evil.example"},
        {"REMOTE_ADDR": ""},
    ],
)
@pytest.mark.parametrize("trusted", [frozenset(), frozenset({"192.0.2.4", "127.0.0.1"})])
def test_from_anywhere_else_there_is_no_door(client, demo, settings, origin, trusted):
    settings.CARNET_TRUSTED_PROXIES = trusted
    assert "demonstration" not in client.get("/connexion/", **origin).content.decode()
    assert client.post(f"/connexion/demonstration/{alice().pk}/", **origin).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_every_form_of_loopback_is_this_machine(client, demo, address):
    assert client.post(f"/connexion/demonstration/{alice().pk}/", REMOTE_ADDR=address).status_code == 302


def test_without_demonstration_there_is_no_door(client, db):
    assert "demonstration" not in client.get("/connexion/").content.decode()
    assert client.post(f"/connexion/demonstration/{alice().pk}/").status_code == 404
    assert "_auth_user_id" not in client.session
