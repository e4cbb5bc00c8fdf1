"""Clients change hands: the steps of a transfer of portfolio and of its way back, each done once whatever dies."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.clients import writing
from carnet.clients.models.acts import _write
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.models.transfer import RIGHT, Handed, Handover, Transfer, TransferState, check_heirs
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.record import Record
from carnet.jobs.kinds import Kind
from carnet.jobs.models import Job
from carnet.jobs.running import JobRun
from carnet.kernel.errors import CarnetError

STEP = 25  # clients of one transaction: people's own writes get through between two
NOTE = 200
Lines = Sequence[Handover]


def carry_out() -> None:
    """What was planned for today, or for a day when the machine was off."""
    today = timezone.localdate()
    for transfer in Transfer.objects.filter(state=TransferState.PLANNED, starts_on__lte=today).order_by("pk"):
        transfer.begin()
    for transfer in Transfer.objects.filter(state=TransferState.DONE, returns_on__lte=today).order_by("pk"):
        transfer.send_back()


def _run(run: JobRun) -> None:
    transfer = Transfer.objects.get(pk=run.params["transfer"])
    require(run.actor, RIGHT)
    if not run.params["frozen"] and not run.cursor.get("frozen"):
        with run.step() as cursor:
            transfer.freeze()
            cursor["frozen"] = True
    _walk(run, transfer, Handed.WAITING, lambda lines: give(transfer, lines, run.actor))
    transfer.done(TransferState.DONE)
    given, left = (transfer.lines.filter(state=state).count() for state in (Handed.GIVEN, Handed.LEFT))
    run.say(_said(given, "confié", left, "laissé") if given or left else "Aucun client à transférer ce jour-là.")


def _run_back(run: JobRun) -> None:
    transfer, why = Transfer.objects.get(pk=run.params["transfer"]), run.params["why"]
    transfer.lines.filter(state=Handed.WAITING).update(state=Handed.LEFT, note="le transfert s’est arrêté avant")
    _walk(run, transfer, Handed.GIVEN, lambda lines: give_back(transfer, lines, run.actor, why))
    transfer.done(TransferState.UNDONE if why == "undo" else TransferState.RETURNED)
    back, kept = (transfer.lines.filter(state=state).count() for state in (Handed.BACK, Handed.KEPT))
    run.say(_said(back, "rendu", kept, "gardé"))


def _said(done: int, did: str, left: int, leaving: str) -> str:
    text = f"{done} client{'s' if done > 1 else ''} {did}{'s' if done > 1 else ''}."
    return text + (
        f" {left} {leaving}{'s' if left > 1 else ''} : voyez pourquoi sur la page du transfert." if left else ""
    )


def _walk(run: JobRun, transfer: Transfer, state: str, act: Callable[[Lines], None]) -> None:
    """Every line in this state, a few a transaction; the state that each line takes is the cursor."""
    waiting = transfer.lines.filter(state=state).order_by("pk")
    run.job.done = 0 if not run.cursor else run.job.done
    run.expect(run.job.done + waiting.count())
    while lines := list(waiting.select_related("was", "to")[:STEP]):
        with run.step() as cursor:
            _each(lines, act)
            cursor["line"] = lines[-1].pk
            run.advance(len(lines))


def _each(lines: Lines, act: Callable[[Lines], None]) -> None:
    """All together; one by one when something refuses, so that one client never stops the others."""
    try:
        with transaction.atomic():
            act(lines)
    except CarnetError as refusal:
        if len(lines) == 1:
            held = Handed.LEFT if lines[0].state == Handed.WAITING else Handed.KEPT
            Handover.objects.filter(pk=lines[0].pk).update(state=held, note=refusal.sentence[:NOTE])
        else:
            for line in lines:
                _each([line], act)


def give(transfer: Transfer, lines: Lines, by: Actor) -> None:
    """Each client that is still where it was goes to its new salesperson; the others are left, and told why."""
    check_heirs({line.to_id for line in lines})
    ids = [line.client_id for line in lines]
    seen = Client.objects.filter(pk__in=ids)
    seen = seen.visible_to(by.user) if by.user else seen.filter(deleted_at=None)
    held = writing.locked_records(seen.values_list("pk", flat=True))
    people = _names(record["salesperson"] for record in held.values())
    going = {line.client_id: line for line in lines if line.client_id in held
             and held[line.client_id]["salesperson"] == line.was_id}  # fmt: skip
    for line in lines:
        if line.client_id not in going:
            line.state, line.note = Handed.LEFT, _why_left(held.get(line.client_id), people)
    wanted = {pk: line.to_id for pk, line in going.items()}
    change_set = _set(held, wanted, by, "client.transfer", transfer.why, transfer.follows)
    for line in going.values():
        line.state, line.change_set = Handed.GIVEN, change_set
    Handover.objects.bulk_update(lines, ["state", "note", "change_set"])


def give_back(transfer: Transfer, lines: Lines, by: Actor, why: str) -> None:
    """Each client that nobody gave to somebody else since goes back; who may see it does not matter: it was given here."""
    alive = Client.objects.filter(pk__in=[line.client_id for line in lines], deleted_at=None)
    held = writing.locked_records(alive.values_list("pk", flat=True))
    since = _given_since(lines)
    people = _names(record["salesperson"] for record in held.values())
    wanted: dict[int, int | None] = {}
    for line in lines:
        record = held.get(line.client_id)
        line.state, line.note = _fate(line, record, since, people, why)
        if line.state == Handed.BACK and record is not None and record["salesperson"] != line.was_id:
            wanted[line.client_id] = line.was_id
    what = "Transfert défait" if why == "undo" else "Fin du remplacement"
    _set(held, wanted, by, "client.transfer_back", f"{what} ({transfer.why})", transfer.follows)
    Handover.objects.bulk_update(lines, ["state", "note"])


def _fate(
    line: Handover, record: Record | None, since: set[int], people: dict[int, str], why: str
) -> tuple[Handed, str]:
    if record is None:
        return Handed.KEPT, "la fiche est supprimée"
    if record["salesperson"] == line.was_id:
        return Handed.BACK, ""
    if line.client_id in since or record["salesperson"] != line.to_id:
        holder = people.get(record["salesperson"] or 0)
        return Handed.KEPT, f"confié depuis à {holder}" if holder else "retiré depuis de tout portefeuille"
    if why == "return" and line.was is not None and not line.was.is_active:
        return Handed.KEPT, f"le compte de {line.was} est fermé"
    return Handed.BACK, ""


def _given_since(lines: Lines) -> set[int]:
    """The clients whose salesperson was chosen again after their line, even to come to the same one."""
    acts = {line.client_id: line.change_set_id or 0 for line in lines}
    later = Event.objects.filter(
        client_id__in=acts, change_set_id__gt=min(acts.values()), data__diff__has_key="salesperson"
    )
    return {pk for pk, act in later.values_list("client_id", "change_set_id") if act > acts[pk]}


def _set(
    held: dict[int, Record], wanted: dict[int, Any], by: Actor, act: str, reason: str, follows: Sequence[str]
) -> ChangeSet | None:
    """Write the new salespeople and what follows them: one change set, in the transaction of the step."""
    if not wanted:
        return None
    before = {pk: held[pk] for pk in wanted}
    after = {pk: {**held[pk], "salesperson": heir} for pk, heir in wanted.items()}
    extra: dict[int, dict[str, Any] | None] = dict.fromkeys(wanted, {"reason": reason})
    changed = _write(before, after, by, act, lambda _: "client.reassigned", extra=extra)
    change_set = ChangeSet.objects.get(pk=changed.change_set_id)
    by_heir = defaultdict(list)
    for pk, heir in wanted.items():
        by_heir[heir].append(pk)
    for code in follows:
        if code in TRANSFERS:  # its app may have gone since
            for heir, ids in by_heir.items():
                TRANSFERS[code].move(ids, heir, by, change_set)
    return change_set


def _why_left(record: Record | None, people: dict[int, str]) -> str:
    if record is None:
        return "la fiche est supprimée, ou hors de votre portefeuille"
    holder = people.get(record["salesperson"] or 0)
    return f"confié entre-temps à {holder}"[:NOTE] if holder else "retiré entre-temps de tout portefeuille"


def _names(ids: Any) -> dict[int, str]:
    return {user.pk: str(user) for user in User.objects.filter(pk__in={pk for pk in ids if pk})}


def start_printing(transfer: Transfer, *, by: Actor) -> Job:
    params = {"transfer": transfer.pk}
    return Job.start("clients.transfer_pdf", params, by=by, title=f"Liste à signer : {transfer.title}"[:200])


def _run_printing(run: JobRun) -> None:
    """Begins again after a kill: a file half written is of no use."""
    from carnet.clients.transfer_pdf import write

    transfer = Transfer.objects.get(pk=run.params["transfer"])
    path = run.new_file(f"transfert-{transfer.pk}.pdf", "application/pdf")
    with path.open("wb") as stream:
        count = write(transfer, stream, by=run.actor)
    run.say(f"{count} clients imprimés.")


KINDS = (
    Kind("clients.transfer", "Transfert de portefeuille", _run, lane="quick", right=RIGHT),
    Kind("clients.transfer_pdf", "Liste d’un transfert", _run_printing, lane="quick", right=RIGHT),
    # Without a right of its own: an automatic return is due even when who planned it may no longer.
    Kind("clients.transfer_back", "Retour de portefeuille", _run_back, lane="quick"),
)
