"""Every list of documents, by every sort: its pages follow one another forwards and back, and lose nobody."""

from typing import Any

import pytest

from carnet.accounts.models import Role, User
from carnet.deliveries import listing as deliveries
from carnet.invoices import listing as invoices
from carnet.lists import keyset
from carnet.orders import listing as orders
from carnet.quotes import listing as quotes

LISTS = {"quotes": quotes, "invoices": invoices, "orders": orders, "notes": deliveries}
SIZE = 20


def test_pages_follow_one_another_by_every_sort(sold: None, monkeypatch: pytest.MonkeyPatch) -> None:
    user = User.objects.filter(role=Role.DIRECTION).earliest("pk")
    for few in (0, 1_000):  # walked along an index, or read whole
        monkeypatch.setattr(keyset, "FEW", few)
        for name, listing in LISTS.items():
            for sort, order in listing.SORTS.items():
                rows: Any = listing.Criteria.read({"tri": sort}).documents(user)
                wanted = list(order.on(rows).order_by(*keyset.sorting(order)).values_list("pk", flat=True))
                assert len(wanted) > SIZE, name
                assert _forwards(rows, order) == wanted, (name, sort, few)
                assert _backwards(rows, order, wanted[-1]) == wanted[:-1], (name, sort, few)


def _forwards(rows: Any, order: keyset.Order) -> list[int]:
    found: list[int] = []
    cursor = ""
    while True:
        page = keyset.page(rows, order, cursor, size=SIZE)
        found += [row.pk for row in page.rows]
        cursor = page.next
        if not cursor:
            return found


def _backwards(rows: Any, order: keyset.Order, last: int) -> list[int]:
    found: list[int] = []
    cursor = f"-{last}"
    while cursor:
        page = keyset.page(rows, order, cursor, size=SIZE)
        found = [row.pk for row in page.rows] + found
        cursor = page.previous
    return found
