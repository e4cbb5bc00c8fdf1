"""A case: somebody calls because something does not work. Each step is a line of the timeline."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.aftersales.models import pressing
from carnet.aftersales.models.product import Installed
from carnet.appointments.models import Appointment
from carnet.appointments.models.appointment import AppointmentQuerySet
from carnet.clients.models.acts import _visible
from carnet.clients.models.client import Client
from carnet.clients.models.parts import Address
from carnet.clients.models.queries import of_seen_client
from carnet.company.numbering import Counter
from carnet.kernel.errors import Refused

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from carnet.aftersales.models.report import CasePhoto, Report

SERIES, MASK = "cases", "SAV-{00000}"


class Urgency(models.TextChoices):
    SAFETY = "safety", "Sécurité"
    URGENT = "urgent", "Urgent"
    NORMAL = "normal", "Normal"


# Days within which somebody should have come, proposed when the case opens.
DELAYS = {Urgency.SAFETY: 1, Urgency.URGENT: 3, Urgency.NORMAL: 15}


class CaseState(models.TextChoices):
    OPEN = "open", "Ouvert"
    PLANNED = "planned", "Planifié"
    WAITING = "waiting", "En attente de pièce"
    TO_INVOICE = "to_invoice", "À facturer"
    CLOSED = "closed", "Clos"
    REFUSED = "refused", "Refusé"


TONES = {
    CaseState.OPEN: "warn",
    CaseState.PLANNED: "info",
    CaseState.WAITING: "warn",
    CaseState.TO_INVOICE: "bad",
    CaseState.CLOSED: "ok",
    CaseState.REFUSED: "neutral",
}
OVER = (CaseState.CLOSED, CaseState.REFUSED)
PENDING = tuple(state for state in CaseState if state not in OVER)


@dataclass(frozen=True)
class Complaint:
    """A case as one enters it. `covered` None: not decided yet."""

    symptom: str
    urgency: str = Urgency.NORMAL
    product: int | None = None
    address: int | None = None
    person: int | None = None
    due_on: date | None = None
    covered: bool | None = None
    why: str = ""


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(of_seen_client(user))

    def pending(self) -> Self:
        return self.filter(state__in=PENDING)

    def late(self, on: date) -> Self:
        """Somebody should have come. What is only to be invoiced was done."""
        return self.filter(due_on__lt=on, state__in=[one for one in PENDING if one != CaseState.TO_INVOICE])

    def with_parts(self) -> Self:
        return self.select_related("client", "product", "person", "address")


class Case(models.Model):
    number = models.CharField("n°", max_length=40, unique=True)
    client = models.ForeignKey(Client, verbose_name="client", on_delete=models.PROTECT, related_name="cases")
    product = models.ForeignKey(
        Installed, verbose_name="produit", null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    address = models.ForeignKey(
        Address, verbose_name="lieu", null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+",
        db_index=False, db_constraint=False,
    )  # fmt: skip
    symptom = models.TextField("ce qui se passe", max_length=2_000)
    urgency = models.CharField("urgence", max_length=7, choices=Urgency.choices, default=Urgency.NORMAL)
    covered = models.BooleanField("sous garantie", null=True)
    why = models.CharField("pourquoi", max_length=400, blank=True)
    state = models.CharField("état", max_length=10, choices=CaseState.choices, default=CaseState.OPEN)
    note = models.CharField("précision", max_length=400, blank=True)  # what is awaited, why it is refused
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="suivi par", null=True, blank=True, on_delete=models.PROTECT,
        related_name="cases",
    )  # fmt: skip
    due_on = models.DateField("à faire avant le", null=True, blank=True)
    opened_at = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CaseQuerySet.as_manager()

    if TYPE_CHECKING:
        client_id: int
        reports: RelatedManager[Report]
        photos: RelatedManager[CasePhoto]

    class Meta:
        verbose_name = "dossier de SAV"
        verbose_name_plural = "dossiers de SAV"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="case_state"),
            models.Index(pressing.OVER, pressing.URGENCY, pressing.DUE, models.F("id"), name="case_pressing"),
            models.Index(pressing.DUE, models.F("id"), name="case_due"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def tone(self) -> str:
        return TONES[CaseState(self.state)]

    @property
    def urgency_tone(self) -> str:
        return {Urgency.SAFETY: "bad", Urgency.URGENT: "warn"}.get(Urgency(self.urgency), "neutral")

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_late(self) -> bool:
        waits = not self.is_over and self.state != CaseState.TO_INVOICE
        return waits and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def judged(self) -> str:
        """Under warranty or not, and why, in one sentence that says it once."""
        told = {True: "Sous garantie", False: "Hors garantie", None: "Garantie à vérifier"}[self.covered]
        return self.why if told.lower() in self.why.lower() else f"{told}. {self.why}".strip()

    @property
    def visits(self) -> AppointmentQuerySet:
        """The appointments taken for it."""
        # By the client: SQLite does not see that a subject which is asked for is not the empty one that its index leaves out.
        return Appointment.objects.filter(client=self.client_id, subject=f"case:{self.pk}")

    @property
    def place(self) -> Address | None:
        try:
            return self.address
        except Address.DoesNotExist:
            return None

    @property
    def days(self) -> int:
        """From the call to the end, or to today."""
        return ((self.closed_at or timezone.now()) - self.opened_at).days

    def get_absolute_url(self) -> str:
        return f"/sav/{self.pk}/"

    @classmethod
    def open(cls, client_id: int, complaint: Complaint, *, by: Actor) -> "Case":
        """Under warranty or not is what the product says that day, unless somebody says otherwise and why."""
        from carnet.aftersales.events import log

        require(by, "aftersales.write")
        with transaction.atomic():
            _visible(Client, [client_id], by)
            _check(client_id, complaint)
            covered, why = _judged(complaint, by)
            (number,) = Counter.take(SERIES, MASK)
            made = cls.objects.create(
                number=number, client_id=client_id, covered=covered, why=why, opened_at=by.now(), **_columns(complaint, by.now()),
            )  # fmt: skip
            log(
                client_id, "case.opened", by, case=made.pk, number=number, product=str(made.product or ""),
                symptom=complaint.symptom[:300], why=why,
            )  # fmt: skip
        return made

    def change(self, complaint: Complaint, *, by: Actor, version: int | None = None) -> None:
        from carnet.aftersales.events import log

        with transaction.atomic():
            held = hold(self.pk, by, version)
            _check(held.client_id, complaint)
            covered, why = _judged(complaint, by)
            values = {**_columns(complaint, held.opened_at), "covered": covered, "why": why}
            said = [label for name, label in _LABELS.items() if getattr(held, name) != values[name]]
            if said:
                _write(held, **values)
                log(
                    held.client_id,
                    "case.changed",
                    by,
                    case=held.pk,
                    number=held.number,
                    said=", ".join(said).capitalize(),
                )

    def step(self, state: str, *, by: Actor, note: str = "") -> None:
        """Its next state. A case that is over opens again only to `open`."""
        with transaction.atomic():
            step(hold(self.pk, by), state, by, note)


_LABELS = {
    "symptom": "ce qui se passe", "urgency": "urgence", "product_id": "produit", "address_id": "lieu", "person_id": "suivi",
    "due_on": "délai", "covered": "garantie", "why": "raison",
}  # fmt: skip


def hold(pk: int, by: Actor, version: int | None = None) -> Case:
    require(by, "aftersales.write")
    rows = Case.objects.select_for_update(of=("self",))
    held = (rows.visible_to(by.user) if by.user else rows).filter(pk=pk).first()
    if held is None:
        raise Refused("Ce dossier n’existe pas, ou son client n’est pas dans votre portefeuille.")
    if version is not None and version != held.version:
        raise Refused("Quelqu’un d’autre a modifié ce dossier entre-temps : vérifiez, puis recommencez.")
    return held


def step(held: Case, state: str, by: Actor, note: str = "") -> None:
    from carnet.aftersales.events import log

    if state not in CaseState.values or state == held.state:
        raise Refused("Le dossier est déjà dans cet état.")
    if held.is_over and state != CaseState.OPEN:
        raise Refused("Ce dossier est terminé : rouvrez-le d’abord.")
    if state in {CaseState.WAITING, CaseState.REFUSED} and not note.strip():
        wanted = "quelle pièce est attendue" if state == CaseState.WAITING else "pourquoi il est refusé"
        raise Refused(f"Dites {wanted}.")
    old = str(held.get_state_display())
    _write(held, state=state, note=note, closed_at=by.now() if state in OVER else None)
    new = str(held.get_state_display())
    log(held.client_id, "case.stepped", by, case=held.pk, number=held.number, was=old, now=new, note=note)


def _write(held: Case, **values: Any) -> None:
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.save(update_fields=[*values, "version"])


def _columns(complaint: Complaint, opened: datetime) -> dict[str, Any]:
    due = complaint.due_on or timezone.localdate(opened) + timedelta(days=DELAYS[Urgency(complaint.urgency)])
    return {
        "symptom": complaint.symptom, "urgency": complaint.urgency, "product_id": complaint.product,
        "address_id": complaint.address, "person_id": complaint.person, "due_on": due,
    }  # fmt: skip


def _check(client_id: int, complaint: Complaint) -> None:
    if not complaint.symptom.strip():
        raise Refused("Dites ce qui se passe.")
    if complaint.urgency not in Urgency.values:
        raise Refused("Choisissez l’urgence.")
    if complaint.product and not Installed.objects.filter(pk=complaint.product, client_id=client_id).exists():
        raise Refused("Ce produit n’est pas chez ce client : choisissez-en un autre.")
    if complaint.address and not Address.objects.filter(pk=complaint.address, client_id=client_id).exists():
        raise Refused("Ce lieu n’est plus une adresse du client : choisissez-en une autre.")
    if complaint.covered is not None and not complaint.why.strip() and complaint.product is None:
        raise Refused("Dites pourquoi c’est sous garantie, ou pourquoi cela ne l’est pas.")


def _judged(complaint: Complaint, by: Actor) -> tuple[bool | None, str]:
    from carnet.aftersales.warranty import coverage

    if complaint.why.strip():
        return complaint.covered, complaint.why.strip()
    if complaint.product is None:
        return complaint.covered, "Produit à préciser : garantie à vérifier."
    found = coverage(Installed.objects.get(pk=complaint.product).running, timezone.localdate(by.now()))
    if complaint.covered is None or complaint.covered == found.covered:
        return found.covered, found.why
    raise Refused(f"Le produit dit autre chose ({found.why}) : dites pourquoi vous en décidez ainsi.")
