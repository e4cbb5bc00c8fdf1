"""The outbox and its settings on the screen."""

import pytest
from django.urls import path, reverse

from carnet.accounts.actor import Actor, Source, system
from carnet.jobs.lane import take_one
from carnet.kernel.errors import Refused
from carnet.mail import letters
from carnet.mail.composing import Draft, compose
from carnet.mail.letters import LETTERS, Letter
from carnet.mail.models import ChangedLetter, MailSettings, Message, State
from carnet.mail.tests.test_sending import TEXT, kept
from tests.cast import alice, bob, tom

LETTER = Letter(
    "essai.parti",
    "Envoi d’un essai",
    "Votre essai {numero}",
    "Bonjour {client},\n\n{numero} est là.",
    {"numero": "son n°", "client": "le nom"},
)
SERVER = {
    "sender": "contact@tilleuls.example", "sender_name": "Tilleuls", "reply_to": "", "copy_to": "", "closing": "Alice",
    "host": "SMTP.tilleuls.example", "port": "587", "security": "starttls", "user": "contact", "password": "",
}  # fmt: skip


@pytest.fixture
def direction(client, db):
    client.force_login(alice())
    return client


def test_the_outbox_shows_each_message_and_why_it_failed(mailbox, direction):
    mailbox.says = "550 boîte pleine"
    message = Message.queue(by=Actor(alice(), Source.SCREEN), files=[kept()], **TEXT)
    take_one("quick")
    assert "Votre devis DV-2026-0142" in direction.get("/messages/?etat=echec").content.decode()
    assert "Aucun message ici" in direction.get("/messages/?etat=envoyes").content.decode()
    page = direction.get(f"/messages/{message.pk}/").content.decode()
    assert "Le serveur a répondu 550" in page and "Devis DV-2026-0142.pdf" in page and "Renvoyer maintenant" in page
    mailbox.says = ""
    direction.post(f"/messages/{message.pk}/renvoyer/")
    take_one("quick")
    assert Message.objects.get().state == State.SENT
    assert "Renvoyer maintenant" not in direction.get(f"/messages/{message.pk}/").content.decode()


def test_the_attachment_is_served_to_who_sees_the_message(mailbox, direction, client):
    message = Message.queue(by=Actor(alice(), Source.SCREEN), files=[kept()], **TEXT)
    address = reverse("mail:attachment", args=[message.pk, message.attachments.get().pk])
    assert b"".join(direction.get(address).streaming_content) == b"%PDF-1.7 devis"
    client.force_login(bob())
    assert client.get(address).status_code == 404 and client.get(f"/messages/{message.pk}/").status_code == 404
    assert client.post(f"/messages/{message.pk}/annuler/").status_code == 404
    client.force_login(tom())
    assert client.get("/messages/").status_code == 403


def test_a_long_outbox_is_read_page_by_page_with_as_many_queries(mailbox, direction, django_assert_max_num_queries):
    by = Actor(alice(), Source.SCREEN)
    for index in range(60):
        Message.queue(by=by, **(TEXT | {"subject": f"Message {index}"}))
    with django_assert_max_num_queries(12):
        page = direction.get("/messages/").content.decode()
    assert "Message 59" in page and "Message 9<" not in page and "plus anciens" in page
    following = Message.objects.get(subject="Message 10").pk
    assert "Message 9<" in direction.get(f"/messages/?avant={following}").content.decode()


def test_the_server_is_set_and_its_password_is_never_shown(direction):
    from carnet.mail import server

    assert direction.post("/messages/reglages/", SERVER | {"password": " p w "}).status_code == 302
    assert MailSettings.current().host == "smtp.tilleuls.example" and server.password() == " p w "
    page = direction.get("/messages/reglages/").content.decode()
    assert "p w" not in page and "Un mot de passe est gardé" in page
    direction.post("/messages/reglages/", SERVER)
    assert server.password() == " p w "


WRONG = [
    ("host", "http://x"),
    ("port", "0"),
    ("port", "70000"),
    ("security", "autre"),
    ("sender", ""),
    ("sender", "x"),
    ("reply_to", "a b"),
]


@pytest.mark.parametrize(("field", "wrong"), WRONG)
def test_bad_settings_write_nothing_and_keep_what_was_typed(direction, field, wrong):
    answer = direction.post("/messages/reglages/", SERVER | {field: wrong})
    assert answer.status_code == 422 and not MailSettings.objects.exists() and "Alice" in answer.content.decode()


def test_a_trial_goes_to_oneself(mailbox, direction):
    person = alice()
    person.email = "alice@tilleuls.example"
    person.save()
    direction.post("/messages/reglages/essai/")
    take_one("quick")
    assert mailbox.recipients == [["alice@tilleuls.example"]]


def test_a_letter_is_worded_by_the_firm_and_restored(direction):
    with LETTERS.temporarily(LETTER):
        assert letters.write("essai.parti", numero="E-1", client="{numero}") == letters.Written(
            "Votre essai E-1", "Bonjour {numero},\n\nE-1 est là."
        )
        assert (
            direction.post(
                "/messages/modeles/essai.parti/", {"subject": "{numéro} {numero}", "body": "Salut {client}"}
            ).status_code
            == 302
        )
        assert letters.write("essai.parti", numero="E-1", client="Paul").body == "Salut Paul"
        answer = direction.post("/messages/modeles/essai.parti/", {"subject": "{prix}", "body": "x"})
        assert answer.status_code == 422 and "« {prix} » n’existe pas ici" in answer.content.decode()
        assert "le vôtre" in direction.get("/messages/modeles/").content.decode()
        direction.post("/messages/modeles/essai.parti/", {"retablir": "1"})
        assert not ChangedLetter.objects.exists()
        assert direction.get("/messages/modeles/inconnu/").status_code == 404


def test_an_unknown_place_is_refused_by_the_act_too(db):
    with LETTERS.temporarily(LETTER), pytest.raises(Refused, match="prix"):
        ChangedLetter.change("essai.parti", "x", "{prix}", by=system())


def an_app_above(request):
    def noted(message: Message) -> None:
        Message.objects.filter(pk=message.pk).update(copy="note@port.example")

    draft = Draft(("essai", 7), "client@port.example", "Objet", "Texte", [], noted)
    return compose(request, draft, back="/messages/")


urlpatterns = [path("essai/", an_app_above), *__import__("carnet.config.urls", fromlist=["urlpatterns"]).urlpatterns]
handler404 = "carnet.ui.views.not_found"


@pytest.mark.urls("carnet.mail.tests.test_screens")
def test_an_app_above_lets_write_a_message_in_three_lines(mailbox, direction):
    assert "client@port.example" in direction.get("/essai/").content.decode()
    wrong = direction.post("/essai/", {"to": "x", "subject": "Gardé", "body": "Aussi gardé"})
    assert wrong.status_code == 422 and "Aussi gardé" in wrong.content.decode() and not Message.objects.exists()
    assert direction.post("/essai/", {"to": "b@port.example", "subject": "S", "body": "B"})["Location"] == "/messages/"
    (message,) = Message.objects.all()
    assert (message.about_kind, message.about_id, message.to) == ("essai", 7, "b@port.example")
    assert message.copy == "note@port.example"
