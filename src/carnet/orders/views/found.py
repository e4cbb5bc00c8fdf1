"""Fetching one of them for a view: of a client that the person may see, else 404."""

from carnet.accounts.http import Request
from carnet.orders.models import Order
from carnet.sales.views.found import document_for


def order_for(request: Request, order_id: int) -> Order:
    return document_for(request, Order, order_id)
