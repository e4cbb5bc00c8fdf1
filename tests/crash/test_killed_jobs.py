"""Each kind of long work, killed again and again: nothing is lost, nothing is done twice. The import has tests of its own."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from carnet.accounts.actor import Actor, Source
from carnet.clients import bulk, handing
from carnet.clients.models import ChangeSet, Client, Event, Transfer
from carnet.clients.tests.transfers import held_by, owned_by, whole
from carnet.duplicates import scanning
from carnet.duplicates.models import Suspicion
from carnet.exchange import exporting
from carnet.exchange.models import Export
from carnet.files.models import File
from carnet.invoices.models import Invoice
from carnet.invoices.tests import making
from carnet.jobs import files
from carnet.jobs.models import Job, State
from tests import cast
from tests.crash.lives import killed_until_done, undisturbed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
CLIENTS = 7
LIVES_AT_LEAST = 5


def by() -> Actor:
    return Actor(cast.alice(), Source.SCREEN)


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that few clients make several transactions."""
    for module in (bulk, handing, scanning):
        monkeypatch.setattr(module, "STEP", 2)
    monkeypatch.setattr("carnet.clients.exchange.TOLD_AT_ONCE", 2)


def events(code: str) -> Counter[int]:
    return Counter(Event.objects.filter(code=code).values_list("client_id", flat=True))


def once(ids: list[int]) -> Counter[int]:
    return Counter(dict.fromkeys(ids, 1))


def tagging(ids: list[int]) -> Job:
    return bulk.start(bulk.BULK_ACTS["etiqueter"], ids, {"tags": ["salon"]}, by=by())


@pytest.mark.long
def test_an_act_on_many_clients() -> None:
    ids = held_by(cast.bob(), CLIENTS)
    job = tagging(ids)
    assert killed_until_done(job) > LIVES_AT_LEAST
    assert events("client.changed") == once(ids)
    assert Client.objects.filter(tags__name="salon").count() == CLIENTS
    assert set(Client.objects.values_list("version", flat=True)) == {2}
    assert (job.done, job.total, job.refused) == (CLIENTS, CLIENTS, [])


@pytest.mark.long
def test_the_undoing_of_an_act_on_many_clients() -> None:
    ids = held_by(cast.bob(), CLIENTS)
    done = tagging(ids)
    undisturbed(done)
    job = bulk.start_undo(done, by=by())
    assert killed_until_done(job) > LIVES_AT_LEAST
    assert not Client.objects.filter(tags__name="salon").exists()
    assert set(Client.objects.values_list("version", flat=True)) == {3}
    assert not ChangeSet.objects.filter(job=done, undone_by=None).exists() and job.refused == []


@pytest.mark.long
def test_a_transfer_of_portfolio_and_its_way_back() -> None:
    ids = held_by(cast.bob(), CLIENTS)
    transfer = Transfer.order(whole(cast.bob(), cast.denis()), by=by())
    assert transfer.job and killed_until_done(transfer.job) > LIVES_AT_LEAST
    assert owned_by(cast.denis()) == set(ids) and told_of_transfers(1) == once(ids)
    transfer.refresh_from_db()
    job = transfer.undo(by=by())
    assert killed_until_done(job) > LIVES_AT_LEAST
    assert owned_by(cast.bob()) == set(ids) and set(told_of_transfers(2).values()) == {2}
    assert transfer.lines.count() == CLIENTS


def told_of_transfers(sets: int) -> Counter[int]:
    found = Event.objects.filter(change_set__act__startswith="client.transfer")
    assert found.exclude(code="client.reassigned").count() == 0
    return Counter(found.values_list("client_id", flat=True))


@pytest.mark.long
@pytest.mark.parametrize("chosen", ["csv", "xlsx", "pdf"])
def test_an_export(chosen: str) -> None:
    ids = held_by(cast.bob(), CLIENTS)
    job = exporting.start("clients", "", chosen, by=by())
    assert killed_until_done(job) > LIVES_AT_LEAST
    assert job.file and (path := files.find(job.file["key"]))
    if chosen == "csv":
        assert len(path.read_text("utf-8-sig").splitlines()) == CLIENTS + 1
    assert path.stat().st_size > 100
    assert Export.objects.get().rows == CLIENTS
    assert events("client.exported") == once(ids)
    assert ChangeSet.objects.filter(act="export").count() == 1


def test_an_export_taken_again_after_its_last_line_is_told_once_and_another_one_apart() -> None:
    ids = held_by(cast.bob(), 3)
    for told in (1, 2):
        job = exporting.start("clients", "", "csv", by=by())
        for _ in range(2):
            undisturbed(job)
            Job.objects.filter(pk=job.pk).update(state=State.RUNNING, heartbeat_at=job.started_at - timedelta(hours=1))
        Job.objects.update(state=State.DONE)
        assert Export.objects.count() == told and set(events("client.exported").values()) == {told}
        assert events("client.exported").keys() == set(ids)


@pytest.mark.long
def test_a_whole_file_of_one_client() -> None:
    (pk,) = held_by(cast.bob(), 1)
    params: dict[str, Any] = {"client": pk, "parts": ["identity", "history"], "since": "", "until": ""}
    job = Job.start("clients.dossier", params, by=by(), title="Dossier")
    assert killed_until_done(job) > LIVES_AT_LEAST
    assert events("client.dossier") == {pk: 1}
    assert job.file and files.find(job.file["key"])


@pytest.mark.long
def test_the_search_for_duplicates() -> None:
    held_by(cast.bob(), CLIENTS)
    twice = [{"name": "Abgrall", "first_name": "Sophie", "phones": [{"number": "02 61 91 98 76"}]}] * 2
    Client.create(twice, by=by(), reasons={1: "vue deux fois"})
    job = Job.start(scanning.CODE, {}, by=by())
    assert killed_until_done(job) > LIVES_AT_LEAST
    assert Suspicion.objects.count() == 1


@pytest.mark.long
def test_the_paper_of_an_invoice() -> None:
    invoice = issued()
    job = Job.objects.get(kind="invoices.render")
    assert killed_until_done(job) > LIVES_AT_LEAST
    invoice.refresh_from_db()
    assert invoice.paper and File.objects.count() == 1


def issued() -> Invoice:
    made = Invoice.draft(making.sophie(status="client").pk, making.LINES, by=making.by(), nature="goods")
    return Invoice.issue(made.pk, by=making.by())
