"""A process that dies at any statement of an order or of a delivery: nothing half done, and a retry gives exactly one."""

from collections.abc import Callable

import pytest

from carnet.clients.models import Client, Event
from carnet.company.numbering import Counter
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.tests.made import alice, issued, prepared
from carnet.kernel.errors import Refused
from carnet.orders.models import Order
from carnet.orders.progress import delivered, ordered
from carnet.orders.states import Share, delivered_share, state_of
from carnet.orders.tests.made import confirmed, draft
from carnet.quotes.models import Quote
from carnet.quotes.tests import helpers as quotes
from tests.crash.points import run_and_die

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], object]


def order_of_a_quote() -> Act:
    quote, by = quotes.accepted(), alice()
    return lambda: Order.from_quote(quote.pk, by=by)


def order_confirmed() -> Act:
    order, by = draft(), alice()
    return lambda: order.confirm(by=by)


def order_cancelled() -> Act:
    order, by = confirmed(), alice()
    return lambda: order.cancel(by=by, because="erreur")


def note_issued() -> Act:
    note, by = prepared(), alice()
    return lambda: note.issue(by=by)


def note_signed() -> Act:
    note, by = issued(), alice()
    return lambda: note.sign(by=by, means="typed", name="Sophie Martin")


def note_cancelled() -> Act:
    note, by = issued(), alice()
    return lambda: note.cancel(by=by, because="erreur")


ACTS = {
    act.__name__: act
    for act in (order_of_a_quote, order_confirmed, order_cancelled, note_issued, note_signed, note_cancelled)
}


def once(act: Act) -> Act:
    """Tried again after it was done, an act says so and does nothing."""

    def tried() -> None:
        try:
            act()
        except Refused as refusal:
            assert "déjà" in refusal.sentence

    return tried


def assert_whole() -> None:
    for model, series, code in ((Order, "orders", "order.confirmed"), (DeliveryNote, "deliveries", "delivery.issued")):
        numbers = sorted(model.objects.exclude(number=None).values_list("number", flat=True))  # type: ignore[attr-defined]
        last = Counter.objects.filter(series__startswith=series).values_list("last", flat=True).first() or 0
        assert [int(number[-4:]) for number in numbers] == list(range(1, last + 1)), "a gap"
        assert Event.objects.filter(code=code).count() == len(numbers)
    for order in Order.objects.live():
        share = delivered_share(ordered(order), delivered(order))
        assert (order.delivery, order.state) == (share, state_of(share, Share(order.billing)))
        assert order.frozen and order.buyer and order.lines.exists()
    live = Order.objects.live().exists() or Quote.objects.accepted().exists()
    assert set(Client.objects.values_list("status", flat=True)) == {"client" if live else "prospect"}
    for note in DeliveryNote.objects.all():
        assert bool(note.frozen) == bool(note.number) and note.lines.filter(order_line__isnull=False).exists()


def die_at_each(act: Act) -> int:
    for at in range(1, 500):
        done = run_and_die(once(act), at)
        assert_whole()
        if done:
            once(act)()
            assert_whole()
            return at - 1
    raise AssertionError("500 statements and still not done")


@pytest.mark.sqlite
def test_a_delivery_is_issued_whole_or_not_at_all() -> None:
    assert die_at_each(note_issued()) > 5


@pytest.mark.long
@pytest.mark.postgresql
@pytest.mark.parametrize("name", ACTS)
def test_every_act_dies_whole(name: str) -> None:
    assert die_at_each(ACTS[name]()) > 3
