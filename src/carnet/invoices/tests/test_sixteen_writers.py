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


def issue_until(end: float, client_id: int, actor: Actor) -> list[str]:
    """One writer: drafts, issues, is paid for every third one, then rests as long as it worked, as jobs do.

    Without any rest SQLite's waiting is not fair (docs/decisions/0002): on a machine that does much else, one of sixteen may wait
    longer than the twenty seconds of the settings.
    """
    numbers: list[str] = []
    while (begun := time.monotonic()) < end or not numbers:
        made = Invoice.draft(client_id, LINES, by=actor, nature="goods")
        invoice = Invoice.issue(made.pk, by=actor)
        numbers.append(invoice.number or "")
        if len(numbers) % 3 == 0:
            Payment.receive(client_id, Decimal(10), by=actor, means="cash", on={invoice.pk: Decimal(10)})
        time.sleep(time.monotonic() - begun)
    return numbers


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


def together(seconds: float) -> list[str]:
    client, actor = sophie(status="client"), by()
    connections.close_all()
    end = time.monotonic() + seconds
    pipes = [in_a_process(end, client.pk, actor) for _ in range(WRITERS)]
    numbers: list[str] = []
    for pipe in pipes:
        with os.fdopen(pipe, "rb") as reader:
            told = pickle.load(reader)
        assert isinstance(told, list), told
        numbers += told
    for _ in range(WRITERS):
        os.wait()
    return numbers


def check(numbers: list[str]) -> None:
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
    check(together(30))
