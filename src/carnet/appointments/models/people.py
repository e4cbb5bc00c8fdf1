"""Who works together, and who is away."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze


class Team(models.Model):
    """An appointment of a team is one of each of its members, as the team is today."""

    name = models.CharField("nom", max_length=60, unique=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="teams", verbose_name="membres")
    is_active = models.BooleanField(default=True)

    class Meta:
        verbose_name = "équipe"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(
        cls, name: str, members: Iterable[int], *, by: Actor, pk: int | None = None, active: bool = True
    ) -> "Team":
        """Make a team, or change it. Raises Refused when another one bears its name."""
        require(by, "appointments.teams")
        wanted, name = list(members), squeeze(name)
        with transaction.atomic():
            if cls._default_manager.filter(name__iexact=name).exclude(pk=pk or 0).exists():
                raise Refused("Une autre équipe porte déjà ce nom.")
            team = cls._default_manager.get(pk=pk) if pk else cls()
            team.name, team.is_active = name, active
            team.save()
            team.members.set(User.objects.filter(pk__in=wanted))
        return team


class AbsenceReason(models.TextChoices):
    LEAVE = "leave", "Congés"
    ILLNESS = "illness", "Arrêt"
    TRAINING = "training", "Formation"
    OTHER = "other", "Autre"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def between(self, first: date, last: date) -> Self:
        """Touching these days, ends included."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class Absence(models.Model):
    """Whole days. Shown on the agenda; nothing is forbidden on them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="personne", on_delete=models.PROTECT, related_name="absences"
    )
    starts_on = models.DateField("premier jour")
    ends_on = models.DateField("dernier jour")
    reason = models.CharField("raison", max_length=8, choices=AbsenceReason.choices, default=AbsenceReason.LEAVE)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "absence"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="absence_in_order",
                violation_error_message="Le dernier jour vient après le premier.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} : {self.get_reason_display()}"

    @classmethod
    def note(cls, user: User, starts_on: date, ends_on: date, reason: str, *, by: Actor) -> "Absence":
        require(by, "appointments.absences", user)
        if ends_on < starts_on:
            raise Refused("Le dernier jour vient après le premier : corrigez l’un des deux.")
        return cls._default_manager.create(user=user, starts_on=starts_on, ends_on=ends_on, reason=reason)

    def remove(self, *, by: Actor) -> None:
        require(by, "appointments.absences", self.user)
        self.delete()
