"""Load when needed, ask every query, print what was found and what it cost by kind."""

import argparse
import platform
from collections.abc import Sequence
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from benchmarks.search import loading, queries, saving
from benchmarks.search.clients import client
from benchmarks.search.measuring import Clock, calibration, percentile
from benchmarks.search.queries import Query
from carnet.clients.models.derived import SearchToken
from carnet.search import engine
from carnet.search.sources import Source

SOURCE = Source(code="clients", title="Clients", token_model=SearchToken, load=lambda ids: ())


def run(options: argparse.Namespace, folder: Path) -> None:
    done = folder / "loaded"
    if not done.exists():
        call_command("migrate", verbosity=0)
        seconds = loading.load(options.clients)
        done.write_text(", ".join(f"{step} {value:.0f} s" for step, value in seconds.items()))
    print(f"\n## Search, {options.clients:,} clients, {_engine()}\n")
    print(f"load: {done.read_text()}; {_size(folder)}; calibration {calibration():.0f} ms")
    asked = queries.made(options.clients, options.each)
    asked = [query for query in asked if not options.kind or query.kind in options.kind]
    queries.fill(asked, map(client, range(1, options.clients + 1)))
    measured = _measure(asked, options.runs)
    _print(measured)
    _print_details(measured, options)
    print("\nwhat the index adds to a save, CPU p50 / p95:")
    for kind, costs in saving.measure(Clock(), options.clients).items():
        print(f"- {kind}: {costs}")


def _engine() -> str:
    if connection.vendor == "sqlite":
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}"
    return f"PostgreSQL {connection.pg_version / 10000:.0f}, Python {platform.python_version()}"


def _size(folder: Path) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size(%s), pg_database_size(current_database())", [loading.TABLE])
            tokens, whole = cursor.fetchone()
            return f"tokens {tokens / 1e6:.0f} MB, base {whole / 1e6:.0f} MB"
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA freelist_count")
        return f"base {(pages - cursor.fetchone()[0]) * 4096 / 1e6:.0f} MB"


Measured = tuple[Query, float, list[int]]


def _measure(asked: Sequence[Query], runs: int) -> list[Measured]:
    clock = Clock()
    measured = []
    for query in asked:
        cost, results = clock.cheapest(lambda q=query: engine.find(q.text, source=SOURCE, must=q.must), runs)  # type: ignore[misc]
        measured.append((query, cost, results.ids))
    return measured


def found(query: Query, ids: Sequence[int], first: int) -> bool:
    """The client the query came from; any of the answers when they are more than a page."""
    expected = {query.origin} if len(query.expected) <= 20 else query.expected
    return bool(expected & set(ids[:first])) if first > 1 else bool(ids) and ids[0] in query.expected


def _print(measured: Sequence[Measured]) -> None:
    print("\n| kind | n | hit@1 | hit@20 | p50 ms | p95 | max |\n|---|---|---|---|---|---|---|")
    for kind in dict.fromkeys(query.kind for query, _, _ in measured):
        rows = [row for row in measured if row[0].kind == kind]
        print(f"| {kind} | {len(rows)} | {_share(rows, 1)} | {_share(rows, 20)} | {_costs(rows)} |")
    print(f"| **all** | {len(measured)} | {_share(measured, 1)} | {_share(measured, 20)} | {_costs(measured)} |")


def _share(rows: Sequence[Measured], first: int) -> str:
    judged = [found(query, ids, first) for query, _, ids in rows if query.key]
    return f"{sum(judged) / len(judged):.2f}" if judged else ""


def _costs(rows: Sequence[Measured]) -> str:
    costs = [cost for _, cost, _ in rows]
    return f"{percentile(costs, 0.5):.2f} | {percentile(costs, 0.95):.2f} | {max(costs):.2f}"


def _print_details(measured: Sequence[Measured], options: argparse.Namespace) -> None:
    for query, cost, ids in measured:
        if (options.misses and query.key and not found(query, ids, 20)) or cost > options.slow:
            print(
                f"{query.kind}: {query.text!r} {query.must} {cost:.1f} ms, {len(query.expected)} expected",
                ids[:3],
                query.origin,
            )
