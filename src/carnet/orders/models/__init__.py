"""The tables of orders."""

from carnet.orders.models.line import OrderLine as OrderLine
from carnet.orders.models.order import Order as Order
