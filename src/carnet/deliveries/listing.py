"""The list of delivery notes: what the address asks for, as a query."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from carnet.accounts.models import User
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.models.queries import DeliveryQuerySet
from carnet.deliveries.states import State
from carnet.lists.keyset import Order as Sort
from carnet.sales.listing import DocumentCriteria

SORTS: Mapping[str, Sort] = {
    "-date": Sort("Les plus récents", ("date",), descending=True),
    "date": Sort("Les plus anciens", ("date",)),
    "client": Sort("Client", ("client__sort_name", "client_id")),
}


@dataclass(frozen=True)
class Criteria(DocumentCriteria):
    SORTS = SORTS
    STATES = State.choices
    WORDS = ("number", "order__number", "client__name", "subject", "signed_by")

    def notes(self, user: User) -> DeliveryQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        in_state = Q(state=self.state) if self.state else Q()
        found: DeliveryQuerySet = DeliveryNote.objects.visible_to(user).filter(in_state, self.asked())
        return found
