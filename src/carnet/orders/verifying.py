"""What `carnet verify` checks of the orders: their state agrees with what was delivered and invoiced."""

from django.db import transaction

from carnet.orders.models import Order
from carnet.orders.progress import billed, delivered, ordered, settle
from carnet.orders.states import billed_share, delivered_share, state_of


def progress_agrees(repair: bool) -> list[str]:
    """One sentence an order whose state is not what its deliveries and invoices say."""
    wrong = [order for order in Order.objects.live().prefetch_related("lines").iterator(500) if not _agrees(order)]
    if not repair:
        return [f"commande {order.number} : son état n’est plus celui de ses livraisons et factures" for order in wrong]
    for order in wrong:
        with transaction.atomic():
            settle(Order.objects.select_for_update().get(pk=order.pk))
    return []


def _agrees(order: Order) -> bool:
    delivery = delivered_share(ordered(order), delivered(order))
    billing = billed_share(order.total_incl, billed(order))
    state = state_of(delivery, billing, closed=order.closed_on is not None)
    return (order.delivery, order.billing, order.state) == (delivery, billing, state)
