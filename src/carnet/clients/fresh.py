"""Whom the verdicts of an import could not know: the clients entered or changed since, by anybody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Max

from carnet.accounts.actor import Actor
from carnet.clients.models.history import ChangeSet, Event

# PostgreSQL shows a change set when it is whole: one may be seen after another that was numbered later.
MARGIN = 200


def moment() -> int:
    """A mark of the client file as it stands."""
    return ChangeSet.objects.aggregate(last=Max("pk"))["last"] or 0


class Fresh:
    """Asked inside the transaction of each batch. What this import creates from a line judged new was compared already."""

    def __init__(self, since: int, by: Actor) -> None:
        self._seen, self._job_id = since, by.job_id
        # After a stop: what this import completed, or created though it looked like somebody.
        self._ids: set[int] = set()
        if by.job_id:
            own = Event.objects.filter(change_set__job_id=by.job_id).exclude(code="client.created")
            self._ids.update(own.values_list("client_id", flat=True))

    def __call__(self) -> Collection[int]:
        last = moment()
        others = ChangeSet.objects.filter(pk__gt=self._seen - MARGIN, pk__lte=last)
        if self._job_id:
            others = others.exclude(job_id=self._job_id)
        if sets := list(others.values_list("pk", flat=True)):
            events = Event.objects.filter(change_set_id__in=sets).exclude(code="client.exported")
            self._ids.update(events.values_list("client_id", flat=True))
        self._seen = last
        return self._ids

    def add(self, ids: Iterable[int]) -> None:
        self._ids.update(ids)


@dataclass(frozen=True)
class Judged:
    """The drafts of a batch (by index) that were compared with everybody but `fresh`, and with each other."""

    drafts: frozenset[int]
    fresh: Fresh
