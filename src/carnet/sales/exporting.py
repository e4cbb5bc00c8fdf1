"""Documents out: what their list shows, as rows. The writers and the traces are those of every export."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role, User
from carnet.company.models import Company
from carnet.exchange.formats import Column, Listing
from carnet.exchange.targets import Source
from carnet.kernel.dates import french_day
from carnet.lists.models import SavedView
from carnet.sales.lists import DocumentList

CHUNK = 500
Cell = Callable[[Any], Any]

NUMBER = (Column("number", "N°", "text", 16, 1.2), lambda one: one.number)
DATE = (Column("date", "Date", "date", 12, 0.9), lambda one: one.date)
CLIENT = (
    Column("client", "Client", "text", 32, 2.4),
    lambda one: one.party.name if one.buyer else one.client.display_name,
)
SUBJECT = (Column("subject", "Objet", "text", 36, 2.4), lambda one: one.subject)
STATE = (Column("state", "État", "text", 14, 1.0), lambda one: one.get_state_display())
SALESPERSON = (
    Column("salesperson", "Commercial", "text", 20, 1.3),
    lambda one: str(one.salesperson) if one.salesperson else None,
)
AMOUNTS: tuple[tuple[Column, Cell], ...] = (
    (Column("total_excl", "Total HT", "amount", 14, 1.1), lambda one: one.total_excl),
    (Column("total_tax", "TVA", "amount", 12), lambda one: one.total_tax),
    (Column("total_incl", "Total TTC", "amount", 14, 1.1), lambda one: one.total_incl),
)


@dataclass(frozen=True)
class DocumentExport:
    of: DocumentList
    model: Any
    cells: tuple[tuple[Column, Cell], ...]

    def source(self, order: int) -> Source:
        of = self.of
        return Source(of.app, of.title, of.export_right, self.columns, self.listing, self.views, order=order)

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for column, _ in self.cells)

    def views(self, by: Actor) -> list[tuple[str, str]]:
        code = self.of.app
        every = SavedView.objects.filter(list_code=code)
        return [(view.name, view.address) for view in (SavedView.objects.of(code, by.user) if by.user else every)]

    def listing(self, by: Actor, query: str) -> Listing:
        criteria = self.of.criteria.read(QueryDict(query))
        user = by.user or User(role=Role.DIRECTION, is_active=True)  # the system sees what direction sees
        keys = list(criteria.sorted(user).values_list("pk", flat=True))
        return Listing(
            self.of.title,
            self.columns,
            self._rows(keys),
            count=len(keys),
            firm=str(Company.current()),
            subtitle=criteria.in_words(),
            day=french_day(timezone.localdate(), weekday=False),
            subjects=keys,
        )

    def _rows(self, keys: Sequence[int]) -> Iterator[list[Any]]:
        for start in range(0, len(keys), CHUNK):
            chunk = keys[start : start + CHUNK]
            found: Mapping[int, Any] = self.model.objects.select_related(*self.of.related).in_bulk(chunk)
            yield from ([cell(found[key]) for _, cell in self.cells] for key in chunk if key in found)
