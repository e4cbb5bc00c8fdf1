"""The invoice: a draft that anybody of the office changes, then a numbered document that nothing changes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from carnet.files.models import File
from carnet.invoices.frozen import AppendOnly, refuse
from carnet.invoices.models.acts import InvoiceActs
from carnet.invoices.models.kinds import THE, TONES, InvoiceType, Operation, PaymentState
from carnet.sales import totals
from carnet.sales.lines import ZERO, Line
from carnet.sales.models import Circumstances, Document, DocumentLine, DocumentQuerySet
from carnet.sales.models.circumstances import Nature
from carnet.sales.models.document import share_rows, shares_from
from carnet.sales.totals import Share, Totals

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from carnet.accounts.models import User
    from carnet.invoices.models.payment import Allocation

# What lives on after the issue: whose client it is, what was paid, the paper made after the commit, reminders, notes.
MOVABLE = {
    "client", "haystack", "settled", "paper", "paused_at", "paused_by", "paused_reason", "internal_notes", "version", "updated_at",
}  # fmt: skip


class InvoiceQuerySet(DocumentQuerySet):
    def visible_to(self, user: "User") -> Self:
        """Who sees the client, and may see amounts at all."""
        return super().visible_to(user) if user.has_perm("invoices.view") else self.none()

    def with_parts(self) -> Self:
        more = ("corrects", "paper", "paused_by", "issued_by")
        return super().with_parts().select_related(*more).prefetch_related("sources")

    def drafts(self) -> Self:
        return self.filter(number=None)

    def issued(self) -> Self:
        return self.exclude(number=None)

    def unpaid(self) -> Self:
        """Issued, and something is still owed to us."""
        return self.issued().exclude(type=InvoiceType.CREDIT_NOTE).filter(settled__lt=F("total_incl"))

    def overdue(self, today: date | None = None) -> Self:
        return self.unpaid().filter(due_date__lt=today or timezone.localdate())

    def update(self, **values: Any) -> int:
        if not values.keys() <= MOVABLE and self.issued().exists():
            refuse("update of Invoice")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.issued().exists():
            refuse("deletion of Invoice")
        return super().delete()


class Invoice(InvoiceActs, Circumstances, Document):
    """`total_*` are positive on a credit note too (EN 16931): `sign` tells which way they count."""

    kind: ClassVar[str] = "invoice"
    MOVABLE: ClassVar[set[str]] = MOVABLE

    type = models.CharField("type", max_length=11, choices=InvoiceType.choices, default=InvoiceType.INVOICE)
    series = models.CharField("série", max_length=40, null=True, editable=False)
    rank = models.PositiveIntegerField("rang dans la série", null=True, editable=False)
    issued_at = models.DateTimeField("émise le", null=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    corrects = models.ForeignKey(
        "self", verbose_name="corrige", null=True, blank=True, on_delete=models.PROTECT, related_name="credit_notes"
    )

    payment_terms = models.CharField("conditions de règlement", max_length=80, blank=True)
    due_date = models.DateField("échéance", null=True, blank=True)
    delivered_on = models.DateField("date de livraison ou de fin des travaux", null=True, blank=True)
    buyer_order = models.CharField("n° de commande du client", max_length=50, blank=True)
    operation = models.CharField("catégorie d’opérations", max_length=1, choices=Operation.choices, blank=True)
    certified_by = models.CharField("taux réduit certifié et signé par", max_length=160, blank=True)

    # VAT by rate: base and tax. Not always that of the lines: a deposit is split, a final invoice deducts.
    shares = models.JSONField(default=list, editable=False)
    deductions = models.JSONField(default=list, editable=False)  # deposits deducted: number, date, shares
    # Everything that the paper says, as on the day of issue (sales.paper.freezing).
    frozen = models.JSONField(default=dict, editable=False)
    salt = models.CharField(max_length=32, blank=True, editable=False)

    settled = models.DecimalField("réglé", max_digits=14, decimal_places=2, default=0, editable=False)
    paper = models.OneToOneField(
        File, null=True, on_delete=models.PROTECT, related_name="invoice", editable=False, db_column="file_id"
    )
    paused_at = models.DateTimeField("relances suspendues le", null=True, editable=False)
    paused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    paused_reason = models.CharField("raison de la suspension", max_length=200, blank=True)

    objects = InvoiceQuerySet.as_manager()  # type: ignore[misc]

    if TYPE_CHECKING:
        lines: RelatedManager["InvoiceLine"]
        sources: RelatedManager["InvoiceSource"]
        credit_notes: RelatedManager["Invoice"]
        allocations: RelatedManager["Allocation"]
        corrects_id: int | None
        paper_id: int | None

    class Meta(Document.Meta):
        abstract = False
        verbose_name = "facture"
        constraints = [
            *Document.Meta.constraints,
            models.UniqueConstraint(fields=["series", "rank"], name="invoice_rank_once"),
            models.CheckConstraint(
                condition=Q(number=None, series=None, rank=None, issued_at=None)
                | Q(number__isnull=False, series__isnull=False, rank__gte=1, issued_at__isnull=False),
                name="invoice_numbered_whole",
            ),
            models.CheckConstraint(
                condition=Q(type=InvoiceType.CREDIT_NOTE) | Q(settled__gte=0), name="invoice_settled_positive"
            ),
            models.CheckConstraint(
                condition=Q(type=InvoiceType.CREDIT_NOTE) | Q(number=None) | Q(settled__lte=F("total_incl")),
                name="invoice_settled_at_most",
                violation_error_message="Un règlement ne dépasse pas ce qui reste dû.",
            ),
        ]
        indexes = [
            models.Index(fields=["-date", "-id"], name="invoice_by_date"),
            models.Index(fields=["haystack", "id"], name="invoice_haystack"),
            models.Index(fields=["client", "-date"], name="invoice_of_client"),
            models.Index(fields=["salesperson", "-date"], name="invoice_of_seller"),
            models.Index(fields=["type", "-date", "-id"], name="invoice_by_type"),
            models.Index(fields=["total_incl", "id"], name="invoice_by_total"),
            models.Index(fields=["updated_at"], name="invoice_by_update"),
            models.Index(Coalesce("due_date", "date"), F("id"), name="invoice_by_end"),
            # The few among very many. Drafts and credit notes are in the first one too: no condition but what each query says.
            models.Index(fields=["due_date", "id"], condition=Q(settled__lt=F("total_incl")), name="invoice_unsettled"),
            models.Index(fields=["paused_at"], condition=Q(paused_at__isnull=False), name="invoice_paused"),
            models.Index(fields=["-date", "-id"], condition=Q(number=None), name="invoice_drafts"),
        ]

    def __str__(self) -> str:
        return f"{self.type_label} {self.number}" if self.number else f"brouillon {self.of_type}"

    def get_absolute_url(self) -> str:
        return reverse("invoices:page", args=[self.pk])

    @property
    def title(self) -> str:
        return str(self) if self.number else f"Brouillon {self.of_type}"

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.number:
            refuse(f"Invoice {self.number}")
        return super().delete(*args, **kwargs)

    @property
    def kind_of(self) -> InvoiceType:
        # A type that a form refused is still on the draft while the form is shown again.
        return InvoiceType(self.type) if self.type in InvoiceType.values else InvoiceType.INVOICE

    @property
    def type_label(self) -> str:
        return self.kind_of.label

    @property
    def of_type(self) -> str:
        return "d’avoir" if self.is_credit else f"de {self.type_label.lower()}"

    @property
    def the(self) -> str:
        return THE[self.kind_of]

    @property
    def is_credit(self) -> bool:
        return self.type == InvoiceType.CREDIT_NOTE

    @property
    def is_draft(self) -> bool:
        return self.number is None

    @property
    def sign(self) -> int:
        return -1 if self.is_credit else 1

    @property
    def vat_shares(self) -> tuple[Share, ...]:
        return shares_from(self.shares)

    def totals_of(self, lines: Sequence[Line]) -> Totals:
        return totals.of(lines, self.allowance)

    def set_shares(self, shares: Sequence[Share]) -> None:
        """VAT by rate and the totals, which are their sums. The caller saves."""
        self.shares = share_rows(shares)
        self.total_excl = sum((share.base for share in shares), ZERO)
        self.total_tax = sum((share.tax for share in shares), ZERO)
        self.total_incl = self.total_excl + self.total_tax

    @property
    def remaining(self) -> Decimal:
        """What is still owed to us; negative on a credit note not yet used."""
        return self.sign * self.total_incl - self.settled if self.number else ZERO

    def note_settled(self, moved: Decimal) -> None:
        """Inside the transaction that allocates, the row held."""
        self.settled += moved
        type(self).objects.filter(pk=self.pk).update(settled=self.settled)

    @property
    def used(self) -> Decimal:
        """Of a credit note: what it paid, or what was given back."""
        return -self.settled

    @property
    def unused(self) -> Decimal:
        return -self.remaining

    @property
    def operation_code(self) -> str:
        """Works are services for VAT; a sale alone is goods."""
        return self.operation or (Operation.GOODS if self.nature == Nature.GOODS else Operation.SERVICES)

    @property
    def state(self) -> PaymentState:
        if self.number is None:
            return PaymentState.DRAFT
        if self.is_credit:
            return PaymentState.TO_USE if self.remaining else PaymentState.USED
        if self.remaining <= 0:
            return PaymentState.PAID
        if self.due_date and self.due_date < timezone.localdate():
            return PaymentState.OVERDUE
        return PaymentState.PARTLY if self.settled else PaymentState.DUE

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def days_late(self) -> int:
        late = (timezone.localdate() - self.due_date).days if self.due_date and self.remaining > 0 else 0
        return max(late, 0)


class InvoiceLine(DocumentLine):
    document = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")

    class Meta(DocumentLine.Meta):
        abstract = False
        verbose_name = "ligne de facture"


class InvoiceSource(models.Model):
    """What an invoice comes from: one quote, one order, or several delivery notes."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=20)  # a code of sales.kinds: quote, order, delivery
    document = models.BigIntegerField()
    label = models.CharField(max_length=60)  # "devis DV-2026-0142", as it was called

    class Meta:
        verbose_name = "origine"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["invoice", "kind", "document"], name="invoice_source_once")]
        indexes = [models.Index(fields=["kind", "document"], name="invoice_source")]

    def __str__(self) -> str:
        return self.label


class Deduction(AppendOnly):
    """A deposit that a final invoice deducts; written at the issue of the final one."""

    document = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="deducted")
    deposit = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="deducted_by")

    class Meta:
        verbose_name = "acompte déduit"
        constraints = [models.UniqueConstraint(fields=["document", "deposit"], name="deduction_once")]

    def __str__(self) -> str:
        return f"{self.deposit_id} dans {self.document_id}"
