"""The delivery note: prepared, issued under a number, then signed by who receives, or cancelled."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from carnet.deliveries.models.acts import DeliveryActs
from carnet.deliveries.models.queries import DeliveryQuerySet
from carnet.deliveries.states import LIVE, TONES, Means, State
from carnet.orders.models import Order
from carnet.sales.models import KeptPaper, SignedPaper

if TYPE_CHECKING:
    from carnet.deliveries.models.line import DeliveryLine


class DeliveryNote(DeliveryActs, KeptPaper, SignedPaper):
    """Its acts are in acts.py. Its lines bear the prices of the order, for the invoice; the paper says them only if asked."""

    kind: ClassVar[str] = "delivery"

    order = models.ForeignKey(
        Order, verbose_name="commande", on_delete=models.PROTECT, related_name="notes", editable=False
    )
    state = models.CharField("état", max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    priced = models.BooleanField("imprimer les prix", default=False)
    more = models.BooleanField("livrer plus que ce qui reste", default=False)
    issued_at = models.DateTimeField("émis le", null=True, editable=False)
    means = models.CharField("signé", max_length=6, choices=Means.choices, blank=True, editable=False)
    signed_by = models.CharField("reçu par", max_length=160, blank=True, editable=False)
    signed_on = models.DateField("reçu le", null=True, editable=False)
    drawing = models.TextField("signature", max_length=40_000, blank=True, editable=False)  # see sales.signature
    reserves = models.CharField("réserves", max_length=1_000, blank=True, editable=False)
    signed_at = models.DateTimeField(null=True, editable=False)
    signature_taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    cancelled_on = models.DateField("annulé le", null=True, editable=False)
    cancelled_because = models.CharField("raison", max_length=300, blank=True, editable=False)

    objects = DeliveryQuerySet.as_manager()  # type: ignore[misc]  # Document’s own, made narrower

    if TYPE_CHECKING:
        lines: models.Manager[DeliveryLine]
        order_id: int
        paper_id: int | None

    class Meta(DeliveryActs.Meta):
        abstract = False
        verbose_name = "bon de livraison"
        verbose_name_plural = "bons de livraison"
        constraints = [
            *DeliveryActs.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, number=None) | (~Q(state=State.DRAFT) & Q(number__isnull=False)),
                name="delivery_numbered_once_issued",
                violation_error_message="Un bon de livraison reçoit son numéro quand il est émis.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SIGNED) | ~Q(signed_by=""),
                name="delivery_signed_by_somebody",
                violation_error_message="Écrivez le nom de la personne qui reçoit.",
            ),
        ]
        indexes = [
            models.Index(fields=["date", "id"], name="delivery_by_date"),
            models.Index(fields=["haystack", "id"], name="delivery_haystack"),
            models.Index(fields=["state", "date", "id"], name="delivery_by_state"),
        ]

    @property
    def said(self) -> list[str]:
        return [*super().said, self.order.number or "", self.signed_by]

    @property
    def tone(self) -> str:
        return TONES[State(self.state)]

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_signed(self) -> bool:
        return self.state == State.SIGNED

    @property
    def is_cancelled(self) -> bool:
        return self.state == State.CANCELLED
