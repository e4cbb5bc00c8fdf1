"""The list of quotes: what the address asks for, as a query; its screen, its export and its print."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Coalesce
from django.utils import timezone

from carnet.accounts.models import User
from carnet.exchange.seen import Cell
from carnet.lists.keyset import Order
from carnet.quotes import paper
from carnet.quotes.models import Quote, QuoteOptions
from carnet.quotes.models.queries import QuoteQuerySet
from carnet.quotes.states import State
from carnet.sales import exporting
from carnet.sales.listing import DocumentCriteria
from carnet.sales.lists import DocumentList

SORTS: Mapping[str, Order] = {
    "-date": Order("Les plus récents", ("date",), descending=True),
    "date": Order("Les plus anciens", ("date",)),
    "validite": Order("Ceux qui expirent d’abord", ("ends",), computed={"ends": Coalesce("valid_until", "date")}),
    "-montant": Order("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Order("Les plus petits montants", ("total_incl",)),
    "client": Order("Client", ("client__sort_name", "client_id")),
}
# Beside the states themselves.
FOLLOW_UP, GONE = "a-relancer", "partis"


@dataclass(frozen=True)
class Criteria(DocumentCriteria):
    DOCUMENT = Quote
    SORTS = SORTS
    STATES = [*State.choices, (FOLLOW_UP, "À relancer"), (GONE, "Tous sauf les brouillons")]
    ALL = "Tous les devis"

    def documents(self, user: User) -> QuoteQuerySet:
        found: QuoteQuerySet = Quote.objects.visible_to(user)
        if self.state == FOLLOW_UP:
            found = found.to_follow_up(timezone.localdate(), QuoteOptions.current().follow_up_days)
        elif self.state == GONE:
            found = found.exclude(state=State.DRAFT)
        elif self.state:
            found = found.filter(state=self.state)
        return found.filter(self.asked())


QUOTES = DocumentList(
    "quotes",
    "Devis",
    "devis,devis",
    Criteria,
    "quotes/_cell.html",
    paper.printed,
    prices="quotes.see_prices",
    print_right="quotes.see_prices",
)
CELLS = exporting.USUAL | {
    "validite": Cell(lambda quote: quote.valid_until, "date", 14, 1),
    "reponse": Cell(lambda quote: quote.decided_on, "date", 12, 0.9),
    "relance": Cell(lambda quote: quote.followed_up_on, "date", 12, 0.9),
    "refus": Cell(lambda quote: quote.get_refusal_reason_display() or None, width=22),
}
EXPORT = exporting.DocumentExport(
    "quotes", "Devis", Criteria, Quote, CELLS,
    (("numero", "N°"), ("date", "Date"), ("destinataire", "Client"), ("objet", "Objet"), ("etat", "État"),
     ("validite", "Valable jusqu’au"), ("reponse", "Répondu le"), ("refus", "Raison du refus"), ("relance", "Relancé le"),
     ("commercial", "Commercial"), ("ht", "Total HT"), ("tva", "TVA"), ("ttc", "Total TTC")),
    prices="quotes.see_prices",
)  # fmt: skip
