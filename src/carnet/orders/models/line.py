from django.db import models

from carnet.orders.models.order import Order
from carnet.sales.models import DocumentLine


class OrderLine(DocumentLine):
    """Never written again once the order is confirmed: delivery notes point to it."""

    document = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")

    class Meta(DocumentLine.Meta):
        verbose_name = "ligne de commande"
        verbose_name_plural = "lignes de commandes"
