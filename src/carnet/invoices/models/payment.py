"""Payments and what they pay. Rows are never changed: a mistake is put right by an opposite row."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum

from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.clients.models.queries import of_seen_client
from carnet.invoices.frozen import AppendOnly, AppendOnlyQuerySet
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.kinds import Means
from carnet.invoices.models.payment_acts import PaymentActs
from carnet.sales.lines import ZERO

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class PaymentQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: User) -> Self:
        if not user.has_perm("invoices.view"):
            return self.none()
        return self.filter(of_seen_client(user))


class Payment(PaymentActs, AppendOnly):
    """Money received; negative when it is given back, or when it cancels another one."""

    MOVABLE: ClassVar[set[str]] = {"client"}

    client = models.ForeignKey(Client, verbose_name="client", on_delete=models.PROTECT, related_name="payments")
    date = models.DateField("date")
    amount = models.DecimalField("montant", max_digits=14, decimal_places=2)
    means = models.CharField("moyen", max_length=10, choices=Means.choices)
    reference = models.CharField("référence (n° de chèque…)", max_length=60, blank=True)
    note = models.CharField("note", max_length=200, blank=True)
    cancels = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="cancelled_by")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    request_key = models.CharField(max_length=64, unique=True, null=True)

    objects = PaymentQuerySet.as_manager()  # type: ignore[misc]

    if TYPE_CHECKING:
        allocations: RelatedManager["Allocation"]
        cancelled_by: Self
        client_id: int

    class Meta:
        verbose_name = "règlement"
        ordering = ["-date", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(amount=0), name="payment_not_zero", violation_error_message="Écrivez un montant."
            )
        ]

    def __str__(self) -> str:
        return f"{self.means_label} du {self.date:%d/%m/%Y}"

    @property
    def means_label(self) -> str:
        return Means(self.means).label

    @property
    def is_cancelled(self) -> bool:
        return self.cancels_id is not None or hasattr(self, "cancelled_by")

    @property
    def available(self) -> Decimal:
        """What pays nothing yet."""
        return self.amount - (self.allocations.aggregate(found=Sum("amount"))["found"] or ZERO)


class Allocation(AppendOnly):
    """So much of a payment, or of a credit note, pays this invoice; negative when it is taken back."""

    payment = models.ForeignKey(Payment, null=True, on_delete=models.PROTECT, related_name="allocations")
    credit = models.ForeignKey(Invoice, null=True, on_delete=models.PROTECT, related_name="uses")
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="allocations")
    amount = models.DecimalField("montant", max_digits=14, decimal_places=2)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "affectation"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(payment__isnull=False, credit=None) | Q(payment=None, credit__isnull=False),
                name="allocation_from_one",
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="allocation_not_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} sur {self.invoice_id}"
