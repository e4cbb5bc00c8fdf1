"""Lists of documents out: what the page shows, or every column that is known. The writers and the traces are those of every export."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role, User
from carnet.accounts.rights import may
from carnet.exchange import seen
from carnet.exchange.formats import Listing
from carnet.exchange.seen import Cell, Titled
from carnet.exchange.targets import Source
from carnet.lists.definition import LISTS, Column
from carnet.lists.naming import named
from carnet.sales.listing import DocumentCriteria

# What most lists show of a document, by the codes of their columns, as their pages draw it.
USUAL: dict[str, Cell] = {
    "numero": Cell(lambda one: one.number, width=16),
    "client": Cell(lambda one: one.client.display_name, width=32, printed=2.4),
    "destinataire": Cell(lambda one: one.party.name if one.buyer else one.client.display_name, width=32, printed=2.4),
    "objet": Cell(lambda one: one.subject, width=36, printed=2.4),
    "etat": Cell(lambda one: one.get_state_display(), width=14, printed=1),
    "date": Cell(lambda one: one.date, "date", 12, 0.9),
    "commercial": Cell(lambda one: str(one.salesperson) if one.salesperson else None, width=20, printed=1.3),
    "ht": Cell(lambda one: one.total_excl, "amount", 14, 1.1),
    "tva": Cell(lambda one: one.total_tax, "amount", 12, 1),
    "ttc": Cell(lambda one: one.total_incl, "amount", 14, 1.1),
}


@dataclass(frozen=True)
class DocumentExport:
    """`cells`: by the codes of the list; `every`: all that is known, in order, by code and title; `prices`: the right that amounts ask."""

    code: str
    title: str
    criteria: type[DocumentCriteria]
    model: Any
    cells: Mapping[str, Cell]
    every: Sequence[tuple[str, str]]
    related: tuple[str, ...] = ("client", "salesperson")
    prices: str = ""

    def source(self, order: int) -> Source:
        every = [Column(code, title) for code, title in self.every]
        return Source(
            self.code,
            self.title,
            f"{self.code}.export",
            seen.columns(every, self.cells),
            lambda by, query: self._listing(by, self._criteria(query), every),
            self._as_seen,
            lambda by: named(self.code, by.user),
            order=order,
        )

    def _as_seen(self, by: Actor, query: str) -> Listing:
        criteria = self._criteria(query)
        return self._listing(by, criteria, LISTS[self.code].chosen(criteria.columns))

    def _criteria(self, query: str) -> DocumentCriteria:
        return self.criteria.read(QueryDict(query))

    def _listing(self, by: Actor, criteria: DocumentCriteria, chosen: Sequence[Titled]) -> Listing:
        user = by.user or User(role=Role.DIRECTION, is_active=True)  # the system sees what direction sees
        keys = list(criteria.sorted(user).values_list("pk", flat=True))
        shown = seen.columns(chosen, self.cells)
        read = self.model.objects.select_related(*self.related).in_bulk
        rows: Iterable[Sequence[Any]] = seen.rows(seen.in_order(keys, read), chosen, self.cells)
        if self.prices and not may(user, self.prices):
            rows = _without_amounts(rows, [column.kind == "amount" for column in shown])
        return seen.taken_out(self.title, shown, rows, keys, criteria.in_words(), subjects=keys)


def _without_amounts(rows: Iterable[Sequence[Any]], hidden: Sequence[bool]) -> Iterator[list[Any]]:
    return ([None if is_hidden else value for value, is_hidden in zip(row, hidden, strict=True)] for row in rows)
