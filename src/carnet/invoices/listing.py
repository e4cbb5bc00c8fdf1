"""The list of invoices: what the address asks for, as a query. One definition for the screen, the count and the export."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from carnet.accounts.models import User
from carnet.invoices.models.invoice import Invoice, InvoiceQuerySet
from carnet.invoices.models.kinds import InvoiceType
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import whole
from carnet.kernel.text import squeeze
from carnet.lists.keyset import Order, sorting

SORTS: Mapping[str, Order] = {
    "-date": Order("Les plus récentes", ("date",), descending=True),
    "date": Order("Les plus anciennes", ("date",)),
    "echeance": Order("Celles qui échoient d’abord", ("ends",)),
    "-montant": Order("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Order("Les plus petits montants", ("total_incl",)),
    "client": Order("Client", ("client__sort_name",)),
}
STATES = [
    ("brouillon", "Brouillons"),
    ("emises", "Émises"),
    ("a-regler", "À régler"),
    ("en-retard", "En retard"),
    ("reglees", "Réglées"),
    ("suspendues", "Relances suspendues"),
]


@dataclass(frozen=True)
class Criteria:
    """What the address asks for; a value that means nothing is dropped, never an error."""

    query: str = ""
    state: str = ""
    type: str = ""
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
            type=choice("type", InvoiceType.values),
            salesperson=salesperson if salesperson == "aucun" or whole(salesperson) is not None else "",
            client=text("client", 18) if whole(text("client", 18)) is not None else "",
            since=parse_date(text("du")),
            until=parse_date(text("au")),
            sort=choice("tri", SORTS),
            cursor=text("suite", 20),
            columns=text("colonnes", 300),
        )

    @property
    def order(self) -> Order:
        return SORTS[self.sort or "-date"]

    @property
    def is_filtered(self) -> bool:
        return any((self.query, self.state, self.type, self.salesperson, self.client, self.since, self.until))

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
            "type": self.type,
            "commercial": self.salesperson,
            "client": self.client,
            "du": f"{self.since:%d/%m/%Y}" if self.since else "",
            "au": f"{self.until:%d/%m/%Y}" if self.until else "",
            "tri": self.sort,
            "colonnes": self.columns,
        }

    def invoices(self, user: User) -> InvoiceQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        found: InvoiceQuerySet = Invoice.objects.visible_to(user).alias(ends=Coalesce("due_date", "date"))
        return found.filter(self._in_state(), self._plain_filters(), self._words())

    def _in_state(self) -> Q:
        issued, charged = Q(number__isnull=False), ~Q(type=InvoiceType.CREDIT_NOTE)
        owed = issued & charged & Q(settled__lt=F("total_incl"))
        return {
            "brouillon": Q(number=None),
            "emises": issued,
            "a-regler": owed,
            "en-retard": owed & Q(due_date__lt=timezone.localdate()),
            "reglees": issued & charged & Q(settled__gte=F("total_incl")),
            "suspendues": owed & Q(paused_at__isnull=False),
        }.get(self.state, Q())

    def _plain_filters(self) -> Q:
        asked = Q()
        if self.type:
            asked &= Q(type=self.type)
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
        """Each word somewhere in the number, the subject or the name of the client."""
        found = Q()
        for word in self.query.split()[:8]:
            places = Q(number__icontains=word) | Q(subject__icontains=word) | Q(client__name__icontains=word)
            found &= places | Q(client__first_name__icontains=word)
        return found


def matching(criteria: Criteria, user: User) -> InvoiceQuerySet:
    """Everything that the list holds, sorted: what is exported and printed."""
    return criteria.invoices(user).order_by(*sorting(criteria.order))
