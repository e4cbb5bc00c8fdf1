"""What the page of an order shows, for who looks at it: amounts, costs and buttons according to rights."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.orders.models import Order
from carnet.orders.paper import place_of
from carnet.orders.progress import billed, delivered, ordered
from carnet.orders.states import State
from carnet.sales import totals
from carnet.sales.actions import following, offered_on
from carnet.sales.lines import ZERO, Line, subtotals


@dataclass(frozen=True)
class Row:
    line: Line
    subtotal: Decimal | None
    delivered: Decimal | None  # None: nothing to deliver on this line
    remaining: Decimal | None


def rows(order: Order) -> list[Row]:
    lines, wanted, done = list(order.lines.all()), ordered(order), delivered(order)
    sums = subtotals([line.plain for line in lines])
    shown = []
    for line, subtotal in zip(lines, sums, strict=True):
        counted = order.is_live and line.pk in wanted
        got = done.get(line.pk, ZERO) if counted else None
        left = max(wanted[line.pk] - got, ZERO) if got is not None else None
        shown.append(Row(line.plain, subtotal, got, left))
    return shown


def presented(order: Order, user: User) -> dict[str, Any]:
    found = order.totals()
    return {
        "document": order,
        "rows": rows(order),
        "totals": found,
        "billed": billed(order) if may(user, "orders.see_prices") else None,
        "margin": _margin(order, found) if may(user, "orders.see_costs") else None,
        "place": place_of(order),
        "steps": offered_on(order.kind, order, user),
        "followed": following(order, user),
        "can": can(order, user),
    }


def _margin(order: Order, found: totals.Totals) -> Decimal | None:
    """None when no cost is known."""
    lines = order.plain_lines()
    return totals.margin(lines, found) if any(line.cost for line in lines) else None


def can(order: Order, user: User) -> dict[str, bool]:
    """Which buttons are shown; the acts check again."""
    writes, cancels = may(user, "orders.write"), may(user, "orders.cancel")
    return {
        "edit": writes and order.is_draft,
        "mail": not order.is_draft and may(user, "mail.send") and may(user, "orders.see_prices"),
        "schedule": writes and not order.is_draft and not order.is_cancelled,
        "close": cancels and order.to_deliver,
        "reopen": cancels and order.closed_on is not None and order.is_live,
        "cancel": cancels and order.is_live and order.state != State.DONE,
    }
