"""What was delivered and invoiced of an order: the apps above say it, the order keeps what its lists are filtered by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from carnet.kernel.registry import Registry
from carnet.orders.states import LIVE, billed_share, delivered_share, state_of
from carnet.sales.lines import ZERO, LineKind

if TYPE_CHECKING:
    from carnet.orders.models import Order


@dataclass(frozen=True)
class Progress:
    """`delivered`: quantity by line of an order; `billed`: euros including VAT, credit notes taken off."""

    code: str
    delivered: Callable[[int], Mapping[int, Decimal]] = lambda order_id: {}
    billed: Callable[[int], Decimal] = lambda order_id: ZERO
    order: int = 100


PROGRESS: Registry[Progress] = Registry("progress of orders")


def ordered(order: "Order") -> dict[int, Decimal]:
    """What is to be delivered, by line: articles that count, of a quantity above zero."""
    rows = order.lines.all()
    return {row.pk: row.quantity for row in rows if row.kind == LineKind.ITEM and not row.option and row.quantity > 0}


def delivered(order: "Order") -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    for one in PROGRESS:
        for line, quantity in one.delivered(order.pk).items():
            found[line] = found.get(line, ZERO) + quantity
    return found


def remaining(order: "Order") -> dict[int, Decimal]:
    """By line, zero when everything is there; more than was ordered is no debt of the client."""
    done = delivered(order)
    return {line: max(quantity - done.get(line, ZERO), ZERO) for line, quantity in ordered(order).items()}


def billed(order: "Order") -> Decimal:
    return sum((one.billed(order.pk) for one in PROGRESS), ZERO)


def settle(order: "Order") -> None:
    """Bring what is kept of a confirmed order in line. To be called, the order held, by every act that delivers or invoices."""
    if order.state not in LIVE:
        return
    delivery = delivered_share(ordered(order), delivered(order))
    billing = billed_share(order.total_incl, billed(order))
    state = state_of(delivery, billing, closed=order.closed_on is not None)
    if (order.delivery, order.billing, order.state) != (delivery, billing, state):
        order.delivery, order.billing, order.state = delivery, billing, state
        order.save(update_fields=["delivery", "billing", "state"])
