"""A portfolio changes hands: the visits to come follow, with their line, and come back."""

import pytest
import time_machine
from django.utils import timezone

from carnet.accounts.leaving import belongings
from carnet.appointments.models import Appointment
from carnet.appointments.tests.made import at, by, plan, take
from carnet.clients.listing import Criteria
from carnet.clients.models import Client, Event, Transfer
from carnet.clients.transferring import Asked, Shares
from carnet.jobs.lane import take_one
from tests import cast

pytestmark = pytest.mark.django_db


def hand_over(client: Client, follows: tuple[str, ...]) -> Transfer:
    criteria = Criteria(chosen=(client.pk,))
    asked = Asked("Départ", criteria, Shares(cast.denis().pk), timezone.localdate(), follows=follows)
    transfer = Transfer.order(asked, by=by(cast.alice()))
    while take_one("quick"):
        pass
    return transfer


@time_machine.travel(at(1, 7), tick=False)
def test_the_new_salesperson_goes_where_the_former_was_to_go(client: Client) -> None:
    coming, fitting = take(client, plan(2, 9, 10, cast.bob())), take(client, plan(3, 9, 10, cast.tom()))
    over = take(client, plan(starts_at=at(1, 6), ends_at=at(1, 6, 30), people=(cast.bob().pk,)))
    transfer = hand_over(client, ("appointments",))
    assert [one.everybody for one in (coming, fitting, over)] == [[cast.denis()], [cast.tom()], [cast.bob()]]
    coming.refresh_from_db()
    assert coming.version == 2
    (event,) = Event.objects.filter(code="appointment.changed")
    assert event.data["said"] == [["Qui y va", "Bob Fradet", "Denis Oger"]]
    transfer.refresh_from_db()
    transfer.undo(by=by(cast.alice()))
    while take_one("quick"):
        pass
    assert Appointment.objects.get(pk=coming.pk).everybody == [cast.bob()]


@time_machine.travel(at(1, 7), tick=False)
def test_without_being_asked_they_stay(client: Client) -> None:
    coming = take(client, plan(2, 9, 10, cast.bob()))
    hand_over(client, ())
    assert coming.everybody == [cast.bob()]


@time_machine.travel(at(1, 7), tick=False)
def test_whoever_leaves_is_told_to_hold_some(client: Client) -> None:
    take(client, plan(2, 9, 10, cast.tom()))
    ((_, text, address),) = belongings(cast.tom(), cast.alice())
    assert text == "1\u00a0rendez-vous à venir" and address == f"/agenda/?vue=liste&qui={cast.tom().pk}"
    assert belongings(cast.ines(), cast.alice()) == []
