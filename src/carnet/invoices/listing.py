"""The list of invoices: what the address asks for, as a query. One definition for the screen, the count and the export."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from carnet.accounts.models import User
from carnet.invoices.models.invoice import Invoice, InvoiceQuerySet
from carnet.invoices.models.kinds import InvoiceType
from carnet.lists.keyset import Order, sorting
from carnet.sales.listing import Asked, DocumentCriteria, choice

LONG_AGO = date(1900, 1, 1)
SORTS: Mapping[str, Order] = {
    "-date": Order("Les plus récentes", ("date",), descending=True),
    "date": Order("Les plus anciennes", ("date",)),
    "echeance": Order("Celles qui échoient d’abord", ("ends",), computed={"ends": Coalesce("due_date", "date")}),
    "-montant": Order("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Order("Les plus petits montants", ("total_incl",)),
    "client": Order("Client", ("client__sort_name", "client_id")),
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
class Criteria(DocumentCriteria):
    SORTS = SORTS
    STATES = STATES

    ALL = "Toutes les factures"

    type: str = ""

    @classmethod
    def _read(cls, get: Asked) -> dict[str, Any]:
        return super()._read(get) | {"type": choice(get, "type", InvoiceType.values)}

    @property
    def is_filtered(self) -> bool:
        return super().is_filtered or bool(self.type)

    def _values(self) -> dict[str, str]:
        return super()._values() | {"type": self.type}

    def documents(self, user: User) -> InvoiceQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        found: InvoiceQuerySet = Invoice.objects.visible_to(user)
        return found.filter(self._in_state(), self.asked())

    def _in_state(self) -> Q:
        issued, charged = Q(number__isnull=False), ~Q(type=InvoiceType.CREDIT_NOTE)
        # The day leads the index of the few that something is owed on (invoice_unsettled); each of them has one.
        owed = issued & charged & Q(settled__lt=F("total_incl"), due_date__gt=LONG_AGO)
        return {
            "brouillon": Q(number=None),
            "emises": issued,
            "a-regler": owed,
            "en-retard": owed & Q(due_date__lt=timezone.localdate()),
            "reglees": issued & charged & Q(settled__gte=F("total_incl")),
            "suspendues": owed & Q(paused_at__isnull=False),
        }.get(self.state, Q())

    def _plain_filters(self) -> Q:
        return super()._plain_filters() & (Q(type=self.type) if self.type else Q())


def matching(criteria: Criteria, user: User) -> InvoiceQuerySet:
    """Everything that the list holds, sorted: what is exported and printed."""
    return criteria.order.on(criteria.documents(user)).order_by(*sorting(criteria.order))
