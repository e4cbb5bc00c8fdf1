"""A portfolio changes hands: the cases that the former salesperson follows go along, with their line, and come back."""

import pytest
import time_machine

from carnet.accounts.leaving import belongings
from carnet.aftersales.models import Case
from carnet.aftersales.models.case import Complaint
from carnet.appointments.tests.made import at, by
from carnet.appointments.tests.test_handing import hand_over
from carnet.clients.models import Client, Event
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.reading import Line
from carnet.jobs.lane import take_one
from tests import cast

pytestmark = pytest.mark.django_db
TODAY = time_machine.travel(at(1, 7), tick=False)


def followed(client: Client, person: int | None, state: str = "") -> Case:
    case = Case.open(client.pk, Complaint("Bloqué", person=person), by=by(cast.chloe()))
    if state:
        case.step(state, by=by(cast.chloe()))
    return case


def persons(*cases: Case) -> list[int | None]:
    found = Case.objects.in_bulk([case.pk for case in cases])
    return [found[case.pk].person_id for case in cases]


@TODAY
def test_the_new_salesperson_follows_what_the_former_followed(client: Client) -> None:
    bob, denis, tom = cast.bob().pk, cast.denis().pk, cast.tom().pk
    cases = [followed(client, bob), followed(client, tom), followed(client, None), followed(client, bob, "closed")]
    assert TRANSFERS["aftersales"].count([client.pk]) == 1
    version = Case.objects.get(pk=cases[0].pk).version
    transfer = hand_over(client, ("aftersales",))
    assert persons(*cases) == [denis, tom, None, bob]
    assert Case.objects.get(pk=cases[0].pk).version == version + 1, "a form opened before is told so"
    (event,) = Event.objects.filter(code="case.changed")
    assert Line(event).detail == "Suivi par Denis Oger"
    transfer.refresh_from_db()
    transfer.undo(by=by(cast.alice()))
    while take_one("quick"):
        pass
    assert persons(*cases) == [bob, tom, None, bob]


@TODAY
def test_without_being_asked_they_stay(client: Client) -> None:
    case = followed(client, cast.bob().pk)
    hand_over(client, ())
    assert persons(case) == [cast.bob().pk]


@TODAY
def test_whoever_leaves_is_told_to_follow_some(client: Client) -> None:
    followed(client, cast.tom().pk)
    ((_, text, address),) = belongings(cast.tom(), cast.alice())
    assert text == "1\u00a0dossier de SAV suivi" and address == f"/sav/?suivi={cast.tom().pk}"
