"""Several people at the same moment, on PostgreSQL: one wins, the others are told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connections

from carnet.accounts.actor import Actor, Source
from carnet.deliveries.models import DeliveryNote
from carnet.kernel.errors import Refused
from carnet.orders.models import Order
from carnet.orders.tests.made import confirmed
from carnet.quotes.tests import helpers as quotes
from tests import cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql(only=True)]


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    """What each was told, "" for who wins."""

    def told(act: Callable[[], object]) -> str:
        try:
            act()
            return ""
        except Refused as refusal:
            return refusal.sentence
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(told, acts))


def test_eight_clicks_on_one_quote_make_one_order() -> None:
    quote, by = quotes.accepted(), Actor(cast.alice(), Source.SCREEN)
    told = at_once([lambda: Order.from_quote(quote.pk, by=by)] * 8)
    assert told.count("") == 1 and all("déjà sa commande" in one for one in told if one)
    assert Order.objects.get().number.endswith("-0001")


def test_the_order_and_the_end_of_the_acceptance_exclude_each_other() -> None:
    quote, by = quotes.accepted(), Actor(cast.alice(), Source.SCREEN)
    told = at_once(
        [lambda: Order.from_quote(quote.pk, by=by), lambda: quote.cancel_acceptance(by=by, because="erreur")]
    )
    quote.refresh_from_db()
    assert told.count("") == 1 and Order.objects.count() == int(quote.is_accepted)


def test_two_vans_never_take_more_than_what_remains() -> None:
    order, by = confirmed(), Actor(cast.alice(), Source.SCREEN)
    window = next(row.pk for row in order.lines.all() if row.kind == "item")
    notes = [DeliveryNote.prepare(order.pk, {window: Decimal(1)}, {}, by=by) for _ in range(7)]
    told = at_once([lambda note=note: note.issue(by=by) for note in notes])  # type: ignore[misc]
    assert told.count("") == 4 and all("il reste 0" in one for one in told if one)
    numbers = sorted(DeliveryNote.objects.live().values_list("number", flat=True))
    assert [number[-4:] for number in numbers] == ["0001", "0002", "0003", "0004"]
