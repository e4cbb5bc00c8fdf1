"""The list of orders: what the address asks for, as a query."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Coalesce
from django.utils import timezone

from carnet.accounts.models import User
from carnet.lists.keyset import Order as Sort
from carnet.orders.models import Order
from carnet.orders.models.queries import OrderQuerySet
from carnet.orders.states import Share, State
from carnet.sales.listing import DocumentCriteria

SORTS: Mapping[str, Sort] = {
    "-date": Sort("Les plus récentes", ("date",), descending=True),
    "date": Sort("Les plus anciennes", ("date",)),
    "prevue": Sort("À livrer d’abord", ("due",), computed={"due": Coalesce("expected_on", "date")}),
    "-montant": Sort("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Sort("Les plus petits montants", ("total_incl",)),
    "client": Sort("Client", ("client__sort_name", "client_id")),
}
# Beside the states themselves.
LATE, TO_BILL = "en-retard", "a-facturer"
STATES = [*State.choices, (LATE, "En retard"), (TO_BILL, "À facturer")]


@dataclass(frozen=True)
class Criteria(DocumentCriteria):
    SORTS = SORTS
    STATES = STATES
    WORDS = (*DocumentCriteria.WORDS, "buyer_order")

    def orders(self, user: User) -> OrderQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        found: OrderQuerySet = Order.objects.visible_to(user)
        if self.state == LATE:
            found = found.late(timezone.localdate())
        elif self.state == TO_BILL:
            found = found.live().filter(billing__in=(Share.NONE, Share.PART))
        elif self.state:
            found = found.filter(state=self.state)
        return found.filter(self.asked())
