"""The life of an order."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from carnet.accounts.actor import Actor, Source
from carnet.clients.models import Client, Event
from carnet.clients.tests.helpers import SOPHIE, acting, client_of
from carnet.kernel.errors import Forbidden, Refused
from carnet.orders.models import Order
from carnet.orders.progress import PROGRESS, Progress, remaining, settle
from carnet.orders.states import Share, State
from carnet.orders.tests.made import D, confirmed, draft
from carnet.quotes.tests import helpers as quotes
from carnet.sales.paper.freezing import thaw
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def alice() -> Actor:
    return Actor(cast.alice(), Source.SCREEN)


def test_a_direct_order_is_numbered_when_confirmed_and_makes_a_client() -> None:
    order = draft()
    assert order.number is None and order.client.status == "prospect"
    order = order.confirm(by=alice())
    assert order.number == f"CM-{order.date.year}-0001" and order.state == State.CONFIRMED
    client = Client.objects.get(pk=order.client_id)
    cause = Event.objects.get(client=client, code="client.converted").data["cause"]
    assert client.status == "client" and cause["kind"] == "order" and order.number in cause["text"]
    assert Event.objects.get(client=client, code="order.confirmed").data["order"] == order.pk


def test_an_accepted_quote_becomes_its_order_options_chosen_included() -> None:
    quote = quotes.accepted(chosen=[3])
    order = Order.from_quote(quote.pk, by=alice())
    assert [line.description for line in order.plain_lines()] == [
        "Cuisine",
        "Fenêtre chêne 120 × 140",
        "Pose",
        "Volet roulant",
    ]
    assert order.total_incl == quote.agreed_totals().incl and not any(line.option for line in order.plain_lines())
    assert (order.quote, order.subject, order.dwelling) == (quote, quote.subject, "house")
    paper = thaw(order.frozen)
    assert paper.origin == f"devis {quote.number}" and all(line.cost == 0 for line in paper.lines)


def test_a_quote_gives_one_order_and_the_second_is_told() -> None:
    quote = quotes.accepted()
    first = Order.from_quote(quote.pk, by=alice())
    with pytest.raises(Refused, match=str(first.number)):
        Order.from_quote(quote.pk, by=alice())
    with pytest.raises(IntegrityError), transaction.atomic():  # the net below
        Order.objects.filter(pk=confirmed().pk).update(quote=quote)


def test_a_cancelled_order_lets_its_quote_have_another() -> None:
    quote = quotes.accepted()
    Order.from_quote(quote.pk, by=alice()).cancel(by=alice(), because="doublon")
    assert Order.from_quote(quote.pk, by=alice()).number.endswith("0002")


def test_a_quote_that_is_not_accepted_has_no_order() -> None:
    with pytest.raises(Refused, match="pas accepté"):
        Order.from_quote(quotes.sent().pk, by=alice())


def test_an_acceptance_is_not_cancelled_under_its_order() -> None:
    quote = quotes.accepted()
    order = Order.from_quote(quote.pk, by=alice())
    with pytest.raises(Refused, match=str(order.number)):
        quote.cancel_acceptance(by=alice(), because="erreur")
    order.cancel(by=alice(), because="erreur")
    quote.cancel_acceptance(by=alice(), because="erreur")
    assert Client.objects.get(pk=quote.client_id).status == "prospect"


def test_a_cancelled_order_gives_the_status_back_unless_something_else_justifies_it() -> None:
    one, other = confirmed(), None
    other = draft(client=one.client).confirm(by=alice())
    one.cancel(by=alice(), because="rendu")
    assert Client.objects.get(pk=one.client_id).status == "client"
    other.cancel(by=alice(), because="rendu")
    assert Client.objects.get(pk=one.client_id).status == "prospect"


def test_a_confirmed_order_never_changes() -> None:
    order = confirmed()
    for act in (
        lambda: order.revise({"subject": "Autre"}, [], by=alice()),
        lambda: order.confirm(by=alice()),
        lambda: order.discard(by=alice()),
    ):
        with pytest.raises(Refused):
            act()
    Client.change({order.client_id: {"name": "Autre nom"}}, by=alice())
    order.refresh_from_db()
    assert "Autre nom".upper() not in order.party.name.upper()


def test_an_empty_order_or_one_of_an_inactive_client_is_not_confirmed_and_takes_no_number() -> None:
    with pytest.raises(Refused, match="vide"):
        draft(lines=[]).confirm(by=alice())
    order = draft()
    Client.deactivate([order.client_id], reason="moved", by=alice())
    with pytest.raises(Refused, match="désactivé"):
        order.confirm(by=alice())
    Client.reactivate([order.client_id], by=alice())
    assert order.confirm(by=alice()).number.endswith("-0001")


def test_of_two_tabs_the_second_is_told() -> None:
    order = draft()
    order.revise({"subject": "Un"}, [], by=alice(), version=order.version)
    with pytest.raises(Refused, match="entre-temps"):
        order.revise({"subject": "Deux"}, [], by=alice(), version=order.version)


def test_the_state_follows_what_the_apps_above_deliver_and_invoice() -> None:
    order = confirmed()
    window, fitting = (line.pk for line in order.lines.all() if line.kind == "item")
    done: dict[int, object] = {}
    money = [D(0)]
    source = Progress("test", delivered=lambda pk: done, billed=lambda pk: money[0])  # type: ignore[arg-type, return-value]
    with PROGRESS.temporarily(source):
        done[window] = D(1)
        settle(order)
        assert order.state == State.PARTIAL and remaining(order) == {window: D(3), fitting: D("7.5")}
        done |= {window: D(4), fitting: D(8)}
        money[0] = D(5)
        settle(order)
        assert (order.state, order.billing, remaining(order)[fitting]) == (State.DELIVERED, Share.PART, 0)
        money[0] = order.total_incl
        settle(order)
        assert order.state == State.DONE


def test_an_order_closed_with_something_left_can_be_reopened() -> None:
    order = confirmed().close(by=alice(), because="fin de série")
    assert order.state == State.DELIVERED and order.closed_because == "fin de série"
    with pytest.raises(Refused, match="rien à livrer"):
        order.close(by=alice(), because="encore")
    assert order.reopen(by=alice()).state == State.CONFIRMED


def test_who_may_not_see_the_client_may_not_act_on_its_orders() -> None:
    from carnet.company.models import Options

    Options.change(by=alice(), portfolio_visibility="own")
    order = confirmed(cast.denis(), client=client_of(cast.denis(), SOPHIE | {"salesperson": cast.denis().pk}))
    for act in (
        lambda: order.cancel(by=acting(cast.bob()), because="x"),
        lambda: order.schedule(date(2027, 1, 1), by=acting(cast.bob())),
        lambda: Order.draft(order.client_id, {}, [], by=acting(cast.bob())),
    ):
        with pytest.raises(Forbidden):
            act()
    with pytest.raises(Forbidden):
        confirmed().schedule(None, by=acting(cast.tom()))


def test_open_orders_follow_their_client_and_hold_back_its_erasure() -> None:
    from carnet.clients.erasure import VETOES
    from carnet.clients.portfolio import TRANSFERS

    order = confirmed()
    transfer, veto = TRANSFERS["orders"], VETOES["orders"]
    assert transfer.count([order.client_id]) == 1 and "1" in (veto.reason(order.client) or "")
    transfer.move([order.client_id], cast.bob().pk, alice(), None)  # type: ignore[arg-type]
    order.refresh_from_db()
    assert order.salesperson == cast.bob()
    order.cancel(by=alice(), because="x")
    assert veto.reason(order.client) is None and veto.kept(order.client)[0].until.year == order.date.year + 10
