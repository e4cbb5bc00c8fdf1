from typing import TYPE_CHECKING

from django.db import models

from carnet.deliveries.models.note import DeliveryNote
from carnet.orders.models import OrderLine
from carnet.sales.models import DocumentLine


class DeliveryLine(DocumentLine):
    document = models.ForeignKey(DeliveryNote, on_delete=models.CASCADE, related_name="lines")
    order_line = models.ForeignKey(
        OrderLine, null=True, on_delete=models.PROTECT, related_name="deliveries"
    )  # None: a title

    if TYPE_CHECKING:
        order_line_id: int | None

    class Meta(DocumentLine.Meta):
        verbose_name = "ligne de bon de livraison"
        verbose_name_plural = "lignes de bons de livraison"
