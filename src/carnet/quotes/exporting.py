"""Quotes out: what the list shows, as rows."""

from collections.abc import Iterator, Sequence
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
from carnet.quotes.listing import Criteria, in_words, matching
from carnet.quotes.models import Quote

CHUNK = 500
COLUMNS = (
    Column("number", "N°", "text", 16, 1.2),
    Column("date", "Date", "date", 12, 0.9),
    Column("client", "Client", "text", 32, 2.4),
    Column("subject", "Objet", "text", 36, 2.4),
    Column("state", "État", "text", 12, 0.9),
    Column("valid_until", "Valable jusqu’au", "date", 14, 1.0),
    Column("decided_on", "Répondu le", "date", 12),
    Column("refusal", "Raison du refus", "text", 22),
    Column("salesperson", "Commercial", "text", 20, 1.3),
    Column("total_excl", "Total HT", "amount", 14, 1.1),
    Column("total_tax", "TVA", "amount", 12),
    Column("total_incl", "Total TTC", "amount", 14, 1.1),
)


def source() -> Source:
    return Source("quotes", "Devis", "quotes.export", COLUMNS, listing, views, order=40)


def views(by: Actor) -> list[tuple[str, str]]:
    every = SavedView.objects.filter(list_code="quotes")
    return [(view.name, view.address) for view in (SavedView.objects.of("quotes", by.user) if by.user else every)]


def listing(by: Actor, query: str) -> Listing:
    criteria = Criteria.read(QueryDict(query))
    user = by.user or User(role=Role.DIRECTION, is_active=True)  # the system sees what direction sees
    keys = list(matching(criteria, user).values_list("pk", flat=True))
    return Listing(
        "Devis",
        COLUMNS,
        _rows(keys),
        count=len(keys),
        firm=str(Company.current()),
        subtitle=in_words(criteria),
        day=french_day(timezone.localdate(), weekday=False),
        subjects=keys,
    )


def _rows(keys: Sequence[int]) -> Iterator[list[Any]]:
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        found = Quote.objects.select_related("client", "salesperson").in_bulk(chunk)
        yield from (_row(found[pk]) for pk in chunk if pk in found)


def _row(quote: Quote) -> list[Any]:
    return [
        quote.number,
        quote.date,
        quote.party.name if quote.buyer else quote.client.display_name,
        quote.subject,
        quote.get_state_display(),
        quote.valid_until,
        quote.decided_on,
        quote.get_refusal_reason_display() or None,
        str(quote.salesperson) if quote.salesperson else None,
        quote.total_excl,
        quote.total_tax,
        quote.total_incl,
    ]
