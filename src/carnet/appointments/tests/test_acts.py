"""Taken, moved, put off, done: each act and the line it leaves."""

from dataclasses import replace

import pytest

from carnet.appointments.models import Appointment, Team
from carnet.appointments.models.acts import Plan, Stale
from carnet.appointments.tests.made import at, by, made, plan, take
from carnet.clients.models import ChangeSet, Client, Event
from carnet.clients.models.acts import ClientActs
from carnet.clients.reading import Line
from carnet.company.models import Options
from carnet.kernel.errors import Forbidden, Refused
from tests import cast

pytestmark = pytest.mark.django_db


def lines(client: Client) -> list[Line]:
    return [
        Line(event) for event in Event.objects.filter(client=client, code__startswith="appointment.").order_by("pk")
    ]


def undo_last(client: Client) -> None:
    last = ChangeSet.objects.filter(events__client=client).order_by("-pk").distinct()[0]
    last.undo(by=by(cast.chloe()))


def test_taking_one_is_a_line_that_leads_to_it_and_to_its_print(client: Client) -> None:
    taken = take(client, plan(about="fenêtres"))
    (line,) = lines(client)
    assert line.sentence == "Rendez-vous pris : Métré (fenêtres), mardi 1er décembre 2026, 9\u00a0h – 10\u00a0h"
    assert line.detail == "Avec Tom Rivalin"
    assert line.view and line.view.url == f"/agenda/{taken.pk}/"
    assert line.print and line.print.url == f"/agenda/{taken.pk}/fiche.pdf"
    assert line.author == "Chloé Bernier"


def test_moving_says_old_and_new_and_raises_the_version(client: Client) -> None:
    taken = take(client)
    assert taken.move(at(2, 14), at(2, 16), by=by(cast.chloe()), version=1)
    moved = Appointment.objects.get(pk=taken.pk)
    assert (moved.starts_at, moved.version, moved.uid) == (at(2, 14), 2, taken.uid)
    (change,) = lines(client)[-1].changes
    assert change.old.startswith("mardi 1er décembre") and change.new.startswith("mercredi 2 décembre")


def test_moving_where_it_already_is_says_nothing(client: Client) -> None:
    taken = take(client)
    assert taken.move(at(1, 9), at(1, 10), by=by(cast.chloe())) is None
    assert len(lines(client)) == 1


def test_what_changed_besides_the_hours_is_told_too(client: Client) -> None:
    taken = take(client)
    wanted = replace(Plan.of(taken), people=(cast.tom().pk, cast.bob().pk), notes="prendre l’échelle")
    taken.change(wanted, by=by(cast.chloe()))
    told = {change.label: (change.old, change.new) for change in lines(client)[-1].changes}
    assert told["Qui y va"] == ("Tom Rivalin", "Bob Fradet, Tom Rivalin")
    assert told["À faire"] == ("", "prendre l’échelle")


def test_two_people_on_one_appointment_the_second_is_told(client: Client) -> None:
    taken = take(client)
    taken.move(at(2, 14), at(2, 16), by=by(cast.bob()), version=1)
    with pytest.raises(Stale):
        taken.move(at(3, 9), at(3, 10), by=by(cast.chloe()), version=1)
    assert Appointment.objects.get(pk=taken.pk).starts_at == at(2, 14)


def test_a_move_is_undone_unless_it_was_moved_again(client: Client) -> None:
    taken = take(client)
    first = taken.move(at(2, 14), at(2, 16), by=by(cast.chloe()))
    undo_last(client)
    assert Appointment.objects.get(pk=taken.pk).starts_at == at(1, 9)
    taken.move(at(3, 9), at(3, 10), by=by(cast.chloe()))
    with pytest.raises(Refused, match="déjà annulée"):
        ChangeSet.objects.get(pk=first).undo(by=by(cast.chloe()))


def test_putting_off_keeps_the_first_and_chains_the_next(client: Client) -> None:
    taken = take(client)
    later = taken.postpone(plan(8), by=by(cast.chloe()), outcome="client grippé")
    taken.refresh_from_db()
    assert taken.state == "postponed" and taken.followed_by == later and later.is_planned
    line = lines(client)[-1]
    assert line.detail == "client grippé" and line.changes[0].new.startswith("mardi 8 décembre")
    with pytest.raises(Refused, match="reporté"):
        taken.reopen(by=by(cast.chloe()))


@pytest.mark.parametrize(
    ("act", "state", "said"),
    [
        ("finish", "done", "Rendez-vous fait"),
        ("cancel", "cancelled", "Rendez-vous annulé"),
        ("client_absent", "absent", "Client absent"),
    ],
)
def test_an_end_is_said_undone_and_reopened(client: Client, act: str, state: str, said: str) -> None:
    taken = take(client)
    getattr(taken, act)(by=by(cast.chloe()), outcome="vu")
    assert Appointment.objects.get(pk=taken.pk).state == state
    assert lines(client)[-1].sentence.startswith(said) and lines(client)[-1].detail == "vu"
    with pytest.raises(Refused, match="rouvrez"):
        taken.move(at(2, 9), at(2, 10), by=by(cast.chloe()))
    undo_last(client)
    assert Appointment.objects.get(pk=taken.pk).is_planned


def test_undoing_what_was_taken_cancels_it(client: Client) -> None:
    taken = take(client)
    undo_last(client)
    assert Appointment.objects.get(pk=taken.pk).state == "cancelled"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"ends_at": at(1, 9)}, "La fin vient après"),
        ({"ends_at": at(1, 9, month=2, year=2027)}, "31 jours"),
        ({"people": ()}, "qui y va"),
        ({"people": (987654,)}, "compte est ouvert"),
        ({"team": 987654, "people": ()}, "équipe"),
        ({"address": 987654}, "Ce lieu"),
        ({"kind": "fishing"}, "nature"),
        ({"travel": 601}, "trajet"),
        ({"starts_at": at(1, 9, year=1999), "ends_at": at(1, 10, year=1999)}, "2000"),
    ],
)
def test_a_plan_that_does_not_hold_is_refused_and_writes_nothing(client: Client, wrong: dict, why: str) -> None:
    with pytest.raises(Refused, match=why):
        take(client, replace(plan(), **wrong))
    assert not Appointment.objects.exists() and not lines(client)


def test_nobody_goes_to_a_deactivated_client(client: Client) -> None:
    ClientActs.deactivate.__func__(Client, [client.pk], reason="moved", by=by(cast.alice()))
    with pytest.raises(Refused, match="désactivée"):
        take(client)


def test_a_team_is_each_of_its_members(client: Client) -> None:
    team = Team.keep("Pose nord", [cast.tom().pk, cast.bob().pk], by=by(cast.chloe()))
    taken = take(client, replace(plan(), people=(), team=team.pk))
    assert [str(user) for user in taken.everybody] == ["Bob Fradet", "Tom Rivalin"]
    assert list(Appointment.objects.of_people([cast.bob().pk])) == [taken]
    assert not Appointment.objects.of_people([cast.denis().pk]).exists()


def test_the_client_decides_who_sees_and_who_touches() -> None:
    hidden = made("Quesnel", cast.denis())
    taken = take(hidden)
    assert list(Appointment.objects.visible_to(cast.bob())) == [taken]
    Options.change(by=by(cast.alice()), portfolio_visibility="own")
    assert not Appointment.objects.visible_to(cast.bob()).exists()
    with pytest.raises(Refused, match="portefeuille"):
        taken.cancel(by=by(cast.bob()))
    with pytest.raises(Forbidden):
        take(hidden, who=cast.bob())


def test_a_technician_touches_only_what_they_go_to(client: Client) -> None:
    own, other = take(client), take(client, plan(2, 9, 10, cast.bob()))
    own.finish(by=by(cast.tom()))
    with pytest.raises(Forbidden):
        other.finish(by=by(cast.tom()))
    with pytest.raises(Forbidden):
        take(client, who=cast.ines())


def test_a_client_with_an_appointment_is_not_deleted(client: Client) -> None:
    take(client)
    with pytest.raises(Refused, match="il a des rendez-vous"):
        Client.bin([client.pk], by=by(cast.alice()))
