"""Questions asked of the delivery notes."""

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.db.models import Sum

from carnet.deliveries.states import LIVE, State
from carnet.sales.models import DocumentQuerySet

if TYPE_CHECKING:
    from carnet.orders.models import Order


class DeliveryQuerySet(DocumentQuerySet):
    def drafts(self) -> Self:
        return self.filter(state=State.DRAFT)

    def live(self) -> Self:
        """Issued or signed: what they list has left."""
        return self.filter(state__in=LIVE)

    def to_sign(self) -> Self:
        return self.filter(state=State.ISSUED)

    def under_way(self) -> Self:
        """Prepared or left, not signed yet."""
        return self.filter(state__in=(State.DRAFT, State.ISSUED))

    def of_order(self, order: "Order") -> Self:
        return self.filter(order=order)

    def with_parts(self) -> Self:
        return super().with_parts().select_related("order", "paper", "signed_paper")


def delivered(order_id: int) -> dict[int, Decimal]:
    """Quantity by line of an order, of the notes that left."""
    from carnet.deliveries.models.line import DeliveryLine

    rows = DeliveryLine.objects.filter(
        document__order=order_id, document__state__in=LIVE, order_line__isnull=False
    ).order_by()
    return dict(rows.values_list("order_line").annotate(sum=Sum("quantity")))
