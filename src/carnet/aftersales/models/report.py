"""The report of an intervention: hours, what was done, parts, photos, the client's signature."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import F, Q

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.aftersales.models.case import Case, CaseState, hold, step
from carnet.appointments.models import Appointment
from carnet.clients.models.attachments import Added, Attachment, NotTaken
from carnet.clients.models.queries import of_seen_client
from carnet.kernel.errors import Refused
from carnet.sales import signature


@dataclass(frozen=True)
class Written:
    """A report as the technician types it. Without signature: `unsigned` says why."""

    arrived_at: datetime
    left_at: datetime
    done: str
    parts: str = ""
    parts_cost: Decimal = Decimal(0)
    signed_by: str = ""
    drawing: str = ""
    unsigned: str = ""
    state: str = CaseState.CLOSED
    note: str = ""


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(of_seen_client(user, "case__client"))


class Report(models.Model):
    """Signed: it does not change."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="reports")
    arrived_at = models.DateTimeField("arrivée")
    left_at = models.DateTimeField("départ")
    done = models.TextField("ce qui a été fait", max_length=4_000)
    parts = models.TextField("pièces posées", max_length=2_000, blank=True)
    parts_cost = models.DecimalField("coût des pièces", max_digits=10, decimal_places=2, default=0)
    signed_by = models.CharField("signé par", max_length=120, blank=True)
    drawing = models.TextField(blank=True, editable=False)
    unsigned = models.CharField("sans signature", max_length=200, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ReportQuerySet.as_manager()

    if TYPE_CHECKING:
        case_id: int

    class Meta:
        verbose_name = "rapport d’intervention"
        verbose_name_plural = "rapports d’intervention"
        ordering = ["-arrived_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at__gte=F("arrived_at")), name="report_in_order",
                violation_error_message="Le départ vient après l’arrivée.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Rapport du {self.arrived_at:%d/%m/%Y}"

    @property
    def minutes(self) -> int:
        return int((self.left_at - self.arrived_at).total_seconds() // 60)

    @classmethod
    def write(
        cls, case_id: int, written: Written, *, by: Actor, appointment: Appointment | None = None, photos: Iterable[UploadedFile] = ()
    ) -> "tuple[Report, list[NotTaken]]":  # fmt: skip
        """The report, the photos that could not be kept, and the step of the case. The appointment is done."""
        from carnet.aftersales.events import log

        require(by, "aftersales.write")
        drawing = _check(written)
        case = Case.objects.get(pk=case_id)
        # Kept before the transaction: a picture takes a second, and SQLite has one writer.
        added = CasePhoto.kept(case, photos, by)
        with transaction.atomic():
            held = hold(case_id, by)
            if held.is_over:
                raise Refused("Ce dossier est terminé : rouvrez-le d’abord.")
            made = cls.objects.create(
                case=held, appointment=appointment, arrived_at=written.arrived_at, left_at=written.left_at, done=written.done,
                parts=written.parts, parts_cost=written.parts_cost, signed_by=written.signed_by, drawing=drawing,
                unsigned=written.unsigned, user=by.user, at=by.now(),
            )  # fmt: skip
            CasePhoto.of(held, added, made)
            log(
                held.client_id,
                "case.reported",
                by,
                case=held.pk,
                number=held.number,
                report=made.pk,
                done=written.done[:300],
            )
            if appointment is not None and appointment.is_planned:
                appointment.finish(by=by, outcome=written.done[:1_000])
                held.refresh_from_db()
            if written.state != held.state:
                step(held, written.state, by, written.note)
        return made, added.refused


def _check(written: Written) -> str:
    if written.left_at < written.arrived_at:
        raise Refused("Le départ vient après l’arrivée : corrigez l’une des deux heures.")
    if not written.done.strip():
        raise Refused("Dites ce qui a été fait.")
    if not 0 <= written.parts_cost < 100_000_000:
        raise Refused("Le coût des pièces n’est pas possible : vérifiez-le.")
    if written.drawing:
        if not written.signed_by.strip():
            raise Refused("Écrivez le nom de qui signe.")
        return signature.read(written.drawing)
    if not written.unsigned.strip():
        raise Refused("Faites signer le client, ou dites pourquoi il ne signe pas.")
    return ""


class CasePhoto(models.Model):
    """A photo of the client's files, seen from the case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="photos")
    report = models.ForeignKey(Report, null=True, on_delete=models.CASCADE, related_name="photos")
    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "photo"

    def __str__(self) -> str:
        return str(self.attachment)

    @classmethod
    def add(cls, case: Case, uploads: Iterable[UploadedFile], *, by: Actor) -> Added:
        """Of the case itself: what the client sent. One line of the timeline for all."""
        require(by, "aftersales.write")
        added = cls.kept(case, uploads, by)
        cls.of(case, added)
        return added

    @classmethod
    def kept(cls, case: Case, uploads: Iterable[UploadedFile], by: Actor) -> Added:
        """Among the files of the client, at the place of the case; each that cannot be is told with its reason."""
        sent, place = list(uploads), case.place.pk if case.place else None
        return Attachment.add(case.client_id, sent, by=by, kind="photo", address_id=place) if sent else Added()

    @classmethod
    def of(cls, case: Case, added: Added, report: Report | None = None) -> None:
        CasePhoto.objects.bulk_create(
            [CasePhoto(case=case, report=report, attachment=one) for one in added.attachments]
        )
