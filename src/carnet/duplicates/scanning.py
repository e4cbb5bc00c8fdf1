"""The review of the whole file: whoever changed since the last look is compared with those who share something.

The first look takes everybody, the following ones what the day changed; each step is one short transaction with its cursor.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone

from carnet import matching
from carnet.accounts.actor import Source, system
from carnet.clients import lookalikes
from carnet.clients.models import Client
from carnet.duplicates.models import Suspicion, Watch
from carnet.jobs.kinds import Kind
from carnet.jobs.models import Job
from carnet.jobs.running import JobRun

STEP = 50
CODE = "duplicates.scan"
Pair = tuple[int, int]


def unseen(watch: Watch) -> QuerySet[Client]:
    """The active clients changed since the last look, in the order of changes."""
    clients = Client.objects.active().order_by("updated_at", "pk")
    if watch.until is None:
        return clients
    return clients.filter(Q(updated_at__gt=watch.until) | Q(updated_at=watch.until, pk__gt=watch.last))


def nightly() -> None:
    """A work of its own, so that a first look at a large file holds nothing else up."""
    if not Job.objects.live().filter(kind=CODE).exists() and unseen(Watch.current()).exists():
        Job.start(CODE, {}, by=system(Source.JOB))


def _run(run: JobRun) -> None:
    watch = Watch.current()
    run.expect(run.job.done + unseen(watch).count())
    while unseen(watch).exists():
        with run.step():
            run.advance(look_on(watch))
    waiting = Suspicion.objects.waiting().count()
    run.say(f"{waiting} paire{'s' if waiting > 1 else ''} à revoir." if waiting else "Aucun doublon probable.")


KIND = Kind(CODE, "Recherche de doublons", _run, "long", "duplicates.review")


def look_on(watch: Watch) -> int:
    """The next clients, in one transaction of the caller's with the place reached. How many they were."""
    clients = list(unseen(watch).values_list("pk", "updated_at")[:STEP])
    if clients:
        look_at([pk for pk, _ in clients])
        watch.last, watch.until = clients[-1]
        watch.save()
    return len(clients)


def look_at(ids: Sequence[int]) -> None:
    """Write again what these clients look like: pairs that are likely now, none that is no longer."""
    known = lookalikes.profiles(set(ids))
    found = lookalikes.find_many(list(known.values()), threshold=matching.THRESHOLDS["review"])
    pairs: dict[Pair, matching.Verdict] = {}
    for pk, alike in zip(known, found, strict=True):
        for one in alike:
            if one.client_id is not None and one.client_id != pk:
                pairs[min(pk, one.client_id), max(pk, one.client_id)] = one.verdict
    Suspicion.objects.filter(Q(first__in=ids) | Q(second__in=ids)).delete()
    Suspicion.objects.bulk_create(_rows(pairs.items()))


def _rows(pairs: Iterable[tuple[Pair, matching.Verdict]]) -> list[Suspicion]:
    now = timezone.now()
    return [
        Suspicion(first_id=a, second_id=b, score=verdict.score, reasons=list(verdict.reasons), found_at=now)
        for (a, b), verdict in pairs
    ]
