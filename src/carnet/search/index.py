"""Writing the index: only what differs, in bulk, in the transaction of the save."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from carnet.kernel.among import among_keys, array
from carnet.kernel.ready import Ready
from carnet.search import dictionary
from carnet.search.models import Token
from carnet.search.sources import SOURCES
from carnet.search.tokens import Field, Tokens

Wanted = Mapping[int, Tokens]
_COLUMNS = {"field": "smallint", "token": "text", "subject_id": "bigint"}


def refresh(token_model: type[Token], wanted: Wanted, *, new: bool = False) -> None:
    """Make the index say of these subjects exactly what is wanted. `new`: they have no token yet, nothing is read."""
    present = {} if new else written(token_model, wanted)
    rows = [
        (field, token, pk)
        for pk in sorted(wanted)
        for field, token in sorted(wanted[pk] - present.get(pk, frozenset()))
    ]
    stale = [(pk, field, token) for pk in sorted(present) for field, token in sorted(present[pk] - wanted[pk])]
    with connection.cursor() as cursor:
        _delete(token_model, stale)
        dictionary.insert_rows(cursor, token_model._meta.db_table, _COLUMNS, rows, new=new)
    dictionary.learn(token for field, token, _ in rows if field < Field.FILTER)


def written(token_model: type[Token], subjects: Iterable[int]) -> dict[int, Tokens]:
    """What the index says of these subjects."""
    ids = list(subjects)
    found: dict[int, set[tuple[int, str]]] = {pk: set() for pk in ids}
    with connection.cursor() as cursor:
        for chunk in _chunks(ids):
            among, keys = among_keys("subject_id", chunk)
            cursor.execute(
                Ready(f"SELECT subject_id, field, token FROM {token_model._meta.db_table} WHERE {among}"), keys
            )
            for pk, field, token in cursor.fetchall():
                found[pk].add((field, token))
    return {pk: frozenset(tokens) for pk, tokens in found.items()}


def _delete(token_model: type[Token], stale: Sequence[tuple[int, int, str]]) -> None:
    if not stale:
        return
    if connection.vendor == "postgresql":
        _delete_ready(token_model, stale)
        return
    with connection.cursor() as cursor:
        for chunk in _chunks(stale):
            rows = ", ".join(["(%s, %s, %s)"] * len(chunk))
            subjects = sorted({row[0] for row in chunk})
            marks = ", ".join(["%s"] * len(subjects))
            # The subjects are said twice: SQLite looks for no index of three columns at once, and would read it all.
            cursor.execute(
                f"DELETE FROM {token_model._meta.db_table} "
                f"WHERE subject_id IN ({marks}) AND (subject_id, field, token) IN (VALUES {rows})",
                [*subjects, *(value for row in chunk for value in row)],
            )


def _delete_ready(token_model: type[Token], stale: Sequence[tuple[int, int, str]]) -> None:
    subjects, fields, tokens = zip(*stale, strict=True)
    gone = "unnest(%s::bigint[], %s::smallint[], %s::text[]) AS gone(subject, field, token)"
    with connection.cursor() as cursor:
        cursor.execute(
            Ready(
                f"DELETE FROM {token_model._meta.db_table} t USING {gone} "
                "WHERE t.subject_id = gone.subject AND t.token = gone.token AND t.field = gone.field"
            ),
            [array(subjects), array(fields), list(tokens)],
        )


def forget(token_model: type[Token], subjects: Collection[int]) -> None:
    """Take subjects out of the index, and out of the dictionary the words that they alone bore. For an erasure."""
    words = {token for tokens in written(token_model, subjects).values() for _, token in tokens}
    with connection.cursor() as cursor:
        for chunk in _chunks(sorted(subjects)):
            marks = ", ".join(["%s"] * len(chunk))
            cursor.execute(f"DELETE FROM {token_model._meta.db_table} WHERE subject_id IN ({marks})", chunk)
    models = {token_model, *(source.token_model for source in SOURCES)}
    orphans = [word for word in sorted(words) if dictionary.is_term(word) and not _borne(word, models)]
    dictionary.remove(orphans)


def _borne(word: str, models: Iterable[type[Token]]) -> bool:
    # Every field by name: the primary key begins with it.
    fields = [int(field) for field in Field]
    return any(model._default_manager.filter(field__in=fields, token=word).exists() for model in models)


def check(token_model: type[Token], wanted: Wanted) -> dict[int, tuple[Tokens, Tokens]]:
    """For `carnet verify`: the subjects whose index lies, each with what is missing and what is too much."""
    present = written(token_model, wanted)
    return {
        pk: (wanted[pk] - present[pk], present[pk] - wanted[pk]) for pk in sorted(wanted) if wanted[pk] != present[pk]
    }


def recompute_frequencies() -> None:
    """The nightly job: see dictionary.recompute."""
    dictionary.recompute(list(dict.fromkeys(source.token_model for source in SOURCES)))


def _chunks(rows: Sequence[Any], size: int = 300) -> Iterator[Sequence[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
