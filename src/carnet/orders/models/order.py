"""The order: drafted or made from an accepted quote, confirmed under a number, then delivered and invoiced, or cancelled."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from carnet.orders.models.acts import OrderActs
from carnet.orders.models.queries import OrderQuerySet
from carnet.orders.states import LIVE, TONES, Share, State
from carnet.quotes.models import Quote
from carnet.sales.models import Circumstances, KeptPaper

if TYPE_CHECKING:
    from carnet.orders.models.line import OrderLine


class Order(OrderActs, Circumstances, KeptPaper):
    """Its acts are in acts.py, its questions in queries.py. `state`, `delivery` and `billing` are derived (progress.py)."""

    kind: ClassVar[str] = "order"

    quote = models.ForeignKey(
        Quote,
        verbose_name="devis",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="orders",
        editable=False,
    )
    state = models.CharField("état", max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    delivery = models.CharField("livré", max_length=5, choices=Share.choices, default=Share.NONE, editable=False)
    billing = models.CharField("facturé", max_length=5, choices=Share.choices, default=Share.NONE, editable=False)
    buyer_order = models.CharField("n° de commande du client", max_length=50, blank=True)
    expected_on = models.DateField("livraison prévue le", null=True, blank=True)
    confirmed_at = models.DateTimeField("confirmée le", null=True, editable=False)
    closed_on = models.DateField("close le", null=True, editable=False)
    closed_because = models.CharField("raison", max_length=300, blank=True, editable=False)
    cancelled_on = models.DateField("annulée le", null=True, editable=False)
    cancelled_because = models.CharField("raison", max_length=300, blank=True, editable=False)

    objects = OrderQuerySet.as_manager()  # type: ignore[misc]  # Document’s own, made narrower

    if TYPE_CHECKING:
        lines: models.Manager[OrderLine]
        quote_id: int | None
        paper_id: int | None

    class Meta(OrderActs.Meta):
        abstract = False
        verbose_name = "commande"
        verbose_name_plural = "commandes"
        constraints = [
            *OrderActs.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, number=None) | (~Q(state=State.DRAFT) & Q(number__isnull=False)),
                name="order_numbered_once_confirmed",
                violation_error_message="Une commande reçoit son numéro quand elle est confirmée.",
            ),
            models.UniqueConstraint(
                fields=["quote"],
                condition=~Q(state=State.CANCELLED),
                name="order_once_a_quote",
                violation_error_message="Ce devis a déjà sa commande.",
            ),
        ]
        indexes = [
            models.Index(fields=["date", "id"], name="order_by_date"),
            models.Index(fields=["haystack", "id"], name="order_haystack"),
            models.Index(fields=["state", "date", "id"], name="order_by_state"),
            models.Index(fields=["salesperson", "date", "id"], name="order_by_seller"),
            models.Index(fields=["billing", "date", "id"], name="order_by_billing"),
            models.Index(fields=["total_incl", "id"], name="order_by_total"),
            models.Index(Coalesce("expected_on", "date"), F("id"), name="order_by_end"),
        ]

    @property
    def said(self) -> list[str]:
        return [*super().said, self.buyer_order]

    @property
    def tone(self) -> str:
        return TONES[State(self.state)]

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_cancelled(self) -> bool:
        return self.state == State.CANCELLED

    @property
    def to_deliver(self) -> bool:
        return self.state in (State.CONFIRMED, State.PARTIAL)
