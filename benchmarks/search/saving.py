"""What the index adds to a save: one new client, one changed, five hundred at once."""

import statistics
from collections.abc import Callable, Mapping

from django.db import connection, transaction

from benchmarks.search.clients import client
from benchmarks.search.measuring import Clock, percentile
from carnet.clients.models.derived import SearchToken
from carnet.search import index
from carnet.search.tokens import Entry, Tokens, tokens_of

ROUNDS = 100


def measure(clock: Clock, count: int) -> dict[str, str]:
    """CPU milliseconds by kind of save; everything is undone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys=OFF")  # the subjects of a bench do not exist
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
    new = [{count + at: tokens_of(client(count + at).entry())} for at in range(1, ROUNDS + 1)]
    same = [{at: tokens_of(client(at).entry())} for at in range(1, ROUNDS + 1)]
    changed = [{at: tokens_of(_moved(client(at).entry()))} for at in range(1, ROUNDS + 1)]
    many = [
        {start + at: tokens_of(client(start + at).entry()) for at in range(500)}
        for start in range(count + 1_000, count + 4_000, 500)
    ]
    return {
        "new client": _costs(clock, new, new_subjects=True),
        "client changed": _costs(clock, changed),
        "client saved unchanged": _costs(clock, same),
        "each of 500 new": _costs(clock, many, new_subjects=True, share=500),
    }


def _moved(entry: Entry) -> Entry:
    return Entry(
        names=entry.names,
        first_names=entry.first_names,
        numbers=entry.numbers,
        phones=["0199001122"],
        streets=["9 rue des Ormes"],
        cities=["Cholet"],
        postcodes=["49300"],
        filters=entry.filters,
    )


def _costs(clock: Clock, saves: list[Mapping[int, Tokens]], new_subjects: bool = False, share: int = 1) -> str:
    costs = [
        _undone(clock, lambda wanted=wanted: index.refresh(SearchToken, wanted, new=new_subjects)) / share
        for wanted in saves
    ]  # type: ignore[misc]
    tokens = statistics.mean(len(found) for wanted in saves for found in wanted.values())
    return f"{percentile(costs, 0.5):.2f} / {percentile(costs, 0.95):.2f} ms ({tokens:.0f} tokens)"


def _undone(clock: Clock, act: Callable[[], None]) -> float:
    with transaction.atomic():
        start = clock.now()
        act()
        cost = clock.now() - start
        transaction.set_rollback(True)
    return cost
