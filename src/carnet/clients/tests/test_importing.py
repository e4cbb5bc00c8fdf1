"""An import from its file to its report: verdicts that write nothing, decisions, writing, undo, and a kill in the middle."""

import csv
import io

import pytest
from django.urls import reverse

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import Role, User
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet, Event
from carnet.exchange import works
from carnet.exchange.models import Export, Headings, Import, State
from carnet.exchange.targets import Duplicates, Judgement
from carnet.jobs.models import Job
from carnet.jobs.models import State as JobState
from carnet.jobs.running import execute

pytestmark = pytest.mark.django_db

HEADS = "Code client;Nom;Prénom;Adresse;CP;Ville;Tél.;Mail"
SOPHIE = "X1;Martin;Sophie;12 quai des Indes;56100;Lorient;02 61 91 11 80;"
TWIN = ";MARTIN;Sophie;12 quai des Indes;56100;LORIENT;0261911180;sophie@martin.example"
LEA = ";Roux;Léa;3 rue Haute;49300;Cholet;639980001;"
WRONG = ";Petit;Luc;;;;;luc@"


@pytest.fixture
def alice():
    return Actor(User.objects.create_user("alice", name="Alice", role=Role.DIRECTION), Source.SCREEN)


@pytest.fixture
def receive(alice):
    def receive(*lines: str, rule: Duplicates = Duplicates.COMPLETE) -> Import:
        content = "\n".join((HEADS, *lines)).encode()
        batch = Import.receive([content], "clients.csv", "clients", by=alice)
        batch.rule = rule.value
        batch.save()
        return batch

    return receive


def run(batch: Import) -> Import:
    batch.refresh_from_db()
    execute(batch.job)
    batch.refresh_from_db()
    return batch


@pytest.fixture
def judged(receive, alice):
    def judged(*lines: str, rule: Duplicates = Duplicates.COMPLETE) -> Import:
        batch = receive(*lines, rule=rule)
        works.start_judging(batch, by=alice)
        return run(batch)

    return judged


@pytest.fixture
def written(judged, alice):
    def written(*lines: str, rule: Duplicates = Duplicates.COMPLETE) -> Import:
        batch = judged(*lines, rule=rule)
        works.start_writing(batch, by=alice)
        return run(batch)

    return written


def verdicts(batch: Import) -> dict[int, str]:
    return dict(batch.lines.values_list("line", "judgement"))


def test_every_line_has_its_verdict_and_nothing_is_written(written, judged):
    written(SOPHIE)
    before = (Client.objects.count(), Event.objects.count(), ChangeSet.objects.count())
    batch = judged(TWIN, LEA, WRONG, LEA)
    assert verdicts(batch) == {2: "completed", 3: "created", 4: "refused", 5: "duplicate"}
    met, _, wrong, twin = batch.lines.order_by("line")
    assert met.met == Client.objects.get().pk and ["E-mail", "sophie@martin.example"] in met.completes
    assert wrong.reason.startswith("H4 (E-mail)")
    assert "ligne 3" in twin.reason
    assert (Client.objects.count(), Event.objects.count(), ChangeSet.objects.count()) == before
    assert batch.state == State.JUDGED


def test_what_was_announced_is_what_is_done(judged, alice):
    batch = judged(SOPHIE, TWIN, LEA, WRONG)
    announced = verdicts(batch)
    works.start_writing(batch, by=alice)
    run(batch)
    assert verdicts(batch) == announced
    assert Client.objects.count() == 2
    assert Client.objects.get(number="X1").main_email == "sophie@martin.example"
    assert set(Event.objects.values_list("change_set__source", flat=True)) == {"import"}


def test_a_line_is_decided_otherwise_than_by_the_rule(written, judged, alice):
    written(SOPHIE)
    batch = judged(TWIN, rule=Duplicates.SKIP)
    assert verdicts(batch) == {2: "duplicate"}
    batch.apply_rule(Duplicates.CREATE)
    assert verdicts(batch) == {2: "created"}
    batch.lines.get().decide(Duplicates.COMPLETE)
    batch.apply_rule(Duplicates.SKIP)
    assert verdicts(batch) == {2: "completed"}
    works.start_writing(batch, by=alice)
    run(batch)
    assert Client.objects.get().main_email == "sophie@martin.example"


def test_a_client_of_the_same_number_is_never_created_again(written, judged):
    written(SOPHIE)
    batch = judged(SOPHIE, rule=Duplicates.CREATE)
    assert verdicts(batch) == {2: "duplicate"}
    batch.lines.get().decide(Duplicates.CREATE)
    assert verdicts(batch) == {2: "duplicate"}


def test_undoing_gives_back_created_and_completed_clients_but_those_touched_since(written, alice):
    written(SOPHIE)
    batch = written(TWIN, LEA, ";Blanc;Hugo;;;;;")
    hugo = Client.objects.get(name="Blanc")
    Client.change({hugo.pk: {"notes": "Rappeler"}}, by=alice)
    works.start_undoing(batch, by=alice)
    run(batch)
    assert (batch.state, batch.undone_count, batch.kept_count) == (State.UNDONE, 2, 1)
    assert batch.kept == [[hugo.pk, "BLANC Hugo", "Fiche créée"]]
    assert Client.objects.get(number="X1").main_email == ""
    assert Client.objects.get(name="Roux").deleted_at is not None
    assert Client.objects.get(pk=hugo.pk).deleted_at is None


def test_a_client_completed_by_a_later_line_of_the_same_file_is_undone_whole(written, alice):
    batch = written(SOPHIE, *[f";Nom{n};Al;;;;;" for n in range(works.WRITTEN_ALONE)], TWIN)
    assert ChangeSet.objects.filter(act="import").count() >= 2
    works.start_undoing(batch, by=alice)
    run(batch)
    assert batch.kept == []
    assert not Client.objects.filter(deleted_at=None).exists()


def test_once_undone_the_same_file_is_imported_again_with_its_numbers(written, alice):
    batch = written(SOPHIE)
    works.start_undoing(batch, by=alice)
    run(batch)
    assert verdicts(written(SOPHIE)) == {2: "created"}
    assert Client.objects.get(deleted_at=None).number == "X1"


def test_a_client_merely_exported_since_is_not_touched(written, alice):
    from carnet.clients.exchange import exported

    batch = written(SOPHIE)
    exported(alice, [Client.objects.get().pk], "csv")
    works.start_undoing(batch, by=alice)
    run(batch)
    assert batch.kept == [] and batch.undone_count == 1


def test_a_client_deleted_since_is_told_and_stops_nothing(written, alice):
    batch = written(SOPHIE, LEA)
    Client.bin([Client.objects.get(number="X1").pk], by=alice)
    works.start_undoing(batch, by=alice)
    run(batch)
    assert batch.undone_count == 1 and "supprimée" in batch.kept[0][2]


@pytest.mark.parametrize("stage", ["judge", "write", "undo"])
def test_a_work_stopped_anywhere_goes_on_and_does_each_line_once(judged, receive, alice, monkeypatch, stage):
    """The process dies after some steps: the next one has only what the base holds."""
    monkeypatch.setattr(works, "JUDGED_AT_ONCE", 3)
    monkeypatch.setattr(works, "WRITTEN_ALONE", 3)
    names = [
        "Abadie",
        "Borel",
        "Carlier",
        "Delmas",
        "Estève",
        "Faucon",
        "Guillot",
        "Hamel",
        "Imbert",
        "Jourdan",
        "Kieffer",
    ]
    lines = [f"N{n};{name};Al;{n} rue {name};49300;Cholet;;" for n, name in enumerate(names)]
    batch = receive(*lines)
    for name, start in (("judge", works.start_judging), ("write", works.start_writing), ("undo", works.start_undoing)):
        start(batch, by=alice)
        if name == stage:
            _die_in_the_middle(batch.job)
            assert 0 < Job.objects.get(pk=batch.job.pk).done < 11
        run(batch)
        if name == "judge":
            assert batch.counts()[Judgement.CREATED] == 11
        if name == "write":
            assert sorted(Client.objects.values_list("number", flat=True)) == sorted(f"N{n}" for n in range(11))
    assert batch.undone_count == 11
    assert Event.objects.filter(code="client.created").count() == 11
    assert Event.objects.filter(code="client.undone").count() == 11


class _Dead(BaseException):
    pass


def _die_in_the_middle(job: Job) -> None:
    steps = 0

    def die() -> bool:
        nonlocal steps
        steps += 1
        if steps > 3:
            raise _Dead
        return False

    with pytest.raises(_Dead):
        execute(job, die)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING)


def test_a_stopped_writing_is_taken_up_or_undone(receive, alice, monkeypatch):
    monkeypatch.setattr(works, "WRITTEN_ALONE", 2)
    batch = receive(
        *[f"N{n};{name};Al;;;;;" for n, name in enumerate(["Abadie", "Borel", "Carlier", "Delmas", "Estève", "Faucon"])]
    )
    works.start_judging(batch, by=alice)
    run(batch)
    works.start_writing(batch, by=alice)
    with pytest.raises(_Dead):
        execute(batch.writing, _dies_at(2))
    Job.objects.filter(pk=batch.writing.pk).update(state=JobState.CANCELLED)
    batch = Import.objects.get(pk=batch.pk)
    works.settle_state(batch)
    assert batch.state == State.WRITTEN
    works.resume_writing(batch, by=alice)
    run(batch)
    assert Client.objects.count() == 6


def _dies_at(step):
    steps = iter(range(step))

    def die() -> bool:
        if next(steps, None) is None:
            raise _Dead
        return False

    return die


# -- the screens


@pytest.fixture
def screens(alice, client):
    client.force_login(alice.user)
    return client


def send(screens, *lines):
    content = io.BytesIO("\n".join((HEADS, *lines)).encode())
    content.name = "clients.csv"
    return screens.post(reverse("imports:index"), {"file": content})


def test_the_four_screens_from_a_file_to_an_undo(screens):
    answer = send(screens, SOPHIE, LEA, WRONG)
    batch = Import.objects.get()
    assert answer.url == reverse("imports:columns", args=[batch.pk])
    page = screens.get(answer.url).content.decode()
    assert "UTF-8, point-virgule" in page and "quai des Indes" in page
    chosen = {
        "c0": "number",
        "c1": "name",
        "c2": "first_name",
        "c3": "street",
        "c4": "postcode",
        "c5": "city",
        "c6": "phone",
    }
    where = screens.post(answer.url, {**chosen, "c7": "email"}).url
    assert "en cours" in screens.get(where).content.decode()
    run(batch)
    page = screens.get(where).content.decode()
    assert "2 à créer, 1 refusé" in page and "H4 (E-mail)" in page and "Rien n’est encore écrit" in page
    assert screens.get(where, {"verdict": "refused"}).content.decode().count("<tr id=") == 1
    assert not Client.objects.exists()
    screens.post(reverse("imports:write", args=[batch.pk]))
    run(batch)
    assert "2 créés, 1 refusé" in screens.get(where).content.decode()
    screens.post(reverse("imports:undo", args=[batch.pk]))
    run(batch)
    assert "2 fiches remises comme avant" in screens.get(where).content.decode()


def test_the_refused_lines_come_back_to_be_corrected_and_imported_again(screens, written):
    batch = written(SOPHIE, WRONG)
    answer = screens.get(reverse("imports:refused", args=[batch.pk]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    heads, row = csv.reader(io.StringIO(text), delimiter=";")
    assert heads == [*HEADS.split(";"), "Motif du refus"]
    assert row[1] == "Petit" and row[-1].startswith("H3 (E-mail)")
    content = io.BytesIO(text.replace("luc@;", "luc@petit.example;").encode("utf-8-sig"))
    content.name = "corrigé.csv"
    again = Import.objects.get(pk=screens.post(reverse("imports:index"), {"file": content}).url.split("/")[-3])
    works.start_judging(again, by=Actor(again.user, Source.SCREEN))
    run(again)
    assert verdicts(again) == {2: "created"}


def test_columns_chosen_are_remembered_for_the_same_headings(screens):
    first = send(screens, SOPHIE).url
    screens.post(first, {"c1": "full_name", "c6": "fax"})
    assert Headings.objects.get().fields["6"] == "fax"
    page = screens.get(send(screens, LEA).url).content.decode()
    assert '<option value="fax" selected>' in page


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 rien", b"PK\x03\x04 pas un zip", b"\x00" * 500])
def test_a_file_that_is_no_list_gets_a_sentence_and_leaves_nothing(screens, content):
    sent = io.BytesIO(content)
    sent.name = "liste.csv"
    answer = screens.post(reverse("imports:index"), {"file": sent})
    assert answer.status_code == 422 or "/colonnes/" in answer.url
    if answer.status_code == 422:
        assert not Import.objects.exists()


def test_the_columns_that_name_nobody_are_refused_with_a_sentence(screens):
    where = send(screens, SOPHIE).url
    answer = screens.post(where, {"c3": "street"})
    assert answer.status_code == 422 and "Aucune colonne ne donne le nom" in answer.content.decode()
    answer = screens.post(where, {"c1": "name", "c2": "name"})
    assert answer.status_code == 422 and "donnent la même chose" in answer.content.decode()


def test_an_import_is_its_owners_and_directions(screens, written, client):
    batch = written(SOPHIE)
    client.force_login(User.objects.create_user("chloe", name="Chloé", role=Role.SECRETARY))
    assert client.get(reverse("imports:show", args=[batch.pk])).status_code == 404
    client.force_login(User.objects.create_user("paul", name="Paul", role=Role.SALESPERSON))
    assert client.get(reverse("imports:index")).status_code == 403


def test_an_import_abandoned_leaves_nothing(screens, judged):
    batch = judged(SOPHIE)
    screens.post(reverse("imports:abandon", args=[batch.pk]))
    assert not Import.objects.exists() and batch.path is None


def test_a_look_alike_that_one_may_not_see_is_not_named(judged, alice, written):
    written(SOPHIE)
    Client.deactivate([Client.objects.get().pk], reason="erasure", by=alice)
    chloe = Actor(User.objects.create_user("chloe", name="Chloé", role=Role.SECRETARY), Source.SCREEN)
    batch = Import.receive(["\n".join((HEADS, TWIN)).encode()], "a.csv", "clients", by=chloe)
    works.start_judging(batch, by=chloe)
    run(batch)
    line = batch.lines.get()
    assert "MARTIN" not in line.reason and line.met is None and not line.completable
    works.start_writing(batch, by=chloe)
    run(batch)
    assert "MARTIN" not in batch.lines.get().reason


def test_each_export_is_in_the_journal_and_on_the_timelines(screens, written):
    written(SOPHIE, LEA)
    screens.post(reverse("clients:export"), {"format": "labels-24"})
    line = Export.objects.get()
    assert (line.rows, line.format, line.user.name) == (2, "labels-24", "Alice")
    lines = Event.objects.filter(code="client.exported")
    assert lines.count() == 2 and lines.values("change_set").distinct().count() == 1
    assert lines[0].data == {"format": "labels-24", "count": 2}
    assert "Étiquettes, 24 par page" in screens.get(reverse("exports:journal")).content.decode()


def test_what_the_verdicts_compared_is_not_compared_again(judged, alice, monkeypatch):
    batch = judged(SOPHIE, LEA)
    works.start_writing(batch, by=alice)

    def compared(*args: object) -> None:
        raise AssertionError("compared twice")

    monkeypatch.setattr("carnet.matching.compare", compared)
    run(batch)
    assert Client.objects.count() == 2


def test_somebody_entered_or_changed_after_the_verdicts_is_met_all_the_same(judged, alice):
    other = {"name": "Roux", "first_name": "Léa", "addresses": [{"role": "main", "street": "", "postcode": "44000", "city": "Nantes"}]}  # fmt: skip
    known = Client.create([other], by=alice)[0].client_id
    batch = judged(SOPHIE, LEA)
    assert verdicts(batch) == {2: "created", 3: "created"}
    sophie = {"name": "Martin", "first_name": "Sophie", "phones": [{"number": "02 61 91 11 80"}]}
    Client.create([sophie], by=alice)
    Client.change({known: {"phones": [{"number": "06 39 98 00 01", "label": ""}]}}, by=alice)
    works.start_writing(batch, by=alice)
    run(batch)
    # Nothing is missing to Léa's record but a second address, which nobody guesses.
    assert verdicts(batch) == {2: "completed", 3: "duplicate"}
    assert Client.objects.count() == 2


def test_a_line_created_by_decision_is_compared_with_those_that_follow(judged, alice, monkeypatch):
    monkeypatch.setattr(works, "WRITTEN_ALONE", 2)
    twin = ";MARTIN;Sophie;12 quai des Indes;56100;LORIENT;0261911180;autre@martin.example"
    batch = judged(SOPHIE, twin, LEA, rule=Duplicates.SKIP)
    batch.lines.get(line=3).decide(Duplicates.CREATE)
    works.start_writing(batch, by=alice)
    run(batch)
    assert verdicts(batch) == {2: "created", 3: "created", 4: "created"}
    again = judged(twin, rule=Duplicates.SKIP)
    assert verdicts(again) == {2: "duplicate"}
