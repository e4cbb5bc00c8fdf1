"""The list of quotes: what the address asks for, as a query. One definition for the screen, the count and the export."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from carnet.accounts.models import User
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import decimal_of, whole
from carnet.kernel.text import squeeze
from carnet.lists.keyset import Order, sorting
from carnet.quotes.models import Quote, QuoteOptions
from carnet.quotes.models.queries import QuoteQuerySet
from carnet.quotes.states import State

SORTS: Mapping[str, Order] = {
    "-date": Order("Les plus récents", ("date",), descending=True),
    "date": Order("Les plus anciens", ("date",)),
    "validite": Order("Ceux qui expirent d’abord", ("ends",)),
    "-montant": Order("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Order("Les plus petits montants", ("total_incl",)),
    "client": Order("Client", ("client__sort_name",)),
}
# Beside the states themselves.
FOLLOW_UP = "a-relancer"
STATES = [*State.choices, (FOLLOW_UP, "À relancer")]


@dataclass(frozen=True)
class Criteria:
    """What the address asks for; a value that means nothing is dropped, never an error."""

    query: str = ""
    state: str = ""
    salesperson: str = ""  # an id, or "aucun"
    client: str = ""
    since: date | None = None
    until: date | None = None
    least: Decimal | None = None  # euros including VAT
    most: Decimal | None = None
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
            least=decimal_of(text("min")),
            most=decimal_of(text("max")),
            sort=choice("tri", SORTS),
            cursor=text("suite", 20),
            columns=text("colonnes", 300),
        )

    @property
    def order(self) -> Order:
        return SORTS[self.sort or "-date"]

    @property
    def is_filtered(self) -> bool:
        named = (self.query, self.state, self.salesperson, self.client, self.since, self.until)
        return any(named) or self.least is not None or self.most is not None

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What a form repeats to mean the same list."""
        return [(name, value) for name, value in self._values().items() if value]

    def address(self, **changes: str) -> str:
        values = self._values() | changes
        return urlencode({name: value for name, value in values.items() if value})

    def _values(self) -> dict[str, str]:
        return {
            "q": self.query,
            "etat": self.state,
            "commercial": self.salesperson,
            "client": self.client,
            "du": f"{self.since:%d/%m/%Y}" if self.since else "",
            "au": f"{self.until:%d/%m/%Y}" if self.until else "",
            "min": _plain(self.least),
            "max": _plain(self.most),
            "tri": self.sort,
            "colonnes": self.columns,
        }

    def quotes(self, user: User) -> QuoteQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        found: QuoteQuerySet = Quote.objects.visible_to(user).alias(ends=Coalesce("valid_until", "date"))
        if self.state == FOLLOW_UP:
            found = found.to_follow_up(timezone.localdate(), QuoteOptions.current().follow_up_days)
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
        if self.least is not None:
            asked &= Q(total_incl__gte=self.least)
        if self.most is not None:
            asked &= Q(total_incl__lte=self.most)
        return asked

    def _words(self) -> Q:
        """Each word somewhere in the number, the subject or the name of the client."""
        found = Q()
        for word in self.query.split()[:8]:
            places = Q(number__icontains=word) | Q(subject__icontains=word) | Q(client__name__icontains=word)
            found &= places | Q(client__first_name__icontains=word)
        return found


def matching(criteria: Criteria, user: User) -> QuoteQuerySet:
    """Everything that the list holds, sorted: what is exported."""
    return criteria.quotes(user).order_by(*sorting(criteria.order))


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}".replace(".", ",")


def in_words(criteria: Criteria) -> str:
    """`Envoyés · depuis le 01/03/2026 · …`: what the list shows, for the head of a printed page."""
    parts = [dict(STATES)[criteria.state] if criteria.state else "Tous les devis"]
    if criteria.query:
        parts.append(f"« {criteria.query} »")
    if criteria.salesperson:
        user = None if criteria.salesperson == "aucun" else User.objects.filter(pk=criteria.salesperson).first()
        parts.append(f"suivis par {user}" if user else "sans commercial")
    parts += [
        f"{label} {day:%d/%m/%Y}" for label, day in (("depuis le", criteria.since), ("jusqu’au", criteria.until)) if day
    ]
    bounds = (("d’au moins", criteria.least), ("d’au plus", criteria.most))
    parts += [f"{label} {_plain(sum_)} € TTC" for label, sum_ in bounds if sum_ is not None]
    return " · ".join([*parts, f"tri : {criteria.order.label.lower()}"])
