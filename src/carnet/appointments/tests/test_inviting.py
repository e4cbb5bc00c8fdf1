"""What is written to the client, and the reminder of the day before."""

from pathlib import Path

import pytest
import time_machine
import vobject
from django.test import Client as Browser

from carnet.appointments import inviting
from carnet.appointments.models import AgendaOptions, Appointment
from carnet.appointments.tests.made import at, by, made, plan, take
from carnet.clients.models import Client, Event
from carnet.files import store
from carnet.mail.models.message import Message
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings) -> None:
    settings.CARNET_DEMO = True  # messages stay in the outbox: no server is asked for


@pytest.fixture
def written_to(db: None) -> Client:
    return made("Besson", cast.bob(), emails=[{"address": "besson@client.example"}])


def calendar_of(message: Message) -> vobject.base.Component:
    return vobject.readOne(Path(store.path_of(message.attachments.get().file.key)).read_text())


def lines(client: Client) -> list[str]:
    return list(Event.objects.filter(client=client).order_by("pk").values_list("code", flat=True))


@time_machine.travel(at(1, 7), tick=False)
def test_an_invitation_then_its_cancellation_are_one_event_of_the_client_s_calendar(written_to: Client) -> None:
    taken = take(
        written_to, plan(3, 9, 10, notes="secret de fabrication", address=written_to.addresses.get(role="site").pk)
    )
    browser = Browser()
    browser.force_login(cast.chloe())
    page = browser.get(f"/agenda/{taken.pk}/ecrire/").content.decode()
    assert "besson@client.example" in page and "jeudi 3 décembre 2026, 9\u00a0h – 10\u00a0h" in page
    typed = {"to": "besson@client.example", "subject": "Notre rendez-vous", "body": "À jeudi"}
    assert browser.post(f"/agenda/{taken.pk}/ecrire/", typed).status_code == 302
    first = calendar_of(Message.objects.get())
    taken.cancel(by=by(cast.chloe()))
    browser.post(f"/agenda/{taken.pk}/ecrire/", typed)
    last = calendar_of(Message.objects.latest("pk"))
    assert (first.method.value, last.method.value) == ("PUBLISH", "CANCEL")
    assert first.vevent.uid.value == last.vevent.uid.value
    assert int(last.vevent.sequence.value) > int(first.vevent.sequence.value)
    assert first.vevent.location.value == "4 chemin Creux, 49300 Cholet" and "secret" not in first.serialize()
    assert lines(written_to)[-3:] == ["appointment.invited", "appointment.cancelled", "appointment.called_off"]


@time_machine.travel(at(2, 9), tick=False)
def test_the_day_before_each_client_is_reminded_once_and_again_when_it_moved(
    written_to: Client, client: Client
) -> None:
    taken = take(written_to, plan(3, 9, 10))
    take(client, plan(3, 14, 15))  # has no address
    take(written_to, plan(3, 16, 17, kind="call"))
    inviting.remind()
    assert not Message.objects.exists()  # the firm did not ask for it
    AgendaOptions.change(by=by(cast.alice()), reminds=True)
    inviting.remind()
    inviting.remind()
    message = Message.objects.get()
    assert message.to == "besson@client.example" and "jeudi 3 décembre" in message.body
    assert lines(written_to)[-1] == "appointment.reminded"
    taken.move(at(4, 9), at(4, 10), by=by(cast.chloe()))
    with time_machine.travel(at(3, 9), tick=False):
        inviting.remind()
    assert Message.objects.count() == 2 and Appointment.objects.get(pk=taken.pk).reminded_for == at(4).date()


@time_machine.travel(at(2, 9), tick=False)
def test_without_a_server_nothing_is_lost_and_nothing_is_said_to_be_sent(written_to: Client, settings) -> None:
    settings.CARNET_DEMO = False
    taken = take(written_to, plan(3, 9, 10))
    AgendaOptions.change(by=by(cast.alice()), reminds=True)
    inviting.remind()
    assert not Message.objects.exists() and Appointment.objects.get(pk=taken.pk).reminded_for is None
    assert "appointment.reminded" not in lines(written_to)
