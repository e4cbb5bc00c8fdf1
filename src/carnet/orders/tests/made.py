"""What the tests of orders share."""

from decimal import Decimal

from carnet.accounts.models import User
from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client
from carnet.clients.tests.helpers import acting, client_of
from carnet.orders.models import Order
from carnet.sales.lines import Line, LineKind
from tests import cast

D = Decimal
WINDOW = Line(description="Fenêtre chêne 120 × 140", quantity=D(4), unit_price=D("640"), vat=rate_of("10"), cost=D(380))
FITTING = Line(description="Pose", quantity=D("7.5"), unit="HUR", unit_price=D(48), vat=rate_of("10"), cost=D(31))
LINES = [Line(kind=LineKind.SECTION, description="Cuisine"), WINDOW, FITTING]


def draft(user: User | None = None, client: Client | None = None, lines: list[Line] | None = None) -> Order:
    user = user or cast.alice()
    chosen = client or Client.objects.filter(name="Martin").first() or client_of(user)
    return Order.draft(chosen.pk, {"subject": "Fenêtres"}, LINES if lines is None else lines, by=acting(user))


def confirmed(user: User | None = None, **more: object) -> Order:
    user = user or cast.alice()
    return draft(user, **more).confirm(by=acting(user))  # type: ignore[arg-type]
