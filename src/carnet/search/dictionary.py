"""The dictionary of the indexes: which words exist, and which ones look or sound like a word nobody bears."""

import re
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from rapidfuzz.distance import OSA

from carnet.kernel.among import array
from carnet.kernel.ready import Ready
from carnet.search import phonetic
from carnet.search.models import Term, TermKey, Token
from carnet.search.tokens import Field

# Signs that no folded word begins with.
DELETION, END, SOUND = "-", "*", "/"
SHORTEST = 3
# More new rows than one record has are sent to PostgreSQL as a file.
COPIED = 200

_WORD = re.compile(rf"[a-z]{{{SHORTEST},40}}")


def is_term(token: str) -> bool:
    """Only words of letters can be rescued: a digit that differs is another number."""
    return _WORD.fullmatch(token) is not None


def keys_of(term: str) -> set[str]:
    """Its spellings one letter short (and itself), its ends of three letters or more, its sound."""
    ends = {END + term[start:] for start in range(1, len(term) - SHORTEST + 1)}
    return {DELETION + less for less in deletions(term)} | ends | {SOUND + phonetic.key(term)}


def deletions(word: str) -> set[str]:
    """Two words with one of these in common are one edit apart: a letter more, less or changed, two letters swapped."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


class _Known:
    """The words this process has seen in the dictionary: a save asks the database only about the others."""

    SIZE = 100_000
    SECONDS = 1800.0

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._since = time.monotonic()
        self._lock = threading.Lock()

    def unknown(self, terms: Iterable[str]) -> set[str]:
        with self._lock:
            # Another process may have taken a word out (an erasure): nothing is believed for ever.
            if len(self._words) > self.SIZE or time.monotonic() - self._since > self.SECONDS:
                self._words, self._since = set(), time.monotonic()
            return set(terms) - self._words

    def add(self, terms: Collection[str]) -> None:
        with self._lock:
            self._words.update(terms)

    def forget(self) -> None:
        with self._lock:
            self._words.clear()


known = _Known()


def learn(tokens: Iterable[str]) -> None:
    """Put the words that the dictionary lacks into it. Inside the transaction of the save."""
    asked = known.unknown(token for token in tokens if is_term(token))
    if not asked:
        return
    existing = {term for chunk in _chunks(sorted(asked)) for term in _existing(chunk)}
    # Sorted: two saves that bring the same words wait for each other in the same order.
    for chunk in _chunks(sorted(asked - existing)):
        _insert(chunk)
    # A save that is rolled back taught nothing.
    transaction.on_commit(lambda: known.add(asked))


def _existing(terms: Sequence[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT term FROM {_TERM} WHERE term IN ({_marks(terms)})", terms)
        return [row[0] for row in cursor.fetchall()]


def _insert(terms: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        values = ", ".join(["(%s, 1)"] * len(terms))
        cursor.execute(
            f"INSERT INTO {_TERM} (term, frequency) VALUES {values} ON CONFLICT DO NOTHING RETURNING id, term", terms
        )
        rows = [(key, pk) for pk, term in cursor.fetchall() for key in keys_of(term)]
        insert_rows(cursor, _KEY, {"key": "text", "term_id": "bigint"}, rows, new=True)


def insert_rows(
    cursor: Any, table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]], *, new: bool = False
) -> None:
    """Rows of three columns at most, with their types, some hundreds a statement; those that exist are left alone.

    `new`: none of them exists.
    """
    head = f"INSERT INTO {table} ({', '.join(columns)}) "
    if connection.vendor == "sqlite":  # a short statement that it keeps ready
        if rows:
            cursor.executemany(f"{head} VALUES ({_marks(columns)}) ON CONFLICT DO NOTHING", rows)
        return
    if new and len(rows) > COPIED:
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copied:
            for row in rows:
                copied.write_row(row)
        return
    arrays = "SELECT * FROM unnest(" + ", ".join(f"%s::{kind}[]" for kind in columns.values()) + ")"
    for chunk in _chunks(rows):  # one array a column: half the cost of a list of values
        parameters = [
            list(column) if kind == "text" else array(column)
            for kind, column in zip(columns.values(), zip(*chunk, strict=True), strict=True)
        ]
        cursor.execute(Ready(f"{head} {arrays} ON CONFLICT DO NOTHING"), parameters)


def _chunks(rows: Sequence[Any], size: int = 300) -> Iterator[Sequence[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _marks(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))


_TERM = Term._meta.db_table
_KEY = TermKey._meta.db_table


def near(words: Sequence[str], limit: int = 8) -> dict[str, list[str]]:
    """The words of the dictionary that each of these may be a mistyping of, the likeliest first.

    One edit (some two in a long word), or the same sound; never the word itself.
    """
    asked = {word: _near_keys(word) for word in words if is_term(word)}
    candidates = _reached({key for keys in asked.values() for key in keys})
    return {word: _likeliest(word, keys, candidates, limit) for word, keys in asked.items()}


def _near_keys(word: str) -> set[str]:
    return {DELETION + less for less in deletions(word) if len(less) > 1} | {SOUND + phonetic.key(word)}


def _reached(keys: Collection[str]) -> list[tuple[str, str, int]]:
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT k.key, t.term, t.frequency FROM {_KEY} k JOIN {_TERM} t ON t.id = k.term_id "
            f"WHERE k.key IN ({_marks(keys)})",
            list(keys),
        )
        return list(cursor.fetchall())


def _likeliest(word: str, keys: set[str], candidates: list[tuple[str, str, int]], limit: int) -> list[str]:
    sound = SOUND + phonetic.key(word)
    ranked: dict[str, tuple[float, int]] = {}
    for key, term, frequency in candidates:
        if key not in keys or term == word or term in ranked:
            continue
        distance = OSA.distance(word, term)
        same_sound = phonetic.key(term) == sound[1:]
        if distance <= (1 if len(word) < 8 else 2) or (same_sound and distance <= max(4, len(term) // 2)):
            ranked[term] = (distance - 0.5 * same_sound - 0.3 * (term[0] == word[0]), -frequency)
    return sorted(ranked, key=lambda term: (*ranked[term], term))[:limit]


def containing(part: str, limit: int = 12) -> list[str]:
    """Words with this part inside or at their end: `goff` → legoff. The commonest first."""
    if len(part) < SHORTEST or not is_term(part):
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT t.term FROM (SELECT term_id FROM {_KEY} WHERE key >= %s AND key < %s LIMIT 200) k "
            f"JOIN {_TERM} t ON t.id = k.term_id ORDER BY t.frequency DESC, t.term",
            [END + part, END + after(part)],
        )
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))[:limit]


def is_beginning(text: str) -> bool:
    return len(text) > 1 and text.isalpha()


def commonest(prefix: str, limit: int) -> list[str]:
    """The commonest words that begin so and go on; among the first thousands of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT term FROM (SELECT term, frequency FROM {_TERM} WHERE term > %s AND term < %s LIMIT 1500) t "
            "ORDER BY frequency DESC, term LIMIT %s",
            [prefix, after(prefix), limit],
        )
        return [row[0] for row in cursor.fetchall()]


def frequencies(words: Sequence[str]) -> list[tuple[int, int]]:
    """For each word, how many bear it and how many bear a word that begins so: as of last night, to plan a walk."""
    if not words:
        return []
    exact = f"COALESCE((SELECT frequency FROM {_TERM} WHERE term = %s), 0)"
    begun = (
        f"COALESCE((SELECT SUM(frequency) FROM (SELECT frequency FROM {_TERM} WHERE term >= %s AND term < %s LIMIT 500) t)"
        ", 0)"
    )
    parameters = [part for word in words for part in (word, word, after(word))]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join([exact, begun] * len(words)), parameters)
        row = [int(value) for value in cursor.fetchone()]
    return list(zip(row[::2], row[1::2], strict=True))


def split(word: str) -> tuple[str, str] | None:
    """`autoplus` → auto, plus: the commonest two words that make it."""
    cuts = [(word[:at], word[at:]) for at in range(SHORTEST, len(word) - SHORTEST + 1)]
    if not cuts:
        return None
    parts = sorted({part for cut in cuts for part in cut})
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT term, frequency FROM {_TERM} WHERE term IN ({_marks(parts)})", parts)
        frequency = dict(cursor.fetchall())
    whole = [cut for cut in cuts if cut[0] in frequency and cut[1] in frequency]
    return max(whole, key=lambda cut: min(frequency[cut[0]], frequency[cut[1]]), default=None)


def after(prefix: str) -> str:
    """The first text that comes after everything that begins with `prefix`."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def recompute(token_models: Sequence[type[Token]]) -> None:
    """Nightly: the true frequencies, the words a crash left out, and out with the words nobody bears any more."""
    frequency: dict[str, int] = {}
    for model in token_models:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT token, COUNT(*) FROM {model._meta.db_table} "
                "WHERE field < %s AND token >= 'a' AND token < '{' GROUP BY token",
                [int(Field.FILTER)],
            )
            for token, count in cursor.fetchall():
                if is_term(token):
                    frequency[token] = frequency.get(token, 0) + count
    known.forget()
    _align(frequency)


def _align(frequency: dict[str, int]) -> None:
    written: dict[str, int] = dict(Term.objects.values_list("term", "frequency").iterator(chunk_size=5000))
    missing = sorted(frequency.keys() - written.keys())
    for chunk in _gently(missing):
        _insert(chunk)
    written |= dict.fromkeys(missing, 1)
    changed = [(frequency[term], term) for term in sorted(frequency) if frequency[term] != written[term]]
    for chunk in _gently(changed):
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {_TERM} SET frequency = %s WHERE term = %s", chunk)
    remove(sorted(written.keys() - frequency.keys()))


def _gently(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Some hundreds of rows a transaction, then as much rest as it took: people go on saving meanwhile."""
    for chunk in _chunks(rows):
        start = time.monotonic()
        with transaction.atomic():
            yield chunk
        if not settings.CARNET_TEST_SPEED:
            time.sleep(min(time.monotonic() - start, 0.25))


def remove(terms: Sequence[str]) -> None:
    known.forget()
    for chunk in _chunks(terms):
        with transaction.atomic():
            TermKey.objects.filter(term__term__in=chunk).delete()
            Term.objects.filter(term__in=chunk).delete()
