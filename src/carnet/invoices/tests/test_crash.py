"""A process that dies at any statement of issue, pay, credit, cancel: nothing half done, and a retry gives exactly one."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection

from carnet.invoices import origins, reminding, verifying
from carnet.invoices.models import Invoice, JournalLine, Payment, Reminder
from carnet.invoices.tests.making import by, draft, issued, paid
from carnet.invoices.tests.test_deposits import accepted, deposit
from carnet.invoices.tests.test_reminders import late_invoice
from carnet.orders.models import Order
from tests.crash.points import run_and_die
from tests.digest import database_digest

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], object]


def issue() -> Act:
    pk, actor = draft().pk, by()
    return lambda: Invoice.issue(pk, by=actor)


def pay() -> Act:
    invoice, actor = issued(), by()
    return lambda: Payment.receive(
        invoice.client_id, Decimal(4000), by=actor, means="card", request_key="one", on={invoice.pk: Decimal(3330)}
    )


def credit() -> Act:
    actor = by()
    made = Invoice.draft_credit(issued().pk, by=actor)
    return lambda: Invoice.issue(made.pk, by=actor)


def cancel() -> Act:
    actor, payment = by(), paid(issued(), "100")
    return lambda: Payment.cancel(payment.pk, by=actor, reason="impayé")


def convert() -> Act:
    """An accepted quote becomes an order."""
    quote, actor = accepted(), by()
    return lambda: Order.objects.exists() or Order.from_quote(quote.pk, by=actor)


def final() -> Act:
    """Issue of the final invoice: the deposit is deducted, the order's state follows."""
    quote, actor = accepted(), by()
    Order.from_quote(quote.pk, by=actor)
    deposit(quote, percent="40")
    made = origins.draft(origins.read(quote), by=actor)
    return lambda: Invoice.issue(made.pk, by=actor)


def remind() -> Act:
    invoice, actor = late_invoice(), by()
    return lambda: Reminder.objects.exists() or reminding.remind(invoice.client_id, [invoice.pk], 1, by=actor)


ACTS: dict[str, Callable[[], Act]] = {
    "issue": issue,
    "pay": pay,
    "credit": credit,
    "cancel": cancel,
    "convert": convert,
    "final": final,
    "remind": remind,
}


def die_and_retry_everywhere(act: Act, both_sides: bool) -> int:
    """At each death the base is as before the act or as after it, and everything verifies; the next try goes on."""
    states = [database_digest()]
    for at in range(1, 500):
        for after in (False, True) if both_sides else (False,):
            done = run_and_die(act, at, after)
            if (now := database_digest()) != states[-1]:
                states.append(now)
                for check in (verifying.journal_whole, verifying.documents_as_journalled,
                              verifying.numbers_without_gap, verifying.settled_as_allocated):  # fmt: skip
                    assert check(False) == []
            assert len(states) <= 2, f"killed {'after' if after else 'before'} statement {at}: half written, or twice"
            if done and len(states) == 2:
                # Once more, for whoever clicks again: it is already done.
                act()
                assert database_digest() == states[-1]
                return at
    raise AssertionError("500 statements and still not done")


@pytest.mark.sqlite
@pytest.mark.parametrize("name", ["issue", "pay"])
def test_issuing_and_paying_die_before_each_statement(name: str) -> None:
    assert die_and_retry_everywhere(ACTS[name](), both_sides=False) > 10
    assert JournalLine.objects.count() <= 2


@pytest.mark.long
@pytest.mark.postgresql
@pytest.mark.parametrize("name", ACTS)
def test_every_act_dies_before_and_after_each_statement(name: str) -> None:
    statements = die_and_retry_everywhere(ACTS[name](), both_sides=True) - 1
    print(f"{connection.vendor}, {name}: {statements} statements, {2 * statements} deaths")
    assert statements >= 10
