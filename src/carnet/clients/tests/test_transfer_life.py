"""A transfer after it is asked: planned, given back, undone; a job that stops; each client once."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.clients import handing
from carnet.clients.models import ChangeSet, Client, Handover, Transfer
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.portfolio import Transfer as Follower
from carnet.clients.tests.helpers import acting, signed_in
from carnet.clients.tests.transfers import held_by, ordered, owned_by, read, today, whole, work
from carnet.company.models import Options
from carnet.jobs.models import Job, State
from carnet.jobs.running import execute
from carnet.kernel.errors import Refused
from tests import cast

pytestmark = pytest.mark.django_db


# What is planned


def test_a_planned_transfer_waits_for_its_morning_and_takes_who_is_there_then() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), starts_on=today(3)))
    assert transfer.state == "planned" and not transfer.lines.exists() and not Job.objects.exists()
    handing.carry_out()
    assert not Job.objects.exists()
    held_by(cast.bob(), 1, start=10)
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        handing.carry_out()
        handing.carry_out()
        assert Job.objects.count() == 1
        work()
    assert len(owned_by(cast.denis())) == 3
    transfer.refresh_from_db()
    assert transfer.state == "done"


def test_a_planned_transfer_is_cancelled_until_its_day() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), starts_on=today(3)))
    browser = signed_in(cast.alice())
    browser.post(f"/clients/portefeuilles/{transfer.pk}/annuler/")
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        handing.carry_out()
    assert not Job.objects.exists() and len(owned_by(cast.bob())) == 2
    with pytest.raises(Refused):
        transfer.cancel(by=acting(cast.alice()))


def test_a_plan_whose_author_may_no_longer_or_whose_target_left_is_refused_on_its_day() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["secretary"])
    held_by(cast.bob(), 2)
    mine = ordered(whole(cast.bob(), cast.denis(), starts_on=today(1)), by=cast.chloe())
    other = ordered(whole(cast.bob(), cast.denis(), starts_on=today(1)))
    Options.change(by=acting(cast.alice()), reassign_roles=[])
    cast.denis().close(by=acting(cast.alice()))
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        handing.carry_out()
    for transfer in (mine, other):
        transfer.refresh_from_db()
        assert transfer.state == "refused" and transfer.said
    assert len(owned_by(cast.bob())) == 2


def test_a_replacement_gives_back_what_was_given_and_not_touched_since() -> None:
    ids = held_by(cast.bob(), 4)
    own = held_by(cast.denis(), 1, start=10)
    transfer = ordered(whole(cast.bob(), cast.denis(), returns_on=today(15)))
    alice = acting(cast.alice())
    Client.change({ids[0]: {"notes": "Rappelé"}}, by=alice)
    Client.reassign([ids[1]], cast.alice().pk, by=alice)
    # Given away and back again: somebody decided that Denis keeps this one.
    Client.reassign([ids[2]], cast.alice().pk, by=alice)
    Client.reassign([ids[2]], cast.denis().pk, by=alice)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        handing.carry_out()
        work()
    assert owned_by(cast.bob()) == {ids[0], ids[3]}
    assert owned_by(cast.denis()) == {ids[2], *own}
    transfer.refresh_from_db()
    assert transfer.state == "returned"
    page = read(signed_in(cast.alice()).get(f"/clients/portefeuilles/{transfer.pk}/"))
    assert "confié depuis à Alice Martineau" in page and "Atelier 0001" in page


def test_a_promised_return_is_done_even_when_its_author_left() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["secretary"])
    ids = held_by(cast.bob(), 2)
    ordered(whole(cast.bob(), cast.denis(), returns_on=today(5)), by=cast.chloe())
    cast.chloe().close(by=acting(cast.alice()))
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        handing.carry_out()
        work()
    assert owned_by(cast.bob()) == set(ids)
    assert ChangeSet.objects.latest("pk").user is None


def test_a_return_to_a_closed_account_keeps_the_clients_and_says_so() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), returns_on=today(5)))
    cast.bob().close(by=acting(cast.alice()))
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        handing.carry_out()
        work()
    assert len(owned_by(cast.denis())) == 2
    assert set(transfer.lines.values_list("note", flat=True)) == {"le compte de Bob Fradet est fermé"}


def test_the_return_can_be_given_up() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), returns_on=today(5)))
    signed_in(cast.alice()).post(f"/clients/portefeuilles/{transfer.pk}/garder/")
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        handing.carry_out()
    assert len(owned_by(cast.denis())) == 2 and Job.objects.count() == 1


# Undone


def test_undo_puts_everything_back_minus_what_was_touched_listed() -> None:
    ids = held_by(cast.bob(), 60)
    transfer = ordered(whole(cast.bob(), cast.denis()))
    Client.reassign([ids[7]], cast.alice().pk, by=acting(cast.alice()))
    Client.bin([ids[8]], by=acting(cast.alice()))
    browser = signed_in(cast.alice())
    browser.post(f"/clients/portefeuilles/{transfer.pk}/defaire/")
    work()
    assert owned_by(cast.bob()) == set(ids) - {ids[7], ids[8]}
    kept = dict(transfer.lines.filter(state="kept").values_list("client_id", "note"))
    assert kept == {ids[7]: "confié depuis à Alice Martineau", ids[8]: "la fiche est supprimée"}
    transfer.refresh_from_db()
    assert transfer.state == "undone" and not transfer.can_undo
    with pytest.raises(Refused):
        transfer.undo(by=acting(cast.alice()))


def test_one_timeline_cannot_undo_a_part_of_a_transfer() -> None:
    ids = held_by(cast.bob(), 2)
    ordered(whole(cast.bob(), cast.denis()))
    change_set = ChangeSet.objects.get(act="client.transfer")
    page = read(signed_in(cast.alice()).get(f"/clients/{ids[0]}/"))
    assert f"/clients/modifications/{change_set.pk}/annuler/" not in page
    with pytest.raises(Refused, match="Portefeuilles"):
        change_set.undo(by=acting(cast.alice()))


def test_what_follows_moves_inside_the_act_and_comes_back_with_it() -> None:
    ids = held_by(cast.bob(), 3)
    moved: list[tuple[set[int], int | None, bool]] = []

    def move(some: Any, heir: int | None, by: Actor, change_set: ChangeSet) -> None:
        moved.append((set(some), heir, change_set.events.count() == 3))

    with TRANSFERS.temporarily(
        Follower("hives", "Ruches", len, move), Follower("bees", "Abeilles", len, lambda *args: 1 / 0)
    ):  # type: ignore[arg-type,return-value]
        transfer = ordered(whole(cast.bob(), cast.denis(), follows=["hives"]))
        transfer.undo(by=acting(cast.alice()))
        work()
    assert moved == [(set(ids), cast.denis().pk, True), (set(ids), cast.bob().pk, True)]


def test_one_client_that_cannot_follow_never_stops_the_others() -> None:
    ids = held_by(cast.bob(), 5)

    def move(some: Any, heir: int | None, by: Actor, change_set: ChangeSet) -> None:
        if ids[2] in some:
            raise Refused("Sa ruche est verrouillée.")

    with TRANSFERS.temporarily(Follower("hives", "Ruches", len, move)):
        transfer = ordered(whole(cast.bob(), cast.denis(), follows=["hives"]))
    assert owned_by(cast.bob()) == {ids[2]}
    assert transfer.lines.get(state="left").note == "Sa ruche est verrouillée."


# The job


def test_a_job_that_stopped_goes_on_and_gives_each_client_once() -> None:
    ids = held_by(cast.bob(), 130)
    Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.alice()))
    asked_to_stop = iter([False, False, True])
    job = Job.objects.claim("quick")
    assert job
    execute(job, stopping=lambda: next(asked_to_stop, True))
    assert 0 < len(owned_by(cast.denis())) < 130
    job = work()
    assert owned_by(cast.denis()) == set(ids) and job.done == 130
    assert Handover.objects.filter(state="given").count() == 130
    assert {Client.objects.get(pk=pk).version for pk in ids} == {2}


def test_a_death_in_the_middle_of_a_step_writes_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = held_by(cast.bob(), 30)
    Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.alice()))
    job = Job.objects.claim("quick")
    assert job

    def dies(*args: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(Handover.objects, "bulk_update", dies)
        execute(job)
    assert not owned_by(cast.denis()) and not Handover.objects.exclude(state="waiting").exists()
    Job.objects.update(state=State.WAITING)
    work()
    assert owned_by(cast.denis()) == set(ids)
    assert {Client.objects.get(pk=pk).events.filter(code="client.reassigned").count() for pk in ids} == {1}


def test_a_transfer_cancelled_half_way_is_resumed_or_undone_from_its_page() -> None:
    ids = held_by(cast.bob(), 60)
    transfer = Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.alice()))
    job = Job.objects.claim("quick")
    assert job
    calls = iter([False])

    def cancelled() -> bool:
        if next(calls, True):
            Job.objects.filter(pk=job.pk).update(cancel_asked=True)
        return False

    execute(job, stopping=cancelled)
    transfer.refresh_from_db()
    half = len(owned_by(cast.denis()))
    assert transfer.is_stalled and transfer.can_undo and 0 < half < 60
    browser = signed_in(cast.alice())
    assert "Reprendre" in read(browser.get(f"/clients/portefeuilles/{transfer.pk}/"))
    browser.post(f"/clients/portefeuilles/{transfer.pk}/reprendre/")
    work()
    assert owned_by(cast.denis()) == set(ids)
    transfer.refresh_from_db()
    assert transfer.state == "done"


def test_the_job_has_the_rights_of_who_started_it() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["secretary"])
    held_by(cast.bob(), 3)
    Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.chloe()))
    Options.change(by=acting(cast.alice()), reassign_roles=[])
    job = work()
    assert job.state == State.FAILED and "Demandez-le à la direction" in job.message
    assert len(owned_by(cast.bob())) == 3
