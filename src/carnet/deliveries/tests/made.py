"""What the tests of delivery notes share."""

from decimal import Decimal
from typing import Any

from carnet.accounts.actor import Actor, Source
from carnet.deliveries.models import DeliveryNote
from carnet.orders.models import Order
from carnet.orders.tests.made import confirmed
from tests import cast

D = Decimal
DRAWING = "M10 20L14 28L30 60L52 41"


def alice() -> Actor:
    return Actor(cast.alice(), Source.SCREEN)


def lines_of(order: Order) -> tuple[int, int]:
    """The keys of the window (4) and of the fitting (7.5)."""
    window, fitting = (row.pk for row in order.lines.all() if row.kind == "item")
    return window, fitting


def prepared(order: Order | None = None, window: str = "2", fitting: str = "0", **values: Any) -> DeliveryNote:
    order = order or confirmed()
    first, second = lines_of(order)
    return DeliveryNote.prepare(order.pk, {first: D(window), second: D(fitting)}, values, by=alice())


def issued(order: Order | None = None, window: str = "2", fitting: str = "0", **values: Any) -> DeliveryNote:
    return prepared(order, window, fitting, **values).issue(by=alice())


def signed(note: DeliveryNote | None = None, **more: Any) -> DeliveryNote:
    said = {"means": "screen", "name": "Sophie Martin", "drawing": DRAWING} | more
    return (note or issued()).sign(by=alice(), **said)
