"""What the tests of quotes share: Sophie's windows."""

from decimal import Decimal
from typing import Any

from carnet.accounts.models import User
from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client
from carnet.clients.tests.helpers import acting, client_of
from carnet.quotes.models import Quote
from carnet.sales.lines import Line, LineKind
from tests import cast

D = Decimal
WINDOW = Line(description="Fenêtre chêne 120 × 140", quantity=D(2), unit_price=D("640"), vat=rate_of("10"), cost=D(380))
FITTING = Line(description="Pose", quantity=D(6), unit="HUR", unit_price=D(48), vat=rate_of("10"), cost=D(31))
SHUTTER = Line(description="Volet roulant", unit_price=D(410), vat=rate_of("20"), option=True, cost=D(220))
ALUMINIUM = Line(
    description="Fenêtre aluminium", quantity=D(2), unit_price=D(790), vat=rate_of("10"), variant="A", option=True
)
LINES = [Line(kind=LineKind.SECTION, description="Cuisine"), WINDOW, FITTING, SHUTTER]
DRAWING = "M10 20L14 28L30 60L52 41"


def values(**changes: Any) -> dict[str, Any]:
    return {
        "subject": "Fenêtres de la cuisine",
        "signed_at": "off_premises",
        "dwelling": "house",
        "dwelling_over_two_years": True,
    } | changes


def draft(
    user: User | None = None, client: Client | None = None, lines: list[Line] | None = None, **more: Any
) -> Quote:
    user = user or cast.alice()
    chosen = client or Client.objects.visible_to(user).filter(name="Martin").first() or client_of(user)
    return Quote.draft(chosen.pk, values(**more), LINES if lines is None else lines, by=acting(user))


def sent(user: User | None = None, **more: Any) -> Quote:
    user = user or cast.alice()
    return draft(user, **more).send(by=acting(user))


def accepted(user: User | None = None, quote: Quote | None = None, **more: Any) -> Quote:
    user = user or cast.alice()
    said: dict[str, Any] = {"means": "screen", "name": "Sophie Martin", "drawing": DRAWING}
    return (quote or sent(user)).accept(by=acting(user), **said | more)
