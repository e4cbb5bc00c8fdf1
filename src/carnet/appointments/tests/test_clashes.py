"""Told, never forbidden; and what is proposed instead."""

from datetime import date, timedelta

import pytest
import time_machine

from carnet.appointments.clashes import warnings
from carnet.appointments.models import Absence, AgendaOptions
from carnet.appointments.slots import propose
from carnet.appointments.tests.made import at, by, made, plan, take
from carnet.clients.models import Client
from carnet.company.models import Options
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_free_hour_of_a_working_day_says_nothing(client: Client) -> None:
    take(client)
    assert warnings(plan(1, 14, 15)) == []


def test_somebody_who_is_taken_is_named_with_the_visit(client: Client) -> None:
    taken = take(client)
    (said,) = warnings(plan(1, 9, 11), cast.chloe())
    assert said.startswith("Tom Rivalin a déjà Métré chez ABADIE") or "Abadie" in said
    assert warnings(plan(1, 9, 11), cast.chloe(), besides=taken.pk) == []
    taken.cancel(by=by(cast.chloe()))
    assert warnings(plan(1, 9, 11), cast.chloe()) == []


def test_a_visit_that_leaves_no_time_to_drive_is_told(client: Client) -> None:
    take(client)
    (said,) = warnings(plan(1, 10, 11, travel=30))
    assert "n’a pas le temps du trajet" in said
    take(client, plan(1, 14, 15, travel=45))
    assert len(warnings(plan(1, 13, 14))) == 1


def test_a_client_out_of_sight_is_not_named() -> None:
    take(made("Quesnel", cast.denis()))
    Options.change(by=by(cast.alice()), portfolio_visibility="own")
    (said,) = warnings(plan(1, 9, 10), cast.bob())
    assert "un autre rendez-vous" in said and "uesnel" not in said.lower()


def test_holidays_sundays_nights_and_absences_are_told(client: Client) -> None:
    Absence.note(cast.tom(), date(2026, 12, 21), date(2026, 12, 27), "leave", by=by(cast.tom()))
    christmas, night = warnings(plan(25, 9, 10)), warnings(plan(2, 6, 7))
    assert "Noël" in christmas[0] and "Tom Rivalin est absent (jusqu’au dimanche 27 décembre)." in christmas
    assert "heures de travail" in night[0] and warnings(plan(6, 9, 10)) == ["C’est un dimanche."]
    assert not any("Étienne" in said for said in warnings(plan(26, 9, 10)))
    AgendaOptions.change(by=by(cast.alice()), alsace_moselle=True)
    assert any("Saint-Étienne" in said for said in warnings(plan(26, 9, 10)))


@time_machine.travel(at(1, 7), tick=False)
def test_the_first_free_hours_are_proposed_morning_and_afternoon(client: Client) -> None:
    take(client, plan(1, 8, 12))
    Absence.note(cast.tom(), date(2026, 12, 2), date(2026, 12, 2), "leave", by=by(cast.tom()))
    found = propose([cast.tom().pk], timedelta(hours=1), travel=30)
    assert found[0] == at(1, 13, 30)
    assert [start.date().day for start in found] == [1, 3, 3, 4, 4, 7]  # nothing on the day off, nor on the week-end
