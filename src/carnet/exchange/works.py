"""The three works of an import: verdicts on every line, writing, undoing. Each goes on after a kill where it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from django.db import connection
from django.urls import reverse

from carnet.accounts.actor import Actor, Source
from carnet.exchange import folder
from carnet.exchange.frugal import frugal
from carnet.exchange.importing import Plan, look
from carnet.exchange.models import Import, Line, State
from carnet.exchange.notebook import Notebook
from carnet.exchange.row import Converted
from carnet.exchange.targets import Comparing, Duplicates, Finding, Judgement, Verdict
from carnet.jobs.kinds import Kind
from carnet.jobs.models import Job
from carnet.jobs.models import State as JobState
from carnet.jobs.running import JobRun
from carnet.kernel.among import array
from carnet.kernel.errors import Refused
from carnet.kernel.ready import Ready
from carnet.kernel.rows import Table

JUDGED_AT_ONCE = 500  # outside any transaction
WRITTEN_AT_ONCE = 20  # some ten milliseconds: people's own saves pass in between
WRITTEN_ALONE = 200  # nobody is served: nobody waits
KEPT_SHOWN = 2_000
_LINES = Table(Line, ["batch", "line", "judgement", "name", "reason", "repairs", "number", "met", "completes", "alike", "clear",
         "completable", "creatable", "decision"])  # fmt: skip


def start_judging(batch: Import, *, by: Actor) -> None:
    """Raises Refused when something is under way, or is written already."""
    _open(batch, {State.COLUMNS, State.JUDGED})
    batch.lines.all().delete()
    batch.judging = _start("exchange.judge", f"Verdicts : {batch.name}", batch, by)
    _enter(batch, State.JUDGING, "judging")


def start_writing(batch: Import, *, by: Actor, judged: bool = True) -> None:
    """Write the lines; after a stop, the same work goes on with those that are left."""
    _open(batch, {State.JUDGED} if judged else {State.COLUMNS})
    if judged and not folder.notebook(batch.key).exists():
        raise Refused("Ces verdicts datent de plus d’un mois : demandez-les de nouveau.")
    batch.writing = _start("exchange.write", f"Import : {batch.name}", batch, by)
    _enter(batch, State.WRITING, "writing")


def start_undoing(batch: Import, *, by: Actor) -> None:
    """Also after a stop: what is undone already is not undone twice."""
    _open(batch, {State.WRITTEN, State.UNDONE})
    batch.undoing = _start("exchange.undo", f"Annulation : {batch.name}", batch, by)
    _enter(batch, State.UNDOING, "undoing")


def resume_writing(batch: Import, *, by: Actor) -> None:
    """A writing that was stopped goes on with the lines that are left. Raises Refused when none is."""
    job = batch.writing
    if batch.state != State.WRITTEN or job is None or job.is_live or job.state == JobState.DONE:
        raise Refused("Cet import est complet : il n’y a rien à reprendre.")
    Job.objects.filter(pk=job.pk).update(state=JobState.WAITING, cancel_asked=False, finished_at=None, attempts=0)
    _enter(batch, State.WRITING, "writing")


def settle_state(batch: Import) -> None:
    """A work that failed or was stopped leaves the import where a person can go on."""
    job = batch.job
    if job is None or job.is_live:
        return
    following = {State.JUDGING: State.COLUMNS, State.WRITING: State.WRITTEN, State.UNDOING: State.UNDONE}
    Import.objects.filter(pk=batch.pk, state=batch.state).update(state=following[State(batch.state)])
    batch.refresh_from_db()


def forget(batch: Import) -> None:
    """An import of which nothing is written leaves nothing behind, its works neither."""
    works = [job for job in (batch.judging, batch.writing) if job]
    folder.remove(batch.key)
    batch.delete()
    for job in works:
        job.delete()


def _open(batch: Import, states: set[State]) -> None:
    if batch.state not in states:
        raise Refused(f"Cet import en est à « {State(batch.state).label} » : rouvrez sa page.")


def _start(kind: str, title: str, batch: Import, by: Actor) -> Job:
    from carnet.accounts.rights import require

    require(by, batch.found_target.right)
    return Job.start(kind, {"import": batch.pk}, by=by, title=title[:200])


def _enter(batch: Import, state: State, work: str) -> None:
    batch.state = state
    batch.save(update_fields=["state", work])


# -- verdicts


@frugal()
def _judge(run: JobRun) -> None:
    batch, by = _batch(run)
    intake = batch.found_target.intake(by, Duplicates(batch.rule))
    plan = plan_of(batch)
    run.expect(plan.total)
    notebook = Notebook(folder.notebook(batch.key))
    try:
        # All of it, when other columns were chosen for a file judged before.
        notebook.forget_after(run.cursor.get("line", 0))
        if isinstance(intake, Comparing):
            run.cursor.setdefault("moment", intake.moment())
        for chunk in _converted(batch, plan, run.cursor.get("line", 0), JUDGED_AT_ONCE):
            sound = [one for one in chunk if not one.errors]
            findings = {finding.line: finding for finding in intake.judge(sound, notebook)} if sound else {}
            found = [(one, findings.get(one.line) or _wrong(one)) for one in chunk]
            with run.step() as cursor:
                _write_findings(batch, found)
                cursor["line"] = chunk[-1].line
                run.advance(len(chunk))
    finally:
        notebook.close()
    batch.total = run.job.done
    batch.state = State.JUDGED
    batch.save(update_fields=["total", "state"])
    run.say(f"{batch.sentence_ahead()} : rien n’est encore écrit.")


def plan_of(batch: Import) -> Plan:
    """Raises Refused when the file is gone or names nobody."""
    path = batch.path
    if path is None:
        raise Refused("Le fichier de cet import n’est plus là (il est gardé un mois) : importez-le de nouveau.")
    plan = look(
        path,
        encoding=batch.encoding or None,
        delimiter=batch.delimiter or None,
        vocabulary=batch.found_target.vocabulary,
    )
    return plan.chosen(batch.fields).checked()


def _converted(batch: Import, plan: Plan, after: int, size: int) -> Iterator[list[Converted]]:
    convert = plan.vocabulary.converter(plan.mapping)
    lines = (line for line in plan.lines() if line.number > after)
    while chunk := [convert(line) for line in islice(lines, size)]:
        yield chunk


def _wrong(one: Converted) -> Finding:
    record = one.record
    name = " ".join(str(record.get(part) or "") for part in ("name", "first_name")).strip()
    return Finding(one.line, name[:200], refused=True, reason=" ; ".join(one.errors))


def _write_findings(batch: Import, found: Sequence[tuple[Converted, Finding]]) -> None:
    rule = Duplicates(batch.rule)
    _LINES.insert(
        [
            (batch.pk, f.line, f.judgement(rule).value, f.name, f.reason, "" if f.refused else " ; ".join(one.notes), f.number[:40],
             f.met or None, f.completes, f.alike, f.clear, bool(f.completes), f.creatable, "")
            for one, f in found
        ],
    )  # fmt: skip


# -- writing


@frugal()
def _write(run: JobRun) -> None:
    batch, by = _batch(run)
    intake = batch.found_target.intake(by, Duplicates(batch.rule))
    notebook_path = folder.notebook(batch.key)
    judged = notebook_path.exists() and batch.judging is not None
    notebook = Notebook(notebook_path) if judged else None
    moment = batch.judging.cursor.get("moment") if judged and batch.judging else None
    if moment is not None and isinstance(intake, Comparing):
        intake.trust(moment)
    try:
        for chunk, profiles in _waiting(run, batch, notebook):
            decisions = _decisions(batch, chunk) if judged else {}
            wrong = [Verdict(one.line, Judgement.REFUSED, reason=" ; ".join(one.errors)) for one in chunk if one.errors]
            sound = [one for one in chunk if not one.errors]
            with run.step() as cursor:
                verdicts = [*wrong, *(intake.settle(sound, decisions, profiles) if sound else ())]
                _write_verdicts(batch, chunk, verdicts, judged)
                cursor["line"] = chunk[-1].line
                run.advance(len(chunk))
    finally:
        if notebook:
            notebook.close()
    if not judged:
        batch.total = run.job.done
    batch.state = State.WRITTEN
    batch.save(update_fields=["state", "total"])
    notebook_path.unlink(missing_ok=True)
    run.say(f"{batch.sentence()}.")


def _waiting(run: JobRun, batch: Import, notebook: Notebook | None) -> Iterator[tuple[list[Converted], dict[int, str]]]:
    """What is not written yet: from the notebook, or straight from the file when nobody asked for verdicts."""
    after = run.cursor.get("line", 0)
    size = WRITTEN_AT_ONCE if run.people_wait else WRITTEN_ALONE
    if notebook is None:
        plan = plan_of(batch)
        run.expect(plan.total)
        yield from ((chunk, {}) for chunk in _converted(batch, plan, after, size))
        return
    run.expect(batch.total)
    for found in notebook.after(after, size):
        yield [one for one, _ in found], {one.line: profile for one, profile in found if profile}


def _decisions(batch: Import, chunk: Sequence[Converted]) -> dict[int, Duplicates]:
    found = batch.lines.filter(line__gte=chunk[0].line, line__lte=chunk[-1].line).exclude(decision="")
    return {line: Duplicates(decision) for line, decision in found.values_list("line", "decision")}


def _settle(batch: Import, rows: Sequence[tuple[str, str, str, int]]) -> None:
    """What became of lines already told: judgement, number, reason, line."""
    if not rows:
        return
    table = connection.ops.quote_name(Line._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # one statement instead of one a line
            cursor.execute(
                Ready(
                    f"UPDATE {table} l SET judgement = v.judgement, number = v.number, reason = v.reason "
                    "FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[]) AS v(judgement, number, reason, line) "
                    "WHERE l.batch_id = %s AND l.line = v.line"
                ),
                [*(list(column) for column in list(zip(*rows, strict=True))[:3]), array([row[3] for row in rows]),
                 str(batch.pk)],
            )  # fmt: skip
            return
        text = f"UPDATE {table} SET judgement = %s, number = %s, reason = %s WHERE line = %s AND batch_id = %s"
        cursor.executemany(text, [(*row, batch.pk) for row in rows])


def _write_verdicts(batch: Import, chunk: Sequence[Converted], verdicts: Sequence[Verdict], judged: bool) -> None:
    if judged:
        _settle(batch, [(v.judgement.value, v.number[:40], v.reason, v.line) for v in verdicts])
        return
    told = {one.line: one for one in chunk}
    _LINES.insert(
        [
            (batch.pk, v.line, v.judgement.value, _wrong(told[v.line]).name, v.reason,
             "" if v.judgement is Judgement.REFUSED else " ; ".join(told[v.line].notes), v.number[:40], None, [],
             False, False, False, False, "")
            for v in verdicts
        ],
    )  # fmt: skip


# -- undoing


@frugal()
def _undo(run: JobRun) -> None:
    batch, by = _batch(run)
    written = batch.counts()
    run.expect(written[Judgement.CREATED] + written[Judgement.COMPLETED])
    assert batch.writing is not None
    ended = False
    while not ended:
        with run.step() as cursor:
            done = batch.found_target.undo(by, batch.writing.pk, cursor.get("last"))
            if done is None:
                ended = True
                continue
            cursor["last"] = done.cursor
            batch.undone_count += done.count
            batch.kept_count += len(done.kept)
            batch.kept = [*batch.kept, *map(list, done.kept)][:KEPT_SHOWN]
            batch.save(update_fields=["undone_count", "kept", "kept_count"])
            run.advance(done.count + len(done.kept))
    batch.state = State.UNDONE
    batch.save(update_fields=["state"])
    kept = f" ; {batch.kept_count} laissées, modifiées depuis" if batch.kept_count else ""
    run.say(f"{batch.undone_count} fiches remises comme avant{kept}.")


def _batch(run: JobRun) -> tuple[Import, Actor]:
    return Import.objects.get(pk=run.params["import"]), replace(run.actor, source=Source.IMPORT)


def _page(job: Job) -> str:
    return reverse("imports:show", args=[job.params["import"]])


KIND_JUDGE = Kind("exchange.judge", "Verdicts d’un import", _judge, lane="long", page=_page)
KIND_WRITE = Kind("exchange.write", "Import", _write, lane="long", page=_page)
KIND_UNDO = Kind("exchange.undo", "Annulation d’un import", _undo, lane="long", page=_page)
