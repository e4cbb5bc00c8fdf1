"""The list of orders: what the address asks for, as a query; its screen, its export and its print."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Coalesce
from django.utils import timezone

from carnet.accounts.models import User
from carnet.exchange.seen import Cell
from carnet.lists.keyset import Order as Sort
from carnet.orders import paper
from carnet.orders.models import Order
from carnet.orders.models.queries import OrderQuerySet
from carnet.orders.states import Share, State
from carnet.sales import exporting
from carnet.sales.listing import DocumentCriteria
from carnet.sales.lists import DocumentList

SORTS: Mapping[str, Sort] = {
    "-date": Sort("Les plus récentes", ("date",), descending=True),
    "date": Sort("Les plus anciennes", ("date",)),
    "prevue": Sort("À livrer d’abord", ("due",), computed={"due": Coalesce("expected_on", "date")}),
    "-montant": Sort("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Sort("Les plus petits montants", ("total_incl",)),
    "client": Sort("Client", ("client__sort_name", "client_id")),
}
# Beside the states themselves.
LATE, TO_BILL, TO_DELIVER = "en-retard", "a-facturer", "a-livrer"


@dataclass(frozen=True)
class Criteria(DocumentCriteria):
    DOCUMENT = Order
    SORTS = SORTS
    STATES = [*State.choices, (LATE, "En retard"), (TO_BILL, "À facturer"), (TO_DELIVER, "À livrer, en tout ou partie")]
    ALL = "Toutes les commandes"
    FEMININE = True

    def documents(self, user: User) -> OrderQuerySet:
        found: OrderQuerySet = Order.objects.visible_to(user)
        if self.state == LATE:
            found = found.late(timezone.localdate())
        elif self.state == TO_DELIVER:
            found = found.to_deliver()
        elif self.state == TO_BILL:
            found = found.live().filter(billing__in=(Share.NONE, Share.PART))
        elif self.state:
            found = found.filter(state=self.state)
        return found.filter(self.asked())


ORDERS = DocumentList(
    "orders",
    "Commandes",
    "commande,commandes",
    Criteria,
    "orders/_cell.html",
    paper.printed,
    prices="orders.see_prices",
    print_right="orders.see_prices",
    related=("client", "salesperson", "quote"),
)
CELLS = exporting.USUAL | {
    "prevue": Cell(lambda order: order.expected_on, "date", 14, 1),
    "facture": Cell(lambda order: order.get_billing_display() if order.number else None, width=12, printed=1),
    "devis": Cell(lambda order: order.quote.number if order.quote else None, width=16),
    "reference": Cell(lambda order: order.buyer_order or None),
}
EXPORT = exporting.DocumentExport(
    "orders", "Commandes", Criteria, Order, CELLS,
    (("numero", "N°"), ("date", "Date"), ("destinataire", "Client"), ("objet", "Objet"), ("etat", "État"),
     ("prevue", "Livraison prévue"), ("facture", "Facturé"), ("devis", "Devis"), ("reference", "N° du client"),
     ("commercial", "Commercial"), ("ht", "Total HT"), ("tva", "TVA"), ("ttc", "Total TTC")),
    ORDERS.related, "orders.see_prices",
)  # fmt: skip
