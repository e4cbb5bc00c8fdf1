"""Undoing an import: its change sets, the last first, as one act of which nothing done since is lost."""

from carnet.accounts.actor import Actor
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.undo import undo
from carnet.exchange.targets import Undone


def undo_last(by: Actor, job_id: int, cursor: int | None) -> Undone | None:
    """Put back the last act that this job wrote before the cursor. What was touched since is left, and told."""
    written = ChangeSet.objects.filter(job_id=job_id, act="import", undone_by=None)
    if cursor is not None:
        written = written.filter(pk__lt=cursor)
    change_set = written.order_by("-pk").first()
    if change_set is None:
        return None
    done = undo(change_set, by=by, within=job_id)
    names = {client.pk: client.display_name for client in Client.objects.filter(pk__in=done.kept)}
    kept = [(pk, names.get(pk, ""), ", ".join(dict.fromkeys(what))) for pk, what in sorted(done.kept.items())]
    return Undone(len(done.diffs), kept, change_set.pk)
