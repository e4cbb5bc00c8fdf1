"""Acts on many clients at once: previewed, done at once when they are few, as a job when they are many, undone in one click."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.clients.models.acts import Changed
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.snapshot import records
from carnet.jobs.kinds import Kind
from carnet.jobs.models import Job
from carnet.jobs.running import JobRun
from carnet.kernel.errors import CarnetError
from carnet.kernel.registry import Registry

AT_ONCE = 100
STEP = 25  # clients of one transaction of a job: people's own writes get through between two


@dataclass(frozen=True)
class BulkAct:
    """`run` does the act on these clients, in one change set; `values` are what the form cleaned, as JSON holds it."""

    code: str
    label: str
    icon: str
    right: str
    form: Callable[..., forms.Form]  # (data, user=…)
    run: Callable[[Sequence[int], dict[str, Any], Actor], Changed]
    order: int = 100


BULK_ACTS: Registry[BulkAct] = Registry("bulk acts")


def add_tags(ids: Sequence[int], values: dict[str, Any], by: Actor) -> Changed:
    drafts = {pk: {"tags": [*record["tags"], *values["tags"]]} for pk, record in records(ids).items()}
    return Client.change(drafts, by=by, act="client.tag")


def remove_tags(ids: Sequence[int], values: dict[str, Any], by: Actor) -> Changed:
    gone = set(values["tags"])
    drafts = {pk: {"tags": [tag for tag in record["tags"] if tag not in gone]} for pk, record in records(ids).items()}
    return Client.change(drafts, by=by, act="client.tag")


def reassign(ids: Sequence[int], values: dict[str, Any], by: Actor) -> Changed:
    return Client.reassign(ids, values["salesperson"], by=by, reason=values["reason"])


def deactivate(ids: Sequence[int], values: dict[str, Any], by: Actor) -> Changed:
    return Client.deactivate(ids, reason=values["reason"], note=values["note"], by=by)


def start(act: BulkAct, ids: Sequence[int], values: dict[str, Any], *, by: Actor) -> Job:
    require(by, act.right)
    params = {"act": act.code, "ids": list(ids), "values": values}
    return Job.start("clients.bulk", params, by=by, title=f"{act.label} : {len(ids)} clients")


def start_undo(job: Job, *, by: Actor) -> Job:
    """Undo everything that a job changed, as a job."""
    params = {"job": job.pk}
    return Job.start("clients.bulk_undo", params, by=by, title=f"Annulation : {job.title}")


def can_undo(job: Job, user: User) -> bool:
    done = ChangeSet.objects.filter(job=job)
    return user.has_perm("clients.change") and done.exists() and done.filter(undone_by__isnull=True).exists()


def _run(run: JobRun) -> None:
    act, ids = BULK_ACTS[run.params["act"]], run.params["ids"]
    run.expect(len(ids))
    refused = run.result.setdefault("refused", [])
    while (at := run.cursor.get("at", 0)) < len(ids):
        chunk = ids[at : at + STEP]
        with run.step() as cursor:
            refused += _refused(chunk, lambda some: act.run(some, run.params["values"], run.actor))
            cursor["at"] = at + len(chunk)
            run.advance(len(chunk))
    run.say(f"{len(ids) - len(refused)} clients traités." + (f" {len(refused)} refusés." if refused else ""))


def _refused(ids: Sequence[int], act: Callable[[Sequence[int]], object]) -> list[dict[str, object]]:
    """All together; one by one when something of the lot is refused, so that one client never stops the others."""
    try:
        act(ids)
        return []
    except CarnetError as refusal:
        if len(ids) == 1:
            return [{"client": ids[0], "reason": refusal.sentence}]
    return [line for pk in ids for line in _refused([pk], act)]


def _undo(run: JobRun) -> None:
    sets = list(ChangeSet.objects.filter(job_id=run.params["job"], undone_by__isnull=True).order_by("-pk"))
    run.expect(run.job.done + len(sets))
    refused = run.result.setdefault("refused", [])
    for change_set in sets:
        with run.step():
            try:
                kept = change_set.undo(by=run.actor).kept
                refused += [
                    {"client": pk, "reason": f"modifié depuis : {', '.join(names)}"} for pk, names in kept.items()
                ]
            except CarnetError as refusal:
                refused.append({"reason": refusal.sentence})
            run.advance()
    run.say("Tout est annulé." if not refused else f"Annulé, sauf {len(refused)} : voyez la liste.")


def undo_address(job: Job, user: User) -> str:
    return reverse("clients:undo_job", args=[job.pk]) if can_undo(job, user) else ""


def _subject(line: dict[str, object]) -> tuple[str, str] | None:
    pk = line.get("client")
    return (reverse("clients:page", args=[pk]), f"fiche {pk}") if isinstance(pk, int) else None


KINDS = (
    Kind("clients.bulk", "Acte sur plusieurs clients", _run, "quick", "clients.change", undo_address, subject=_subject),
    Kind("clients.bulk_undo", "Annulation", _undo, "quick", "clients.change", undo_address, subject=_subject),
)
