"""The list of invoices: what the address asks for, as a query; its screen, its export and its print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from carnet.accounts.models import User
from carnet.exchange.seen import Cell
from carnet.invoices import paper
from carnet.invoices.models.invoice import Invoice, InvoiceQuerySet
from carnet.invoices.models.kinds import InvoiceType
from carnet.lists.asked import Asked, choice
from carnet.lists.keyset import Order
from carnet.sales import exporting
from carnet.sales.listing import DocumentCriteria
from carnet.sales.lists import DocumentList

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
    DOCUMENT = Invoice
    SORTS = SORTS
    STATES = STATES
    ALL = "Toutes les factures"
    FEMININE = True
    TYPES = InvoiceType.choices

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


def issued(user: User) -> Q:
    """A draft of an invoice is not printed with the others: it is no invoice yet."""
    return Q(number__isnull=False)


INVOICES = DocumentList(
    "invoices",
    "Factures",
    "facture,factures",
    Criteria,
    "invoices/_cell.html",
    paper.printed,
    prices="invoices.view",
    print_right="invoices.view",
    printable=issued,
    nothing="Aucune facture émise dans cette liste : il n’y a rien à imprimer.",
    filters="invoices/_filters.html",
)
# A credit note is below zero: the column adds up.
CELLS = exporting.USUAL | {
    "numero": Cell(lambda one: one.number or "", width=16),
    "numero_client": Cell(lambda one: one.client.number or "", width=12, printed=0.9),
    "destinataire": Cell(lambda one: one.party.name if one.number else one.client.display_name, width=32, printed=2.4),
    "type": Cell(lambda one: one.type_label),
    "etat": Cell(lambda one: one.state.label),
    "echeance": Cell(lambda one: one.due_date, "date", 12, 1),
    "reste": Cell(lambda one: one.remaining, "amount", 14, 1.1),
    "regle": Cell(lambda one: one.settled, "amount", 14, 1.1),
    "ht": Cell(lambda one: one.sign * one.total_excl, "amount", 14, 1.1),
    "tva": Cell(lambda one: one.sign * one.total_tax, "amount", 14, 1.1),
    "ttc": Cell(lambda one: one.sign * one.total_incl, "amount", 14, 1.1),
}
EXPORT = exporting.DocumentExport(
    "invoices", "Factures", Criteria, Invoice, CELLS,
    (("numero", "N°"), ("type", "Type"), ("date", "Date"), ("numero_client", "N° client"), ("destinataire", "Client"),
     ("objet", "Objet"), ("ht", "Total HT"), ("tva", "TVA"), ("ttc", "Total TTC"), ("echeance", "Échéance"),
     ("regle", "Réglé"), ("reste", "Reste dû"), ("etat", "État"), ("commercial", "Commercial")),
)  # fmt: skip
