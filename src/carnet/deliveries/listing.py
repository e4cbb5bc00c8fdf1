"""The list of delivery notes: what the address asks for, as a query; its screen, its export and its print."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.deliveries import paper
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.models.queries import DeliveryQuerySet
from carnet.deliveries.states import State
from carnet.exchange.seen import Cell
from carnet.lists.keyset import Order as Sort
from carnet.sales import exporting
from carnet.sales.listing import DocumentCriteria
from carnet.sales.lists import DocumentList

SORTS: Mapping[str, Sort] = {
    "-date": Sort("Les plus récents", ("date",), descending=True),
    "date": Sort("Les plus anciens", ("date",)),
    "client": Sort("Client", ("client__sort_name", "client_id")),
}
# Beside the states themselves.
TO_SIGN = "a-signer"


@dataclass(frozen=True)
class Criteria(DocumentCriteria):
    DOCUMENT = DeliveryNote
    SORTS = SORTS
    STATES = [*State.choices, (TO_SIGN, "Pas encore signés")]
    ALL = "Tous les bons de livraison"

    def documents(self, user: User) -> DeliveryQuerySet:
        found: DeliveryQuerySet = DeliveryNote.objects.visible_to(user)
        if self.state == TO_SIGN:
            found = found.under_way()
        elif self.state:
            found = found.filter(state=self.state)
        return found.filter(self.asked())


def without_prices_unless_seen(user: User) -> Q:
    """Who sees no price does not print a note that says them."""
    return Q() if may(user, "orders.see_prices") else Q(priced=False)


NOTES = DocumentList(
    "deliveries",
    "Livraisons",
    "bon de livraison,bons de livraison",
    Criteria,
    "deliveries/_cell.html",
    paper.printed,
    prices="orders.see_prices",
    print_right="deliveries.view",
    printable=without_prices_unless_seen,
    related=("client", "salesperson", "order"),
    amounts=False,
)
CELLS = exporting.USUAL | {
    "commande": Cell(lambda note: note.order.number, width=16),
    "lieu": Cell(lambda note: note.site.get("city") or None, width=24, printed=1.6),
    "recu": Cell(lambda note: note.signed_by or None, width=24, printed=1.6),
    "recu_le": Cell(lambda note: note.signed_on, "date", 12, 0.9),
    "reserves": Cell(lambda note: note.reserves or None, width=40, printed=2),
}
EXPORT = exporting.DocumentExport(
    "deliveries", "Livraisons", Criteria, DeliveryNote, CELLS,
    (("numero", "N°"), ("date", "Date"), ("destinataire", "Client"), ("objet", "Objet"), ("etat", "État"),
     ("commande", "Commande"), ("lieu", "Lieu"), ("recu", "Reçu par"), ("recu_le", "Reçu le"), ("reserves", "Réserves"),
     ("commercial", "Commercial")),
    NOTES.related,
)  # fmt: skip
