"""Reminder letters: who is due one, what it says for ever, how it leaves, what stops it."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.clients.models import Client, Event
from carnet.clients.tests.helpers import signed_in
from carnet.files import store
from carnet.invoices import letters, mailing_reminders, reminding, rendering
from carnet.invoices.models import Invoice, Reminder
from carnet.invoices.tests.making import LINES, by, paid, sophie
from carnet.jobs.models import Job
from carnet.jobs.running import execute
from carnet.kernel.errors import Refused
from carnet.mail.models import Message
from tests import cast

pytestmark = pytest.mark.django_db
INDEX = "/factures/relances/"


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def late_invoice(client: Client | None = None, days: int = 60) -> Invoice:
    client = client or sophie(emails=[{"address": "sophie@abgrall.example"}])
    actor = Actor(cast.alice(), Source.DEMO, at=timezone.now() - timedelta(days=days))
    made = Invoice.draft(client.pk, LINES, by=actor, nature="goods")
    return Invoice.issue(made.pk, by=actor)


def letter(invoice: Invoice | None = None, level: int = 1) -> Reminder:
    invoice = invoice or late_invoice()
    return reminding.remind(invoice.client_id, [invoice.pk], level, by=by())


def codes(client_id: int) -> list[str]:
    return list(Event.objects.filter(client=client_id).order_by("pk").values_list("code", flat=True))


def test_first_second_paused_taken_up_again() -> None:
    invoice, browser = late_invoice(), signed_in(cast.alice())
    assert "Premier rappel" in text_of(browser.get(INDEX))
    assert "Factures en retard" in text_of(browser.get("/"))
    sent = {"client": invoice.client_id, "level": 1, "invoice": [invoice.pk]}
    answer = browser.post("/factures/relances/envoyer/", sent)
    reminder = Reminder.objects.get()
    assert answer["Location"] == f"/factures/relances/{reminder.pk}/"
    assert reminding.to_remind(None) == []
    later = timezone.localdate() + timedelta(days=15)
    assert [one.level for one in reminding.to_remind(None, later)] == [2]
    assert browser.post(f"/factures/{invoice.pk}/suspendre-les-relances/", {"reason": ""}).status_code == 422
    browser.post(f"/factures/{invoice.pk}/suspendre-les-relances/", {"reason": "Litige sur la serrure"})
    assert reminding.to_remind(None, later) == []
    assert "Litige sur la serrure" in text_of(browser.get(f"/factures/{invoice.pk}/"))
    browser.post("/factures/relances/envoyer/", sent | {"level": 2})
    assert Reminder.objects.count() == 1
    browser.post(f"/factures/{invoice.pk}/reprendre-les-relances/")
    assert [one.level for one in reminding.to_remind(None, later)] == [2]


def test_a_letter_is_kept_and_hashed_and_stays_what_it_said() -> None:
    reminder, browser = letter(), signed_in(cast.chloe())
    execute(Job.objects.get(kind=rendering.LETTERS.code))
    reminder.refresh_from_db()
    assert reminder.paper is not None
    kept = store.path_of(reminder.paper.key).read_bytes()
    assert kept[:5] == b"%PDF-" and sha256(kept).hexdigest() == reminder.paper.sha256
    paid(reminder.lines.get().invoice, "330")
    Client.change({reminder.client_id: {"name": "Le Gall"}}, by=by())
    answer: Any = browser.get(f"/factures/relances/{reminder.pk}/relance.pdf")
    assert b"".join(answer.streaming_content) == kept
    page = text_of(browser.get(f"/factures/relances/{reminder.pk}/"))
    assert reminder.paper.sha256 in page and "3\u202f330,00" in page and "3\u202f000,00" in page
    assert "Premier rappel : lettre préparée" in text_of(browser.get(f"/clients/{reminder.client_id}/"))


def test_a_letter_leaves_by_mail_and_its_message_is_a_line_of_the_timeline(settings: Any) -> None:
    settings.CARNET_DEMO = True  # the message stays in the outbox
    reminder, browser = letter(), signed_in(cast.chloe())
    address = f"/factures/relances/{reminder.pk}/envoyer/"
    shown = text_of(browser.get(address))
    number = reminder.lines.get().invoice.number
    assert "sophie@abgrall.example" in shown and f"Rappel : {number}" in shown and "Premier rappel du" in shown
    typed = {"to": "sophie@abgrall.example", "subject": "Rappel", "body": "Bonjour"}
    assert browser.post(address, typed)["Location"] == f"/factures/relances/{reminder.pk}/"
    message = Message.objects.get()
    assert (message.about_kind, message.about_id) == ("reminder", reminder.pk)
    reminder.refresh_from_db()
    assert [one.file for one in message.attachments.all()] == [reminder.paper]
    message.sent_at = timezone.now()
    mailing_reminders.told(message)
    message.sent_at, message.why = None, "Boîte pleine"
    mailing_reminders.told(message)
    assert codes(reminder.client_id)[-3:] == [
        "invoice.reminded", "invoice.reminder_mailed", "invoice.reminder_not_mailed",
    ]  # fmt: skip
    page = text_of(browser.get(f"/clients/{reminder.client_id}/"))
    assert "Premier rappel envoyé par e-mail" in page and "Boîte pleine" in page


def test_what_is_in_dispute_or_paid_since_does_not_leave() -> None:
    reminder = letter()
    invoice = reminder.lines.get().invoice
    Invoice.pause_reminders(invoice.pk, "Litige", by=by())
    with pytest.raises(Refused, match="suspendues"):
        mailing_reminders.draft(reminder, by=by())
    assert "ne part plus" in text_of(signed_in(cast.alice()).get(f"/factures/relances/{reminder.pk}/"))
    Invoice.resume_reminders(invoice.pk, by=by())
    paid(invoice, "3330")
    with pytest.raises(Refused, match="Tout est réglé"):
        mailing_reminders.draft(reminder, by=by())


def test_every_letter_of_the_day_at_once_then_printed_as_one() -> None:
    client = late_invoice().client
    late_invoice(sophie(name="Le Goff", first_name="Yann"))
    late_invoice(client)
    browser = signed_in(cast.alice())
    page = text_of(browser.post("/factures/relances/tout-preparer/", follow=True))
    assert "2\u00a0lettres sont prêtes" in page and "Imprimer 2\u00a0lettres du jour" in page
    assert Job.objects.filter(kind=rendering.LETTERS.code).count() == 1
    assert sorted(one.lines.count() for one in Reminder.objects.all()) == [1, 2]
    assert browser.get("/factures/relances/lettres.pdf").content[:5] == b"%PDF-"
    assert not Reminder.objects.filter(paper=None).exists()
    assert "Aucune relance" in text_of(browser.post("/factures/relances/tout-preparer/", follow=True))
    assert "Aucune lettre" in text_of(browser.get("/factures/relances/lettres.pdf?jour=01/01/2020", follow=True))


def test_a_letter_drawn_twice_is_one_file() -> None:
    reminder = letter()
    same = Reminder.objects.get()
    assert letters.keep(reminder) == letters.keep(same)
