"""The list of invoices out, as CSV or Excel: the writers and the traces are those of every export."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role, User
from carnet.company.models import Company
from carnet.exchange.formats import Column, Listing
from carnet.exchange.targets import Source
from carnet.invoices.listing import Criteria, matching
from carnet.invoices.models import Invoice
from carnet.kernel.dates import french_day

OFFERED = ("csv", "xlsx")
COLUMNS = (
    Column("number", "N°", "text", 16, 1.2),
    Column("type", "Type", "text", 18, 1.2),
    Column("date", "Date", "date", 12, 1),
    Column("client_number", "N° client", "text", 12),
    Column("client", "Client", "text", 32, 2.4),
    Column("subject", "Objet", "text", 32),
    Column("excl", "Total HT", "amount", 14, 1),
    Column("tax", "TVA", "amount", 14, 1),
    Column("incl", "Total TTC", "amount", 14, 1),
    Column("due", "Échéance", "date", 12, 1),
    Column("settled", "Réglé", "amount", 14),
    Column("remaining", "Reste dû", "amount", 14, 1),
    Column("state", "État", "text", 18),
    Column("salesperson", "Commercial", "text", 20),
)


def source() -> Source:
    return Source("invoices", "Factures", "invoices.export", COLUMNS, listing)


def listing(by: Actor, query: str) -> Listing:
    criteria = Criteria.read(QueryDict(query))
    user = by.user or User(role=Role.DIRECTION, is_active=True)  # the system sees what direction sees
    found = matching(criteria, user)
    return Listing(
        "Factures",
        COLUMNS,
        _rows(found.select_related("client", "salesperson").iterator(chunk_size=500)),
        count=found.count(),
        firm=str(Company.current()),
        subtitle=criteria.address(),
        day=french_day(timezone.localdate(by.now()), weekday=False),
    )


def _rows(invoices: Iterator[Invoice]) -> Iterator[list[Any]]:
    """A credit note is below zero: the column adds up."""
    for one in invoices:
        yield [
            one.number or "",
            one.type_label,
            one.date,
            one.client.number or "",
            one.party.name if one.number else one.client.display_name,
            one.subject,
            one.sign * one.total_excl,
            one.sign * one.total_tax,
            one.sign * one.total_incl,
            one.due_date,
            one.settled,
            one.remaining,
            one.state.label,
            str(one.salesperson or ""),
        ]
