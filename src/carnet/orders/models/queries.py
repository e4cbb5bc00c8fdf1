"""Questions asked of the orders."""

from datetime import date
from typing import Self

from carnet.orders.states import LIVE, OPEN, State
from carnet.sales.models import DocumentQuerySet


class OrderQuerySet(DocumentQuerySet):
    def drafts(self) -> Self:
        return self.filter(state=State.DRAFT)

    def live(self) -> Self:
        """Confirmed and not cancelled."""
        return self.filter(state__in=LIVE)

    def open(self) -> Self:
        """Still somebody's work: what follows a client to another salesperson."""
        return self.filter(state__in=OPEN)

    def to_deliver(self) -> Self:
        return self.filter(state__in=(State.CONFIRMED, State.PARTIAL))

    def late(self, day: date) -> Self:
        """To be delivered since before that day."""
        return self.to_deliver().filter(expected_on__lt=day)

    def with_parts(self) -> Self:
        return super().with_parts().select_related("quote", "paper")
