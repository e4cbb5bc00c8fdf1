"""Pairs of clients that are probably one, found by night, waiting for somebody to say."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from carnet.accounts.models import User
from carnet.clients.models import Client, Distinct
from carnet.clients.models.queries import of_seen_client
from carnet.company.models import Singleton


class SuspicionQuerySet(models.QuerySet["Suspicion"]):
    def waiting(self) -> Self:
        """Both still active, and nobody said that they are two clients: what is undone comes back by itself."""
        told = Distinct.objects.filter(first=OuterRef("first"), second=OuterRef("second"))
        # Row by row: of a million clients, an IN would first write the list.
        active = [Exists(Client.objects.active().filter(pk=OuterRef(side))) for side in ("first", "second")]
        return self.filter(~Exists(told), *active)

    def visible_to(self, user: User) -> Self:
        """To review a pair one must see both."""
        return self.filter(of_seen_client(user, "first"), of_seen_client(user, "second"))


class Suspicion(models.Model):
    """`first` has the smaller key. `score` as matching gives it: 0.5 is as likely as not."""

    first = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()

    objects = SuspicionQuerySet.as_manager()

    class Meta:
        verbose_name = "doublon probable"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="suspicion_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="suspicion_ordered"),
        ]
        indexes = [models.Index(fields=["-score", "id"], name="suspicion_likeliest")]

    def __str__(self) -> str:
        return f"{self.first} = {self.second} ?"


class Watch(Singleton):
    """How far the file was looked at: every client changed until then, in the order of changes."""

    until = models.DateTimeField(null=True)
    last = models.BigIntegerField(default=0)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "veille des doublons"

    def __str__(self) -> str:
        return f"jusqu’au {self.until:%d/%m/%Y %H:%M}" if self.until else "rien encore"
