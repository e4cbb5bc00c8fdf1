"""Two people save the same person at the same instant: one is created, the other is warned."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from carnet.accounts.actor import Actor, Source
from carnet.clients.models import Client, Event
from carnet.company.models import Options
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote
from carnet.sales.lines import Line
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)
# The same person as two secretaries hear her: no line is the same, the telephone is.
HEARD = (
    {"name": "Abgrall", "first_name": "Sophie", "phones": [{"number": "02 61 91 11 80"}],
     "addresses": [{"role": "main", "street": "12 rue des Tilleuls", "postcode": "49300", "city": "Cholet"}]},
    {"name": "Abgral", "first_name": "Sophie", "phones": [{"number": "0261911180"}],
     "addresses": [{"role": "main", "street": "12 r. des Tilleuls", "postcode": "49300", "city": "Cholet"}]},
)  # fmt: skip


def actors() -> list[Actor]:
    return [Actor(person, Source.SCREEN) for person in (cast.chloe(), cast.alice())]


def save(heard: dict[str, Any], actor: Actor) -> str:
    outcome = Client.create([heard], by=actor)[0]
    return "created" if outcome.client_id else "warned" if outcome.lookalikes else "refused"


@pytest.mark.postgresql
def test_by_two_threads(transactional_db: None) -> None:
    people, start = actors(), Barrier(2)

    def one(index: int) -> str:
        try:
            connection.ensure_connection()
            start.wait()
            return save(HEARD[index], people[index])
        finally:
            connections.close_all()

    for _ in range(5):
        with ThreadPoolExecutor(2) as threads:
            told = sorted(threads.map(one, (0, 1)))
        assert told == ["created", "warned"] and Client.objects.count() == 1
        Event.objects.all().delete()
        Client.objects.all().delete()


@contextmanager
def forked(work: Callable[[int], str], number: int) -> Iterator[list[str]]:
    """Each in a process of its own, let go at the same time by the closing of a pipe."""
    connections.close_all()
    told: list[str] = []
    gate_out, gate_in = os.pipe()
    pipes = []
    for index in range(number):
        out, into = os.pipe()
        if os.fork() == 0:
            try:
                os.close(gate_in)
                os.read(gate_out, 1)
                os.write(into, work(index).encode())
            finally:
                os._exit(0)
        os.close(into)
        pipes.append(out)
    os.close(gate_out)
    os.close(gate_in)
    for out in pipes:
        with os.fdopen(out) as reader:
            told.append(reader.read())
    for _ in range(number):
        os.wait()
    yield told


@pytest.mark.sqlite
def test_by_processes(transactional_db: None) -> None:
    """SQLite has one writer: the second looks when the first has ended."""
    people = actors()
    with forked(lambda index: save(HEARD[index % 2], people[index % 2]), 4) as told:
        assert sorted(told) == ["created", "warned", "warned", "warned"]
    assert Client.objects.count() == 1


@pytest.mark.postgresql
def test_a_number_is_given_once(transactional_db: None) -> None:
    """Different people at the same instant: each their number, none twice, none burnt."""
    people = actors()
    Options.change(by=people[1], number_mask="C{000}")

    def one(index: int) -> str:
        try:
            outcome = Client.create([{"name": name} for name in (NAMES[index], NAMES[index + 8])], by=people[index % 2])
            return "+".join("created" if one.client_id else "?" for one in outcome)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(one, range(8))) == {"created+created"}
    assert sorted(Client.objects.values_list("number", flat=True)) == [f"C{n:03}" for n in range(1, 17)]


NAMES = ["Zorba", "Quimper", "Fablet", "Mourgue", "Duvivier", "Kerloc", "Lhermitte", "Bozonnet",
         "Xaintray", "Pradines", "Wuillot", "Ygrec", "Ostermann", "Vauzelle", "Jacquinot", "Thoumieux"]  # fmt: skip


@pytest.mark.postgresql
def test_a_quote_accepted_in_two_tabs_is_accepted_once_and_the_other_is_told(transactional_db: None) -> None:
    people, start = actors(), Barrier(2)
    client = Client.create([HEARD[0]], by=people[0])[0].client_id
    assert client

    def accept(index: int) -> str:
        try:
            connection.ensure_connection()
            start.wait()
            quote.accept(by=people[index], means="typed", name=f"Sophie {index}")
            return "accepted"
        except Refused as refusal:
            return refusal.sentence
        finally:
            connections.close_all()

    for _ in range(3):
        quote = Quote.draft(client, {"signed_at": "premises"}, [Line(description="Porte")], by=people[0])
        quote.send(by=people[0])
        with ThreadPoolExecutor(2) as threads:
            told = sorted(threads.map(accept, (0, 1)))
        assert told[1] == "accepted" and "déjà accepté par Sophie" in told[0]
        assert quote.acceptances.count() == 1
        assert Event.objects.filter(code="quote.accepted", data__quote=quote.pk).count() == 1
    assert Event.objects.filter(code="client.converted").count() == 1
