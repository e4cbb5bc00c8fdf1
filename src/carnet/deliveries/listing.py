"""The list of delivery notes: what the address asks for, as a query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.datastructures import MultiValueDict

from carnet.accounts.models import User
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.models.queries import DeliveryQuerySet
from carnet.deliveries.states import State
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import whole
from carnet.kernel.text import squeeze
from carnet.lists.keyset import Order as Sort

SORTS: Mapping[str, Sort] = {
    "-date": Sort("Les plus récents", ("date",), descending=True),
    "date": Sort("Les plus anciens", ("date",)),
    "client": Sort("Client", ("client__sort_name",)),
}


@dataclass(frozen=True)
class Criteria:
    """What the address asks for; a value that means nothing is dropped, never an error."""

    query: str = ""
    state: str = ""
    client: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = ""
    cursor: str = ""
    columns: str = ""

    @classmethod
    def read(cls, get: MultiValueDict[str, str] | Mapping[str, str]) -> "Criteria":
        def text(name: str, most: int = 40) -> str:
            return str(get.get(name, "")).replace("\x00", "").strip()[:most]

        def choice(name: str, allowed: Any) -> str:
            return text(name) if text(name) in allowed else ""

        return cls(
            query=squeeze(text("q", 200)),
            state=choice("etat", State.values),
            client=text("client", 18) if whole(text("client", 18)) is not None else "",
            since=parse_date(text("du")),
            until=parse_date(text("au")),
            sort=choice("tri", SORTS),
            cursor=text("suite", 20),
            columns=text("colonnes", 300),
        )

    @property
    def order(self) -> Sort:
        return SORTS[self.sort or "-date"]

    @property
    def is_filtered(self) -> bool:
        return any((self.query, self.state, self.client, self.since, self.until))

    def notes(self, user: User) -> DeliveryQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        asked = Q(state=self.state) if self.state else Q()
        asked &= Q(client=int(self.client)) if self.client else Q()
        asked &= Q(date__gte=self.since) if self.since else Q()
        asked &= Q(date__lte=self.until) if self.until else Q()
        found: DeliveryQuerySet = DeliveryNote.objects.visible_to(user).filter(asked, self._words())
        return found

    def _words(self) -> Q:
        found = Q()
        for word in self.query.split()[:8]:
            places = Q(number__icontains=word) | Q(order__number__icontains=word) | Q(client__name__icontains=word)
            found &= places | Q(subject__icontains=word) | Q(signed_by__icontains=word)
        return found
