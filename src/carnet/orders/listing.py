"""The list of orders: what the address asks for, as a query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from carnet.accounts.models import User
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import whole
from carnet.kernel.text import squeeze
from carnet.lists.keyset import Order as Sort
from carnet.orders.models import Order
from carnet.orders.models.queries import OrderQuerySet
from carnet.orders.states import Share, State

SORTS: Mapping[str, Sort] = {
    "-date": Sort("Les plus récentes", ("date",), descending=True),
    "date": Sort("Les plus anciennes", ("date",)),
    "prevue": Sort("À livrer d’abord", ("due",)),
    "-montant": Sort("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Sort("Les plus petits montants", ("total_incl",)),
    "client": Sort("Client", ("client__sort_name",)),
}
# Beside the states themselves.
LATE, TO_BILL = "en-retard", "a-facturer"
STATES = [*State.choices, (LATE, "En retard"), (TO_BILL, "À facturer")]


@dataclass(frozen=True)
class Criteria:
    """What the address asks for; a value that means nothing is dropped, never an error."""

    query: str = ""
    state: str = ""
    salesperson: str = ""  # an id, or "aucun"
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

        salesperson = text("commercial", 18)
        return cls(
            query=squeeze(text("q", 200)),
            state=choice("etat", dict(STATES)),
            salesperson=salesperson if salesperson == "aucun" or whole(salesperson) is not None else "",
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
        return any((self.query, self.state, self.salesperson, self.client, self.since, self.until))

    def address(self, **changes: str) -> str:
        values = {
            "q": self.query, "etat": self.state, "commercial": self.salesperson, "client": self.client,
            "du": f"{self.since:%d/%m/%Y}" if self.since else "", "au": f"{self.until:%d/%m/%Y}" if self.until else "",
            "tri": self.sort, "colonnes": self.columns,
        } | changes  # fmt: skip
        return urlencode({name: value for name, value in values.items() if value})

    def orders(self, user: User) -> OrderQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        found: OrderQuerySet = Order.objects.visible_to(user).annotate(due=Coalesce("expected_on", "date"))
        if self.state == LATE:
            found = found.late(timezone.localdate())
        elif self.state == TO_BILL:
            found = found.live().exclude(billing=Share.WHOLE)
        elif self.state:
            found = found.filter(state=self.state)
        return found.filter(self._plain_filters(), self._words())

    def _plain_filters(self) -> Q:
        asked = Q()
        if self.salesperson:
            asked &= Q(salesperson=None if self.salesperson == "aucun" else int(self.salesperson))
        if self.client:
            asked &= Q(client=int(self.client))
        if self.since:
            asked &= Q(date__gte=self.since)
        if self.until:
            asked &= Q(date__lte=self.until)
        return asked

    def _words(self) -> Q:
        """Each word somewhere in a number, the subject or the name of the client."""
        found = Q()
        for word in self.query.split()[:8]:
            places = Q(number__icontains=word) | Q(subject__icontains=word) | Q(client__name__icontains=word)
            found &= places | Q(client__first_name__icontains=word) | Q(buyer_order__icontains=word)
        return found
