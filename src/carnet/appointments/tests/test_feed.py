"""The feed read by another library than the one that writes it."""

from datetime import UTC, datetime

import pytest
import time_machine
import vobject
from django.test import Client as Browser

from carnet.appointments.models import Appointment, Feed
from carnet.appointments.tests.made import PARIS, at, by, made, plan, take
from carnet.clients.models import Client
from carnet.company.models import Options
from tests import cast

pytestmark = pytest.mark.django_db


def read(user=None) -> list:
    secret = Feed.renew(by=by(user or cast.tom()))
    answer = Browser().get(f"/agenda/flux/{secret}.ics")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    for line in answer.content.split(b"\r\n"):
        assert len(line) <= 75
    calendar = vobject.readOne(answer.content.decode())
    return calendar.contents.get("vevent", [])


@time_machine.travel(at(1, 7), tick=False)
def test_an_appointment_is_read_with_all_that_one_needs_on_the_way(client: Client) -> None:
    site, contact = client.addresses.get(role="site"), client.contacts.get()
    taken = take(
        client, plan(about="fenêtres ; volets, etc.", address=site.pk, contact=contact.pk, notes="Échelle\nLaser")
    )
    (event,) = read()
    assert event.summary.value.startswith("Métré : fenêtres ; volets, etc. – ")
    assert event.location.value == "4 chemin Creux, 49300 Cholet"
    assert "code 12B" in event.description.value and "06\u00a039\u00a098\u00a000\u00a001" in event.description.value
    assert "Échelle\nLaser" in event.description.value
    assert event.uid.value == f"{taken.uid}@carnet" and event.sequence.value == "0"
    assert (event.status.value, event.url.value) == ("CONFIRMED", f"http://localhost:8000/agenda/{taken.pk}/")


# The clocks change on 28 March and on 25 October 2027.
@pytest.mark.parametrize(
    "day", [datetime(2027, 3, 27), datetime(2027, 3, 29), datetime(2027, 10, 23), datetime(2027, 10, 25)]
)
@time_machine.travel(at(1, 7), tick=False)
def test_nine_o_clock_stays_nine_o_clock_across_the_changes_of_clocks(client: Client, day: datetime) -> None:
    start = day.replace(hour=9, tzinfo=PARIS)
    take(client, plan(starts_at=start, ends_at=start.replace(hour=10)))
    (event,) = read()
    read_there = event.dtstart.value
    assert read_there.tzinfo is not None and read_there.astimezone(PARIS).strftime("%d %H:%M") == f"{day:%d} 09:00"
    assert read_there == start.astimezone(UTC)


@time_machine.travel(at(1, 7), tick=False)
def test_whole_days_are_dates_and_end_the_morning_after(client: Client) -> None:
    take(client, plan(starts_at=at(2), ends_at=at(5), all_day=True))
    (event,) = read()
    assert (event.dtstart.value, event.dtend.value) == (at(2).date(), at(5).date())


@time_machine.travel(at(1, 7), tick=False)
def test_each_change_raises_the_sequence_and_a_cancelled_one_says_so(client: Client) -> None:
    taken = take(client)
    first = read()[0].uid.value
    taken.move(at(2, 9), at(2, 10), by=by(cast.chloe()))
    moved = read()[0]
    assert (moved.uid.value, moved.sequence.value) == (first, "1")
    taken.cancel(by=by(cast.chloe()))
    gone = read()[0]
    assert (gone.uid.value, gone.sequence.value, gone.status.value) == (first, "2", "CANCELLED")


@time_machine.travel(at(1, 7), tick=False)
def test_only_one_s_own_and_only_what_one_may_see(client: Client) -> None:
    take(client, plan(1, 9, 10, cast.bob()))
    take(made("Quesnel", cast.denis()), plan(1, 14, 15, cast.bob()))
    assert len(read(cast.bob())) == 2 and read(cast.tom()) == []
    Options.change(by=by(cast.alice()), portfolio_visibility="own")
    assert len(read(cast.bob())) == 1


def test_a_link_is_closed_by_the_next_one_by_its_owner_and_with_the_account(client: Client) -> None:
    browser, bob = Browser(), cast.bob()
    first, second = Feed.renew(by=by(bob)), Feed.renew(by=by(bob))
    assert first not in str(Feed.objects.values_list()) and second not in str(Feed.objects.values_list())
    assert browser.get(f"/agenda/flux/{first}.ics").status_code == 404
    assert browser.get(f"/agenda/flux/{second}.ics").status_code == 200
    bob.close(by=by(cast.alice()))
    assert browser.get(f"/agenda/flux/{second}.ics").status_code == 404
    bob.reopen(by=by(cast.alice()))
    Feed.close(by=by(bob))
    assert browser.get(f"/agenda/flux/{second}.ics").status_code == 404


def test_what_is_long_past_leaves_the_feed(client: Client) -> None:
    with time_machine.travel(at(1, 7, month=1), tick=False):
        take(client, plan(starts_at=at(5, 9, month=1), ends_at=at(5, 10, month=1)))
        assert len(read()) == 1
    with time_machine.travel(at(1, 7, month=6), tick=False):
        assert read() == [] and Appointment.objects.count() == 1
