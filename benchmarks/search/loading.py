"""Loading a file of clients straight into the token table and the dictionary: minutes for a million, not an hour.

Foreign keys are set aside: the subjects are not there, the index alone is measured.
"""

import time
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, transaction

from benchmarks.search.clients import client
from carnet.clients.models.derived import SearchToken
from carnet.search import dictionary
from carnet.search.tokens import tokens_of

TABLE = SearchToken._meta.db_table
CHUNK = 5_000


def load(count: int) -> dict[str, float]:
    """Fill the index with clients 1 to `count`; gives seconds by step."""
    seconds = {}
    for step, act in (
        ("rows", lambda: _rows(count)),
        ("sort", _sort),
        ("dictionary", _dictionary),
        ("analyze", _analyze),
    ):
        start = time.perf_counter()
        act()
        seconds[step] = time.perf_counter() - start
    return seconds


def tokens(count: int) -> Iterator[tuple[int, str, int]]:
    for number in range(1, count + 1):
        for field, token in tokens_of(client(number).entry()):
            yield field, token, number


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _rows(count: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET statement_timeout = 0")
            cursor.execute(
                "CREATE UNLOGGED TABLE IF NOT EXISTS bench_rows (field smallint, token text, subject_id bigint)"
            )
            with cursor.copy("COPY bench_rows (field, token, subject_id) FROM STDIN") as copy:
                for row in tokens(count):
                    copy.write_row(row)
            return
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("CREATE TABLE bench_rows (field integer, token text, subject_id integer)")
    with transaction.atomic(), connection.cursor() as cursor:
        for chunk in _chunks(tokens(count)):
            cursor.executemany("INSERT INTO bench_rows VALUES (%s, %s, %s)", chunk)


def _sort() -> None:
    """Sorted first, the second index made after: a random insertion a row would take hours at a million."""
    index = next(index for index in SearchToken._meta.indexes if index.name == "searchtoken_by_subject")
    # By hand: on SQLite, the schema editor checks the foreign keys of the whole base.
    indexed = ", ".join(SearchToken._meta.get_field(name).column for name in index.fields)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {index.name}")
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute("SET work_mem = '256MB'")
        else:
            cursor.execute("PRAGMA cache_size=-400000")
        columns = "field, token, subject_id"
        # PostgreSQL keeps rows by subject, as years of saves leave them; SQLite by the primary key, to make it fast.
        order = "subject_id" if connection.vendor == "postgresql" else columns
        cursor.execute(f"INSERT INTO {TABLE} ({columns}) SELECT {columns} FROM bench_rows ORDER BY {order}")
        cursor.execute("DROP TABLE bench_rows")
        cursor.execute(f"CREATE INDEX {index.name} ON {TABLE} ({indexed})")


def _dictionary() -> None:
    with transaction.atomic():
        dictionary.recompute([SearchToken])


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
