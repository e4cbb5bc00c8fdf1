"""The list of quotes: what the address asks for, as a query. One definition for the screen, the count and the export."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from carnet.accounts.models import User
from carnet.kernel.numbers import decimal_of
from carnet.lists.keyset import Order, sorting
from carnet.quotes.models import Quote, QuoteOptions
from carnet.quotes.models.queries import QuoteQuerySet
from carnet.quotes.states import State
from carnet.sales.listing import Asked, DocumentCriteria, text

SORTS: Mapping[str, Order] = {
    "-date": Order("Les plus récents", ("date",), descending=True),
    "date": Order("Les plus anciens", ("date",)),
    "validite": Order("Ceux qui expirent d’abord", ("ends",), computed={"ends": Coalesce("valid_until", "date")}),
    "-montant": Order("Les plus gros montants", ("total_incl",), descending=True),
    "montant": Order("Les plus petits montants", ("total_incl",)),
    "client": Order("Client", ("client__sort_name", "client_id")),
}
# Beside the states themselves.
FOLLOW_UP = "a-relancer"
STATES = [*State.choices, (FOLLOW_UP, "À relancer")]


@dataclass(frozen=True)
class Criteria(DocumentCriteria):
    SORTS = SORTS
    STATES = STATES

    least: Decimal | None = None  # euros including VAT
    most: Decimal | None = None

    @classmethod
    def _read(cls, get: Asked) -> dict[str, Any]:
        return super()._read(get) | {"least": decimal_of(text(get, "min")), "most": decimal_of(text(get, "max"))}

    @property
    def is_filtered(self) -> bool:
        return super().is_filtered or self.least is not None or self.most is not None

    def _values(self) -> dict[str, str]:
        return super()._values() | {"min": _plain(self.least), "max": _plain(self.most)}

    def quotes(self, user: User) -> QuoteQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        found: QuoteQuerySet = Quote.objects.visible_to(user)
        if self.state == FOLLOW_UP:
            found = found.to_follow_up(timezone.localdate(), QuoteOptions.current().follow_up_days)
        elif self.state:
            found = found.filter(state=self.state)
        return found.filter(self.asked())

    def _plain_filters(self) -> Q:
        asked = super()._plain_filters()
        if self.least is not None:
            asked &= Q(total_incl__gte=self.least)
        if self.most is not None:
            asked &= Q(total_incl__lte=self.most)
        return asked


def matching(criteria: Criteria, user: User) -> QuoteQuerySet:
    """Everything that the list holds, sorted: what is exported."""
    return criteria.order.on(criteria.quotes(user)).order_by(*sorting(criteria.order))


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
