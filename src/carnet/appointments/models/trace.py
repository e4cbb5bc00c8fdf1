"""What happened to an appointment without client: lines like those of a timeline, kept with it."""

from django.db import models, transaction

from carnet.accounts.actor import Actor
from carnet.appointments.models.appointment import Appointment
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.reading import Line
from carnet.clients.timeline import EVENT_TYPES, Link
from carnet.clients.undo import held_to_undo
from carnet.kernel.errors import Refused


class _Line(Line):
    @property
    def undone(self) -> bool:
        return hasattr(self.event.change_set, "undone_by")

    @property
    def view(self) -> Link | None:
        """None: it is shown on that very page."""
        return None

    @property
    def print(self) -> Link | None:
        return None


class Trace(models.Model):
    """Written by the acts alone, never changed; undoing writes another one."""

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="traces")
    change_set = models.OneToOneField(ChangeSet, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = "modification d’un rendez-vous interne"
        verbose_name_plural = "modifications de rendez-vous internes"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.code

    @property
    def line(self) -> Line:
        """As it is shown."""
        return _Line(self.event)

    @property
    def event(self) -> Event:
        """As the types of events read it."""
        signed = self.change_set
        return Event(code=self.code, data=self.data, change_set=signed, user=signed.user, at=signed.at)

    def undo(self, *, by: Actor) -> ChangeSet:
        """As a line of a timeline is. Raises Refused, Forbidden."""
        with transaction.atomic():
            change_set, kind = held_to_undo(self.change_set), EVENT_TYPES[self.code]
            if kind.inverse is None:
                raise Refused("Cette ligne ne peut pas être annulée.")
            return kind.inverse(self.event, by, change_set)
