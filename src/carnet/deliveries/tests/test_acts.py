"""The life of a delivery note."""

from datetime import timedelta
from uuid import uuid4

import pytest

from carnet.accounts.actor import Actor, Source
from carnet.clients.models import Client, Event
from carnet.clients.tests.helpers import SOPHIE, client_of
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.states import State
from carnet.deliveries.tests.made import D, alice, issued, lines_of, prepared, signed
from carnet.kernel.errors import Forbidden, Refused
from carnet.orders.models import Order
from carnet.orders.progress import remaining
from carnet.orders.states import State as OrderState
from carnet.orders.tests.made import confirmed
from carnet.sales.paper.freezing import thaw
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def fresh(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def test_partial_deliveries_bring_the_order_to_its_end() -> None:
    order = confirmed()
    window, fitting = lines_of(order)
    first = issued(order, "3")
    assert first.number == f"BL-{first.date.year}-0001" and fresh(order).state == OrderState.PARTIAL
    assert remaining(order) == {window: D(1), fitting: D("7.5")}
    second = issued(order, "1", "7.5")
    assert second.number.endswith("-0002") and fresh(order).state == OrderState.DELIVERED
    with pytest.raises(Refused, match="ne reste rien"):
        prepared(order, "1")


def test_a_draft_takes_no_number_and_delivers_nothing() -> None:
    note = prepared()
    assert note.number is None and fresh(note.order).state == OrderState.CONFIRMED
    note.discard(by=alice())
    assert issued(note.order).number.endswith("-0001")


def test_never_more_than_what_remains_unless_it_is_said() -> None:
    order = confirmed()
    with pytest.raises(Refused, match="il reste 4, vous livrez 5"):
        prepared(order, "5")
    assert not DeliveryNote.objects.exists()
    note = issued(order, "5", "7.5", more=True)
    assert note.more and fresh(order).state == OrderState.DELIVERED


def test_what_left_between_the_draft_and_the_issue_is_counted() -> None:
    order = confirmed()
    first, second = prepared(order, "3"), prepared(order, "3")
    first.issue(by=alice())
    with pytest.raises(Refused, match="il reste 1, vous livrez 3"):
        second.issue(by=alice())
    second.refresh_from_db()
    assert second.state == State.DRAFT and second.number is None


def test_a_form_sent_twice_makes_one_note() -> None:
    order, key = confirmed(), uuid4()
    window, _ = lines_of(order)
    made = [DeliveryNote.prepare(order.pk, {window: D(1)}, {}, by=alice(), entry_key=key) for _ in range(2)]
    assert made[0] == made[1] and DeliveryNote.objects.count() == 1


def test_of_two_tabs_the_second_is_told() -> None:
    note = prepared()
    window, _ = lines_of(note.order)
    note.revise({window: D(1)}, {}, by=alice(), version=note.version)
    with pytest.raises(Refused, match="entre-temps"):
        note.revise({window: D(3)}, {}, by=alice(), version=note.version)
    note.issue(by=alice())
    with pytest.raises(Refused, match="déjà émis"):
        note.issue(by=alice())
    assert DeliveryNote.objects.get().lines.get(order_line=window).quantity == 1


def test_the_paper_says_no_price_unless_asked_and_where_it_goes_is_frozen() -> None:
    client = client_of(cast.alice(), SOPHIE | {"addresses": [*SOPHIE["addresses"], {
        "role": "delivery", "street": "3 quai du Port", "postcode": "44600", "city": "Saint-Nazaire", "access_notes": "2e étage"}]})  # fmt: skip
    site = client.addresses.get(role="delivery")
    note = issued(confirmed(client=client), site_id=site.pk)
    paper = thaw(note.frozen)
    assert (paper.site.city, paper.site.access, paper.tells_prices) == ("Saint-Nazaire", "2e étage", False)
    assert [(count.ordered, count.remaining) for count in paper.counts if count] == [(4, 2)]
    assert paper.totals.incl == 0 and paper.origin == f"commande {note.order.number}"
    Client.change({client.pk: {"addresses": []}}, by=alice())
    note.refresh_from_db()
    assert note.site["city"] == "Saint-Nazaire"
    assert thaw(issued(note.order, "1", priced=True).frozen).totals.excl == 640


def test_the_lines_keep_the_prices_of_the_order_for_the_invoice() -> None:
    note = issued()
    assert note.total_excl == 1280 and [line.unit_price for line in note.plain_lines() if line.kind == "item"] == [640]


def test_who_received_signs_once() -> None:
    note = signed(reserves="Une vitre rayée")
    assert (note.state, note.signed_by, note.reserves) == (State.SIGNED, "Sophie Martin", "Une vitre rayée")
    event = Event.objects.get(code="delivery.signed")
    assert event.data["name"] == "Sophie Martin" and event.data["reserves"] is True
    with pytest.raises(Refused, match="déjà signé par Sophie Martin"):
        signed(note, name="Autre")
    assert DeliveryNote.objects.get(pk=note.pk).signed_by == "Sophie Martin"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"means": "telepathy"}, "Dites comment"),
        ({"name": "  "}, "nom de la personne"),
        ({"drawing": ""}, "Faites signer"),
        ({"drawing": "M1 1<script>alert(1)</script>"}, "lisible"),
    ],
)
def test_a_signature_that_is_none_is_refused(said: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        signed(**said)


def test_nobody_signs_in_the_future_before_the_note_or_a_draft() -> None:
    note = issued()
    for day in (note.date + timedelta(days=1), note.date - timedelta(days=1)):
        with pytest.raises(Refused, match="date de réception"):
            signed(note, day=day)
    with pytest.raises(Refused, match="émettez-le"):
        signed(prepared())


def test_a_cancelled_note_gives_its_quantities_back() -> None:
    order = confirmed()
    note = issued(order, "4", "7.5")
    note.cancel(by=alice(), because="camion en panne")
    assert fresh(order).state == OrderState.CONFIRMED and remaining(order)[lines_of(order)[0]] == 4
    with pytest.raises(Refused, match="déjà annulé"):
        note.cancel(by=alice(), because="encore")
    assert issued(order).number.endswith("-0002")


def test_an_order_is_not_cancelled_under_its_notes() -> None:
    note = issued()
    with pytest.raises(Refused, match=str(note.number)):
        note.order.cancel(by=alice(), because="x")
    note.cancel(by=alice(), because="x")
    fresh(note.order).cancel(by=alice(), because="x")
    with pytest.raises(Refused, match="annulée"):
        draft = DeliveryNote.objects.create(
            order=note.order, client=note.client, date=note.date, created_at=note.created_at, updated_at=note.updated_at
        )
        draft.issue(by=alice())


def test_a_technician_delivers_and_has_it_signed_but_does_not_cancel() -> None:
    order = confirmed()
    tom = Actor(cast.tom(), Source.SCREEN)
    window, _ = lines_of(order)
    note = DeliveryNote.prepare(order.pk, {window: D(1)}, {}, by=tom).issue(by=tom)
    note.sign(by=tom, means="typed", name="Sophie Martin")
    with pytest.raises(Forbidden):
        note.cancel(by=tom, because="x")
    with pytest.raises(Forbidden):
        note.cancel(by=Actor(cast.ines(), Source.SCREEN), because="x")


def test_who_may_not_see_the_client_may_not_deliver_it() -> None:
    from carnet.company.models import Options

    Options.change(by=alice(), portfolio_visibility="own")
    order = confirmed(client=client_of(cast.denis(), SOPHIE | {"salesperson": cast.denis().pk}))
    note = issued(order)
    bob = Actor(cast.bob(), Source.SCREEN)
    for act in (
        lambda: DeliveryNote.prepare(order.pk, {lines_of(order)[0]: D(1)}, {}, by=bob),
        lambda: note.sign(by=bob, means="typed", name="X"),
        lambda: note.cancel(by=bob, because="x"),
    ):
        with pytest.raises(Forbidden):
            act()
