"""Somebody is to be called back: promised on the phone, shown on the home page until it is done."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.clients.models.client import Client
from carnet.clients.models.queries import of_seen_client
from carnet.kernel.dates import french_day
from carnet.kernel.errors import Forbidden, Refused


class CallbackQuerySet(models.QuerySet["Callback"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(of_seen_client(user))

    def waiting(self) -> Self:
        return self.filter(done_at=None).order_by("due", "pk")


class Callback(models.Model):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="callbacks")
    due = models.DateField("à rappeler le")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="par", on_delete=models.PROTECT, related_name="+")
    text = models.CharField("à propos de", max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, editable=False)

    objects = CallbackQuerySet.as_manager()

    class Meta:
        verbose_name = "rappel"
        indexes = [models.Index(fields=["person", "due"], condition=models.Q(done_at=None), name="callback_waiting")]

    def __str__(self) -> str:
        return f"{self.client} le {self.due:%d/%m/%Y}"

    @property
    def is_late(self) -> bool:
        return self.done_at is None and self.due < timezone.localdate()

    @classmethod
    @transaction.atomic
    def ask(cls, client_id: int, code: str, text: str, *, due: date, person: User, by: Actor) -> Self:
        """A line of the history (`code`: a call, a mail…) and the promise that it holds."""
        if due < timezone.localdate(by.now()):
            raise Refused("Ce jour est passé : choisissez aujourd’hui ou un jour à venir.")
        said = {"on": french_day(due), "for": str(person)}
        Client.log([client_id], code, by=by, text=text, callback=said)
        return cls.objects.create(client_id=client_id, due=due, person=person, text=" ".join(text.split())[:300])

    @transaction.atomic
    def done(self, *, by: Actor) -> None:
        """Called back. Raises Refused when somebody else did it first."""
        require(by, "clients.note")
        if by.user and not Callback.objects.visible_to(by.user).filter(pk=self.pk).exists():
            raise Forbidden("Cette fiche n’existe pas ou n’est pas dans votre portefeuille.")
        if not Callback.objects.filter(pk=self.pk, done_at=None).update(done_at=by.now()):
            raise Refused("Ce rappel est déjà fait.")
        Client.log([self.client_id], "exchange.called_back", by=by, text=self.text, due=self.due.isoformat())
