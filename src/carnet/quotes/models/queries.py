"""Questions asked of the quotes."""

from datetime import date, timedelta
from typing import Self

from django.db.models import Q

from carnet.quotes.states import State
from carnet.sales.models import DocumentQuerySet
from carnet.sales.models.circumstances import SignedAt
from carnet.sales.withdrawal import NO_PAYMENT_DAYS


class QuoteQuerySet(DocumentQuerySet):
    def drafts(self) -> Self:
        return self.filter(state=State.DRAFT)

    def pending(self) -> Self:
        """Sent, waiting for an answer."""
        return self.filter(state=State.SENT)

    def open(self) -> Self:
        """Still somebody's work: what follows a client to another salesperson."""
        return self.filter(state__in=(State.DRAFT, State.SENT))

    def accepted(self) -> Self:
        return self.filter(state=State.ACCEPTED)

    def not_paid_yet(self, day: date) -> Self:
        """Accepted at the client's so lately that a consumer pays nothing that day: see `Quote.first_payment_day`."""
        lately = day - timedelta(days=NO_PAYMENT_DAYS)
        return self.accepted().filter(signed_at=SignedAt.OFF_PREMISES, urgent=False, decided_on__gte=lately)

    def past_validity(self, day: date) -> Self:
        """Pending, and too old on that day."""
        return self.pending().filter(valid_until__lt=day)

    def to_follow_up(self, day: date, days: int) -> Self:
        """Pending, and nobody asked for news since `days` days. The soonest to expire first."""
        silent = day - timedelta(days=days)
        asked = Q(followed_up_on=None) | Q(followed_up_on__lte=silent)
        return self.pending().filter(asked, date__lte=silent).order_by("valid_until", "pk")

    def with_parts(self) -> Self:
        return super().with_parts().select_related("replaces", "paper", "signed_paper").prefetch_related("acceptances")
