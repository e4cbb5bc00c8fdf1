"""Sixteen people issue at the same time: every number once, none missing, nobody is refused by a lock."""

import os
import pickle
import time
import traceback
from decimal import Decimal

import pytest
from django.db import connections

from carnet.accounts.actor import Actor
from carnet.invoices import verifying
from carnet.invoices.models import Invoice, JournalLine, Payment
from carnet.invoices.tests.making import LINES, by, sophie

WRITERS = 16
pytestmark = pytest.mark.django_db(transaction=True)


Issued = list[tuple[str, float]]  # each number, and how long its issue took


def issue_until(end: float, client_id: int, actor: Actor) -> Issued:
    """One writer: drafts, issues, is paid for every third one, and begins again at once."""
    issued: Issued = []
    while time.monotonic() < end or not issued:
        made = Invoice.draft(client_id, LINES, by=actor, nature="goods")
        begun = time.monotonic()
        invoice = Invoice.issue(made.pk, by=actor)
        issued.append((invoice.number or "", time.monotonic() - begun))
        if len(issued) % 3 == 0:
            Payment.receive(client_id, Decimal(10), by=actor, means="cash", on={invoice.pk: Decimal(10)})
    return issued


def in_a_process(end: float, client_id: int, actor: Actor) -> int:
    """Its end of the pipe: the numbers it was given, or how it failed."""
    reader, writer = os.pipe()
    if os.fork():
        os.close(writer)
        return reader
    try:
        connections.close_all()
        told: object = issue_until(end, client_id, actor)
    except BaseException:
        told = traceback.format_exc()
    with os.fdopen(writer, "wb") as pipe:
        pickle.dump(told, pipe)
    os._exit(0)


def together(seconds: float) -> Issued:
    client, actor = sophie(status="client"), by()
    connections.close_all()
    end = time.monotonic() + seconds
    pipes = [in_a_process(end, client.pk, actor) for _ in range(WRITERS)]
    issued: Issued = []
    for pipe in pipes:
        with os.fdopen(pipe, "rb") as reader:
            told = pickle.load(reader)
        assert isinstance(told, list), told
        issued += told
    for _ in range(WRITERS):
        os.wait()
    return issued


def check(issued: Issued) -> None:
    numbers = [number for number, _ in issued]
    ranks = sorted(int(number.rpartition("-")[2]) for number in numbers)
    assert ranks == list(range(1, len(numbers) + 1)), "a number is missing, or was given twice"
    assert Invoice.objects.issued().count() == len(numbers)
    days = list(Invoice.objects.issued().order_by("rank").values_list("date", flat=True))
    assert days == sorted(days)
    assert JournalLine.objects.count() == len(numbers) + Payment.objects.count()
    for verified in (verifying.journal_whole, verifying.documents_as_journalled, verifying.numbers_without_gap,
                     verifying.settled_as_allocated):  # fmt: skip
        assert verified(False) == []


@pytest.mark.postgresql
def test_sixteen_writers_for_a_moment() -> None:
    check(together(0.5))


@pytest.mark.long
@pytest.mark.postgresql
def test_sixteen_writers_for_thirty_seconds() -> None:
    issued = together(30)
    waits = sorted(wait * 1000 for _, wait in issued)
    p50, p95 = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
    print(f"{len(waits)} invoices issued, p50 {p50:.0f} ms, p95 {p95:.0f} ms, slowest {waits[-1]:.0f} ms")
    check(issued)
