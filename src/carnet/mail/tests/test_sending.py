"""From the outbox to a real server: sent, tried again, given up, never twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Actor, Source, system
from carnet.files import store
from carnet.files.models import File
from carnet.files.purge import purge
from carnet.jobs.lane import take_one
from carnet.jobs.models import Job
from carnet.kernel.errors import Forbidden, Refused
from carnet.mail import delivering, server
from carnet.mail.models import MailSettings, Message, State
from carnet.mail.subjects import SUBJECTS, MailSubject
from carnet.mail.tests.mailbox import free_port, set_server
from tests.cast import alice, bob, tom

TEXT = {"to": "client@port.example", "subject": "Votre devis DV-2026-0142", "body": "Bonjour,\n\nVoici votre devis.\n"}


def queue(**more) -> Message:
    with transaction.atomic():
        return Message.queue(by=system(), **(TEXT | more))


def kept(content: bytes = b"%PDF-1.7 devis", name: str = "Devis DV-2026-0142.pdf") -> File:
    stored = store.write([content])
    return File.objects.create(
        key=stored.key, name=name, content_type="application/pdf", size=stored.size, sha256=stored.sha256
    )


def read(got) -> str:
    return got.get_body().get_content().replace("\r\n", "\n")


def work() -> None:
    """What the lane of jobs does."""
    while take_one("quick"):
        pass


def later(message: Message) -> None:
    """Its next try has come."""
    Message.objects.filter(pk=message.pk).update(next_try_at=timezone.now() - timedelta(seconds=1))
    delivering.take_up()
    work()
    message.refresh_from_db()


def test_a_message_leaves_with_its_attachment_and_says_so(mailbox):
    MailSettings.change(
        by=system(), reply_to="bureau@tilleuls.example", copy_to="archive@tilleuls.example", closing="Alice Moreau"
    )
    message = queue(files=[kept()], copy="syndic@port.example")
    assert message.state == State.WAITING and Job.objects.get().kind == "mail.send"
    work()
    message.refresh_from_db()
    assert message.state == State.SENT and "Envoyé à client@port.example" in message.sentence
    (got,) = mailbox.got
    assert got["From"] == "Menuiserie des Tilleuls <contact@tilleuls.example>" and got["Subject"] == TEXT["subject"]
    assert (got["Reply-To"], got["Cc"], got["Bcc"]) == ("bureau@tilleuls.example", "syndic@port.example", None)
    assert mailbox.recipients == [["client@port.example", "syndic@port.example", "archive@tilleuls.example"]]
    assert got["Message-ID"] == message.message_id and "Date" in got
    assert read(got) == "Bonjour,\n\nVoici votre devis.\n\nAlice Moreau\n"
    (file,) = got.iter_attachments()
    assert file.get_filename() == "Devis DV-2026-0142.pdf" and file.get_content() == b"%PDF-1.7 devis"


def test_accents_long_lines_and_odd_names_arrive_as_they_were_typed(mailbox):
    body = "Ễ œuvre " * 300 + "\n.\n..\nFrom moi\n"
    queue(subject="Été : l’œuvre de Mme Nguyễn Thị Lan 🥐", body=body, files=[kept(name="Devis œuvre « été ».pdf")])
    work()
    (got,) = mailbox.got
    assert got["Subject"] == "Été : l’œuvre de Mme Nguyễn Thị Lan 🥐"
    assert read(got).strip() == body.strip()
    assert next(got.iter_attachments()).get_filename() == "Devis œuvre « été ».pdf"


def test_nothing_is_queued_by_a_transaction_that_is_taken_back(mailbox):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Message.queue(by=system(), **TEXT)
        raise ZeroDivisionError
    work()
    assert not Message.objects.exists() and not Job.objects.exists() and not mailbox.got


def test_several_messages_are_one_work(mailbox):
    for _ in range(3):
        queue()
    assert Job.objects.count() == 1
    work()
    assert len(mailbox.got) == 3 and Message.objects.filter(state=State.SENT).count() == 3


def test_an_address_that_the_server_refuses_for_good_fails_at_once(mailbox):
    mailbox.refuses = {"client@port.example": "550 no such user"}
    message = queue()
    work()
    message.refresh_from_db()
    assert (
        message.state == State.FAILED and "client@port.example est refusée par le serveur (no such user)" in message.why
    )
    assert message.attempts == 1 and not mailbox.got


def test_one_of_two_addresses_refused_is_told_and_the_other_served(mailbox):
    mailbox.refuses = {"faux@port.example": "550 no"}
    message = queue(to="client@port.example, faux@port.example")
    work()
    message.refresh_from_db()
    assert message.state == State.SENT and "Refusé pour faux@port.example." in message.sentence


def test_a_busy_server_is_asked_again_after_longer_and_longer_pauses(mailbox):
    mailbox.says = "451 too busy"
    message, pauses = queue(), []
    work()
    message.refresh_from_db()
    while message.state == State.WAITING:
        pauses.append(round((message.next_try_at - timezone.now()).total_seconds() / 60))
        assert "451" in message.why and "Nouvel essai" in message.sentence
        delivering.take_up()
        assert not Job.objects.filter(state="waiting").exists()  # not before its time
        later(message)
    assert pauses == [1, 5, 15, 60, 240, 720, 1440] and message.state == State.FAILED and message.attempts == 8
    mailbox.says = ""
    message.retry(by=system())
    work()
    message.refresh_from_db()
    assert message.state == State.SENT and len(mailbox.got) == 1


def test_a_server_that_is_away_is_asked_again(mailbox):
    set_server(free_port())
    message = queue()
    work()
    message.refresh_from_db()
    assert message.state == State.WAITING and "n’a pas pu être joint" in message.why


def test_a_wrong_password_is_said_and_the_right_one_opens(guarded):
    server.keep_password("faux")
    message = queue()
    work()
    message.refresh_from_db()
    assert message.state == State.WAITING and "utilisateur ou le mot de passe" in message.why
    server.keep_password("secret")
    later(message)
    assert message.state == State.SENT and len(guarded.got) == 1


@pytest.mark.parametrize(
    ("security", "sentence"), [("starttls", "ne sait pas chiffrer"), ("tls", "connexion chiffrée")]
)
def test_a_server_that_does_not_cipher_is_said(mailbox, security, sentence):
    MailSettings.change(by=system(), security=security)
    message = queue()
    work()
    message.refresh_from_db()
    assert sentence in message.why and not mailbox.got


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_ciphered_connection_with_a_trusted_certificate_sends(ciphered, security):
    box, port = ciphered[security]
    set_server(port, host="localhost", security=security)
    message = queue()
    work()
    message.refresh_from_db()
    assert message.state == State.SENT, message.why
    assert len(box.got) == 1


def test_a_certificate_of_another_name_is_refused(ciphered):
    box, port = ciphered["starttls"]
    set_server(port, host="127.0.0.1", security="starttls")
    message = queue()
    work()
    message.refresh_from_db()
    assert message.state == State.WAITING and "certificat" in message.why and not box.got


def test_a_process_killed_while_it_sends_is_taken_up_under_the_same_name(mailbox):
    message = queue()
    assert delivering._claim().pk == message.pk  # and the process dies here
    work()
    assert not mailbox.got  # it may be sending still
    Message.objects.filter(pk=message.pk).update(next_try_at=timezone.now() - timedelta(minutes=6))
    delivering.take_up()
    work()
    message.refresh_from_db()
    assert message.state == State.SENT and [got["Message-ID"] for got in mailbox.got] == [message.message_id]


@pytest.mark.postgresql
def test_two_processes_never_take_the_same_message(mailbox):
    queue(), queue()
    first, second = delivering._claim(), delivering._claim()
    assert first.pk != second.pk and delivering._claim() is None


def test_who_was_silent_for_too_long_writes_nothing_over_the_other(mailbox):
    message = queue()
    slow = delivering._claim()
    Message.objects.filter(pk=message.pk).update(next_try_at=timezone.now() - timedelta(minutes=6))
    work()
    delivering._became(slow, State.FAILED, "trop tard")
    message.refresh_from_db()
    assert message.state == State.SENT


def test_a_message_of_a_copy_put_back_does_not_leave_by_itself(mailbox):
    message = queue()
    Message.objects.update(asked_at=timezone.now() - timedelta(days=5))
    work()
    message.refresh_from_db()
    assert message.state == State.FAILED and "quatre jours" in message.why and not mailbox.got
    message.retry(by=system())
    work()
    assert len(mailbox.got) == 1


def test_an_attachment_lost_or_altered_stops_the_message(mailbox):
    lost, altered = kept(name="perdu.pdf"), kept(name="altéré.pdf")
    store.remove(lost.key)
    store.path_of(altered.key).write_bytes(b"autre chose")
    first, second = queue(files=[lost]), queue(files=[altered])
    work()
    first.refresh_from_db()
    second.refresh_from_db()
    assert "« perdu.pdf » est introuvable" in first.why and "« altéré.pdf » a été altérée" in second.why
    assert {first.state, second.state} == {State.FAILED} and not mailbox.got


def test_what_was_sent_is_kept_as_long_as_its_message(mailbox):
    file = kept()
    message = queue(files=[file])
    work()
    purge()
    assert File.objects.filter(pk=file.pk).exists()
    Message.objects.update(created_at=timezone.now() - timedelta(days=366))
    delivering.forget_old()
    purge()
    assert not Message.objects.filter(pk=message.pk).exists() and not File.objects.filter(pk=file.pk).exists()


def test_the_app_above_hears_what_became_of_its_message(mailbox):
    told = []
    subject = MailSubject(
        "essai", lambda pk: f"/essais/{pk}/", lambda message: told.append((message.about_id, message.state))
    )
    with SUBJECTS.temporarily(subject):
        queue(about=("essai", 7))
        work()
        mailbox.says = "550 never"
        queue(about=("essai", 8))
        work()
    assert told == [(7, State.SENT), (8, State.FAILED)]
    assert Message.objects.about("essai", 7).get().state == State.SENT


def test_nothing_leaves_a_demonstration(mailbox, settings):
    settings.CARNET_DEMO = True
    message = queue()
    assert message.state == State.DEMO and not Job.objects.exists()
    delivering.take_up()
    work()
    with pytest.raises(Refused):
        message.retry(by=system())
    Message.objects.update(state=State.WAITING, next_try_at=timezone.now())
    delivering.take_up()
    work()
    assert not mailbox.got


def test_a_message_can_be_stopped_until_it_leaves(mailbox):
    message = queue()
    message.cancel(by=system())
    work()
    assert message.state == State.CANCELLED and not mailbox.got
    sent = queue()
    work()
    with pytest.raises(Refused, match="déjà parti"):
        sent.cancel(by=system())
    with pytest.raises(Refused, match="déjà parti"):
        sent.retry(by=system())


WRONG = [
    ({"to": ""}, "destinataire"), ({"to": "pas une adresse"}, "n’est pas une adresse"), ({"to": "a@b.example\nBcc: x@y.example"}, "Bcc:"),
    ({"to": ",".join(f"a{n}@b.example" for n in range(11))}, "10 destinataires"), ({"subject": " \n "}, "l’objet"),
    ({"subject": "x" * 201}, "200 caractères"), ({"body": " "}, "le texte"), ({"body": "x" * 20_001}, "20 000"), ({"copy": "@"}, "n’est pas une adresse"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "sentence"), WRONG)
def test_what_cannot_be_sent_is_refused_with_what_to_do(mailbox, typed, sentence):
    with pytest.raises(Refused, match=sentence):
        queue(**typed)
    assert not Message.objects.exists()


def test_a_subject_stays_on_one_line(mailbox):
    queue(subject="Devis\r\nBcc: autre@port.example")
    work()
    (got,) = mailbox.got
    assert got["Subject"] == "Devis Bcc: autre@port.example" and got["Bcc"] is None


def test_attachments_too_heavy_are_refused(mailbox):
    heavy = kept()
    File.objects.update(size=15_000_001)
    heavy.refresh_from_db()
    with pytest.raises(Refused, match="15 Mo"):
        queue(files=[heavy])


def test_without_a_server_the_message_is_refused_with_what_to_do(db):
    with pytest.raises(Refused, match="Aucun serveur d’envoi"):
        queue()


def test_who_may_write_and_who_sees_what(mailbox):
    of_bob = Message.queue(by=Actor(bob(), Source.SCREEN), **TEXT)
    with pytest.raises(Forbidden):
        Message.queue(by=Actor(tom(), Source.SCREEN), **TEXT)
    of_alice = Message.queue(by=Actor(alice(), Source.SCREEN), **TEXT)
    assert set(Message.objects.visible_to(bob())) == {of_bob}
    assert set(Message.objects.visible_to(alice())) == {of_bob, of_alice}


ADDRESSES = {
    "smtp://a%40b:p%3Aw@mail.example": ("mail.example", 587, "starttls", "a@b", "p:w"),
    "smtps://mail.example": ("mail.example", 465, "tls", "", ""),
    "smtp+plain://127.0.0.1:2525": ("127.0.0.1", 2525, "none", "", ""),
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_server_of_the_environment_is_read(address, settings, db):
    settings.CARNET_SMTP = address
    found = server.current()
    assert (found.host, found.port, found.security, found.user, found.password) == ADDRESSES[address]


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://", "smtp://a:b@c:port"])
def test_an_address_of_server_that_is_none_stops_the_start(address):
    from carnet.kernel.errors import ConfigurationError

    with pytest.raises(ConfigurationError, match="CARNET_SMTP"):
        server.read(address)


def test_the_password_is_a_private_file_and_no_row(db):
    from django.conf import settings

    server.keep_password("chut")
    path = settings.CARNET_HOME / "smtp-password"
    assert path.stat().st_mode & 0o777 == 0o600 and server.password() == "chut"
    path.unlink()
    assert server.password() == ""
