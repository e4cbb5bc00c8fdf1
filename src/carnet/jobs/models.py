"""Long work, one row each: what it does, where it stands, what it said at the end."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from carnet.kernel.errors import Refused
from carnet.kernel.numbers import grouped

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor
    from carnet.accounts.models import User

# A running job whose lane gave no sign for so long is taken again.
SILENCE = timedelta(seconds=30)


class Lane(models.TextChoices):
    QUICK = "quick", "rapide"
    LONG = "long", "longue"


class State(models.TextChoices):
    WAITING = "waiting", "en attente"
    RUNNING = "running", "en cours"
    DONE = "done", "terminé"
    FAILED = "failed", "échoué"
    CANCELLED = "cancelled", "annulé"


_TONES = {
    State.WAITING: "neutral",
    State.RUNNING: "info",
    State.DONE: "ok",
    State.FAILED: "bad",
    State.CANCELLED: "warn",
}


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: "User") -> "JobQuerySet":
        """One's own; direction sees everybody's."""
        return self if user.has_perm("jobs.see_all") else self.filter(started_by=user)

    def live(self) -> "JobQuerySet":
        return self.filter(state__in=[State.WAITING, State.RUNNING])

    def untold(self, user: "User") -> "JobQuerySet":
        """What this person asked for and has not seen the end of: under way, or ended."""
        return self.filter(started_by=user, seen_at=None)

    def abandoned(self) -> "JobQuerySet":
        """Running on paper, but its process gives no sign any more."""
        return self.filter(state=State.RUNNING, heartbeat_at__lt=timezone.now() - SILENCE)

    def claim(self, lane: str) -> "Job | None":
        """Take the next job of a lane, or one whose process died. Two processes never get the same one."""
        for queue in (self.abandoned(), self.filter(state=State.WAITING)):
            for job in queue.filter(lane=lane).order_by("pk")[:5]:
                if job._take():
                    return job
        return None


class Job(models.Model):
    kind = models.CharField(max_length=40)  # a code of jobs.kinds.KINDS
    title = models.CharField("travail", max_length=200)
    lane = models.CharField(max_length=5, choices=Lane.choices, default=Lane.QUICK)
    state = models.CharField("état", max_length=10, choices=State.choices, default=State.WAITING)
    params = models.JSONField(default=dict)
    cursor = models.JSONField(default=dict)  # where to go on after a kill
    done = models.PositiveIntegerField("fait", default=0)
    total = models.PositiveIntegerField("sur", default=0)
    result = models.JSONField(default=dict)  # {"message": …, "file": {"key", "name", "type"}, "refused": […]}
    reference = models.CharField("référence", max_length=16, blank=True)  # of the log, when it failed
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="demandé par", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # when who asked for it saw how it ended

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "travail"
        verbose_name_plural = "travaux"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "lane", "id"], name="job_queue"),
            models.Index(fields=["started_by"], condition=models.Q(seen_at=None), name="job_unseen"),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def start(cls, kind: str, params: dict[str, Any], *, by: "Actor", title: str = "") -> "Job":
        """Put a work in its lane. Raises Forbidden for who has not the right of this kind."""
        from carnet.accounts.rights import require
        from carnet.jobs.kinds import KINDS

        found = KINDS[kind]
        if found.right:
            require(by, found.right)
        return cls.objects.create(
            kind=kind, title=title or found.title, lane=found.lane, params=params, started_by=by.user
        )

    def cancel(self) -> None:
        """A waiting job never starts; a running one stops at its next step. What is written stays written."""
        now = timezone.now()
        waiting = Job.objects.filter(pk=self.pk, state=State.WAITING)
        running = Job.objects.filter(pk=self.pk, state=State.RUNNING)
        ended_at_once = waiting.update(state=State.CANCELLED, cancel_asked=True, finished_at=now)
        if not ended_at_once and not running.update(cancel_asked=True):
            raise Refused("Ce travail est déjà terminé : il n’y a plus rien à annuler.")
        self.refresh_from_db()

    def seen_by(self, user: "User") -> None:
        """Who asked for it has seen how it ended: nothing tells them any more."""
        if not self.is_live and self.seen_at is None and self.started_by_id == user.pk:
            self.seen_at = timezone.now()
            self.save(update_fields=["seen_at"])

    def _take(self) -> bool:
        """Whoever changes the row first has it: one UPDATE that says what it saw."""
        now = timezone.now()
        seen = Job.objects.filter(pk=self.pk, state=self.state, heartbeat_at=self.heartbeat_at)
        started = self.started_at or now
        if not seen.update(state=State.RUNNING, heartbeat_at=now, started_at=started, attempts=self.attempts + 1):
            return False
        self.refresh_from_db()
        return True

    @property
    def is_live(self) -> bool:
        return self.state in {State.WAITING, State.RUNNING}

    @property
    def progress(self) -> str:
        """`1 240 sur 5 000`, or what is done when nobody knows how many there are."""
        if self.total:
            return f"{grouped(self.done)} sur {grouped(self.total)}"
        return grouped(self.done) if self.done else ""

    @property
    def tone(self) -> str:
        return _TONES[State(self.state)]

    @property
    def file(self) -> dict[str, str] | None:
        found: dict[str, str] | None = self.result.get("file")
        return found

    @property
    def refused(self) -> list[dict[str, object]]:
        """[{"line": …, "reason": …}]"""
        return list(self.result.get("refused", []))

    @property
    def message(self) -> str:
        return str(self.result.get("message", ""))


class ScheduledRun(models.Model):
    """When each piece of scheduled work last ran, and how it ended."""

    code = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField(auto_now_add=True)  # when this work was first planned here
    last_started_at = models.DateTimeField(null=True)
    last_ended_at = models.DateTimeField(null=True)
    last_succeeded_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name = "travail planifié"
        verbose_name_plural = "travaux planifiés"

    def __str__(self) -> str:
        return self.code
