"""Reminder letters: which invoices, how much was owed that day, the paper as it was composed."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models

from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.clients.models.queries import of_seen_client
from carnet.files.models import File
from carnet.invoices.models.invoice import Invoice

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(of_seen_client(user)) if user.has_perm("invoices.view") else self.none()


class Reminder(models.Model):
    """Written once by `reminding.remind`; only its paper comes after."""

    kind: ClassVar[str] = "reminder"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="reminders")
    level = models.PositiveSmallIntegerField("rang", choices=[(1, "Premier rappel"), (2, "Second rappel")])
    date = models.DateField("date")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    frozen = models.JSONField(default=dict, editable=False)  # everything that the letter says (sales.paper.freezing)
    paper = models.OneToOneField(File, null=True, on_delete=models.PROTECT, related_name="reminder", editable=False)

    objects = ReminderQuerySet.as_manager()

    if TYPE_CHECKING:
        lines: RelatedManager["ReminderLine"]
        client_id: int
        paper_id: int | None

    class Meta:
        verbose_name = "relance"
        ordering = ["-date", "-id"]

    def __str__(self) -> str:
        return f"{self.get_level_display()} du {self.date:%d/%m/%Y}"


class ReminderLine(models.Model):
    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="lines")
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="reminders")
    owed = models.DecimalField("restait dû", max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = "facture relancée"
        constraints = [models.UniqueConstraint(fields=["reminder", "invoice"], name="reminder_line_once")]

    def __str__(self) -> str:
        return f"{self.invoice_id} : {self.owed}"
