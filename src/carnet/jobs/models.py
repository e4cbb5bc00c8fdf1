"""Long work, one row each: what it does, where it stands, what it said at the end."""

from django.conf import settings
from django.db import models


class Lane(models.TextChoices):
    QUICK = "quick", "rapide"
    LONG = "long", "longue"


class State(models.TextChoices):
    WAITING = "waiting", "en attente"
    RUNNING = "running", "en cours"
    DONE = "done", "terminé"
    FAILED = "failed", "échoué"
    CANCELLED = "cancelled", "annulé"


class Job(models.Model):
    kind = models.CharField(max_length=40)  # a code of jobs.kinds.KINDS
    title = models.CharField("travail", max_length=200)
    lane = models.CharField(max_length=5, choices=Lane.choices, default=Lane.QUICK)
    state = models.CharField("état", max_length=10, choices=State.choices, default=State.WAITING)
    params = models.JSONField(default=dict)
    cursor = models.JSONField(default=dict)  # where to go on after a kill
    done = models.PositiveIntegerField("fait", default=0)
    total = models.PositiveIntegerField("sur", default=0)
    result = models.JSONField(default=dict)  # {"message": …, "file": …, "refused": […]}
    cancel_asked = models.BooleanField(default=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="demandé par", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "travail"
        verbose_name_plural = "travaux"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "lane", "id"], name="job_queue")]

    def __str__(self) -> str:
        return self.title


class ScheduledRun(models.Model):
    """When each piece of scheduled work last ran, and how it ended."""

    code = models.CharField(max_length=40, primary_key=True)
    last_started_at = models.DateTimeField(null=True)
    last_succeeded_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name = "travail planifié"
        verbose_name_plural = "travaux planifiés"

    def __str__(self) -> str:
        return self.code
