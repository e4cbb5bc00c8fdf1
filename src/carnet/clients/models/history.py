"""Everything that happens to a client: change sets and their events. Append-only, erasure apart."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from carnet.accounts.actor import Actor
from carnet.clients.models.client import Client
from carnet.jobs.models import Job

if TYPE_CHECKING:
    from carnet.clients.models.acts import Changed


class ChangeSet(models.Model):
    """One act, whoever it touched: the unit of undo and the signature of its events."""

    act = models.CharField(max_length=40)  # "client.create", "client.change", "import"…
    source = models.CharField(max_length=8)
    # No index: an account is never deleted, and nothing asks for everything that one person did.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="change_sets", db_index=False)
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        verbose_name = "modification"
        indexes = [models.Index(fields=["job"], condition=models.Q(job__isnull=False), name="changeset_job")]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%d/%m/%Y %H:%M}"

    def undo(self, *, by: Actor) -> "Changed":
        """Put back what this act changed, minus what was touched since (listed). Raises Refused or Forbidden."""
        from carnet.clients.undo import undo

        return undo(self, by=by)


class Event(models.Model):
    """One line of a client's timeline. `data` is read by the event type of `code` (clients.timeline)."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="events", db_index=False)
    change_set = models.ForeignKey(ChangeSet, on_delete=models.PROTECT, related_name="events")
    code = models.CharField(max_length=40)
    # Repeated from the change set so that a filter on the timeline stays one index walk.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )  # event_author is its index
    at = models.DateTimeField()
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = "événement"
        indexes = [
            models.Index(fields=["client", "-id"], name="event_timeline"),
            models.Index(fields=["user", "-id"], name="event_author"),
        ]

    def __str__(self) -> str:
        return self.code
