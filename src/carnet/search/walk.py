"""Walking the token table: SQL that both databases run the same way, each walk bounded.

A branch walks the rows of one match, newest first where the index allows it, and probes each subject for the other
needs through the index (subject, token, field). The probes are scalar subqueries inside a CASE on purpose: PostgreSQL
would turn an EXISTS into a join, which reads whole postings instead of stopping at the limit, and would choose
itself the order of conditions that stand side by side.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from carnet.kernel.among import among_keys
from carnet.kernel.ready import Ready
from carnet.search.dictionary import after
from carnet.search.models import Token
from carnet.search.query import Match, Need
from carnet.search.tokens import FILTER, Field

# How far a posting is counted to plan a walk: beyond, a word is common.
COUNTED = 1_000
# A filter that so many bear is never walked, only probed.
MANY = 30_000
# Subjects of two common words that are probed for the other words.
PAIRS = 2_000

Row = tuple[int, int, Any]  # subject, field, token
_ROW = "subject_id, field, token"


@dataclass(frozen=True, slots=True)
class Sql:
    text: str
    parameters: tuple[Any, ...] = ()


class Walker:
    """The walks over the table of one source. `must`: filters that every subject bears."""

    def __init__(self, token_model: type[Token], must: Iterable[str] = ()) -> None:
        self.model, self.must = token_model, tuple(must)
        self.table = connection.ops.quote_name(token_model._meta.db_table)
        self.filters = tuple(_filter(name) for name in self.must)

    def also(self, names: Iterable[str]) -> "Walker":
        """The same walks among fewer subjects."""
        return Walker(self.model, dict.fromkeys((*names, *self.must)))

    def filter_sizes(self) -> dict[Need, int]:
        """How many subjects bear each filter, up to MANY; counted once in a while, it is only to plan a walk."""
        sizes = {need: _recent.get(self.table, need.typed) for need in self.filters}
        if unknown := [need for need, size in sizes.items() if size is None]:
            for need, size in zip(unknown, self.sizes(unknown, MANY), strict=True):
                _recent.put(self.table, need.typed, size)
                sizes[need] = size
        return {need: size for need, size in sizes.items() if size is not None}

    def sizes(self, needs: Sequence[Need], bound: int = COUNTED) -> list[int]:
        """How many rows meet each need, counted up to the bound."""
        if not needs:
            return []
        counts = [self._count(need, bound) for need in needs]
        return [int(size) for size in self._rows("SELECT " + ", ".join(count.text for count in counts), counts)[0]]

    def _count(self, need: Need, bound: int) -> Sql:
        union = self._union([self._posting(match, "1", bound) for match in need.matches])
        return Sql(f"(SELECT COUNT(*) FROM ({union.text} LIMIT {bound}) n)", union.parameters)

    def _posting(self, match: Match, columns: str, bound: int, newest: bool = False) -> Sql:
        """The rows of a match."""
        fields = ", ".join(str(int(field)) for field in match.fields)
        where = f"field = {fields}" if len(match.fields) == 1 else f"field IN ({fields})"
        condition = _token_is(match, "token")
        order = " ORDER BY subject_id DESC" if newest else ""
        text = f"SELECT {columns} FROM {self.table} WHERE {where} AND {condition.text}{order} LIMIT {bound}"
        return Sql(text, condition.parameters)

    def _union(self, parts: Sequence[Sql]) -> Sql:
        if len(parts) == 1:
            return Sql(f"SELECT * FROM ({parts[0].text}) u", parts[0].parameters)
        text = " UNION ALL ".join(f"SELECT * FROM ({part.text}) u{at}" for at, part in enumerate(parts))
        return Sql(text, _parameters(parts))

    def _probe(self, need: Need) -> Sql:
        """Null for a subject w that does not meet the need."""
        parts = [_token_is(match, "p.token") for match in need.matches]
        probe = f"(SELECT 1 FROM {self.table} p WHERE p.subject_id = w.subject_id AND %s LIMIT 1)"
        probes = [probe.replace("%s", part.text, 1) for part in parts]
        return Sql(f"COALESCE({', '.join(probes)})" if len(probes) > 1 else probes[0], _parameters(parts))

    def _meeting(self, needs: Sequence[Need], last: Sql | None = None) -> Sql:
        """The condition that a subject w meets the needs, tried in this order, then the filters; `last` puts it out."""
        probes = [self._probe(need) for need in dict.fromkeys((*needs, *self.filters))]
        conditions = [Sql(f"{probe.text} IS NULL", probe.parameters) for probe in probes]
        chain = [*conditions, last] if last else conditions
        if not chain:
            return Sql("1 = 1")
        cases = " ".join(f"WHEN {condition.text} THEN 0" for condition in chain)
        return Sql(f"CASE {cases} ELSE 1 END = 1", _parameters(chain))

    def branch(self, match: Match, others: Sequence[Need], *, bound: int, keep: int) -> Sql:
        """The subjects of a match that meet the other needs: `bound` rows walked at most, `keep` kept."""
        if not others and not self.filters:
            return self._posting(match, _ROW, keep, newest(match))
        posting = self._posting(match, _ROW, bound, newest(match))
        condition = self._meeting(others)
        text = f"SELECT w.subject_id, w.field, w.token FROM ({posting.text}) w WHERE {condition.text} LIMIT {keep}"
        return Sql(text, (*posting.parameters, *condition.parameters))

    def both(self, small: Need, large: Need, others: Sequence[Need], *, bound: int, keep: int) -> Sql:
        """The subjects of two common needs, their postings read whole: cheaper than a probe a row.

        Those that meet the most of the other needs first, all of them or all but one; how many stands in the place of
        the token.
        """
        walked = self._union([self._posting(match, _ROW, bound, newest(match)) for match in matches_by_field(large)])
        kept = self._union([self._posting(match, "subject_id", bound) for match in small.matches])
        # Inside a CASE, PostgreSQL makes of the smaller a table hashed once; as a join it may read it again for each
        # row, and without the LIMIT on the larger it would make one for each part of the union.
        pairs = (
            f"SELECT subject_id, field FROM ({walked.text} LIMIT {2 * bound}) v "
            f"WHERE CASE WHEN subject_id IN ({kept.text}) THEN 1 ELSE 0 END = 1 LIMIT {PAIRS}"
        )
        probes = [self._probe(need) for need in others]
        tally = " + ".join(f"CASE WHEN {probe.text} IS NULL THEN 0 ELSE 1 END" for probe in probes) or "0"
        met = Sql(f"({tally})", _parameters(probes))
        condition = self._meeting((), Sql(f"{met.text} < {len(others) - 1}", met.parameters))
        order = "ORDER BY met DESC, w.field, w.subject_id DESC" if others else ""  # without others, stop when full
        text = (
            f"SELECT w.subject_id, w.field, {met.text} AS met FROM ({pairs}) w WHERE {condition.text} "
            f"{order} LIMIT {keep}"
        )
        parts = (met.parameters, walked.parameters, kept.parameters, condition.parameters)
        return Sql(text, tuple(value for parameters in parts for value in parameters))

    def rows(self, branches: Sequence[Sql], keep: int | None = None) -> list[Row]:
        """The rows of these branches, in their order; the walk stops at `keep`."""
        if not branches:
            return []
        union = self._union(branches)
        return self._rows(union.text + (f" LIMIT {keep}" if keep else ""), [union])

    def tokens(self, subjects: Sequence[int], needs: Sequence[Need], filters: Sequence[str]) -> list[Row]:
        """What these subjects have of the needs, their whole name, and which of the filters they bear."""
        wanted = [_token_is(match, "token") for need in needs for match in need.matches]
        wanted.append(Sql(f"token IN ({_marks(filters)})", tuple(FILTER + name for name in filters)))
        condition = " OR ".join([f"field = {int(Field.NAME)}", *(part.text for part in wanted)])
        among, keys = among_keys("subject_id", subjects)
        text = f"SELECT {_ROW} FROM {self.table} WHERE {among} AND ({condition})"
        return self._rows(text, [Sql("", tuple(keys)), *wanted])

    def _rows(self, text: str, parts: Sequence[Sql]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(Ready(text), _parameters(parts))
            return list(cursor.fetchall())


def newest(match: Match) -> bool:
    """Whether the index gives its rows newest first: one token in one field."""
    return not match.prefix and len(match.fields) == 1 and len(match.tokens) == 1


def matches_by_field(need: Need) -> list[Match]:
    """Each match a field at a time, the most telling first, so that the newest of each come first."""
    return [
        replace(match, fields=(field,)) if len(match.tokens) == 1 else match
        for match in need.matches
        for field in (match.fields if len(match.tokens) == 1 else match.fields[:1])
    ]


def _filter(name: str) -> Need:
    return Need(name, (Match((FILTER + name,), prefix=False, fields=(Field.FILTER,)),))


def _token_is(match: Match, column: str) -> Sql:
    if match.prefix:
        start = ">" if match.longer else ">="
        return Sql(f"{column} {start} %s AND {column} < %s", (match.tokens[0], after(match.tokens[0])))
    if len(match.tokens) == 1:
        return Sql(f"{column} = %s", match.tokens)
    return Sql(f"{column} IN ({_marks(match.tokens)})", match.tokens)


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _parameters(parts: Iterable[Sql]) -> tuple[Any, ...]:
    return tuple(value for part in parts for value in part.parameters)


class _Recent:
    """Sizes of filters counted not long ago. A small one is counted each time: a portfolio may just have grown."""

    SECONDS = 300.0

    def __init__(self) -> None:
        self._sizes: dict[tuple[str, str], tuple[int, float]] = {}

    def get(self, table: str, name: str) -> int | None:
        size, since = self._sizes.get((table, name), (0, -self.SECONDS))
        return size if time.monotonic() - since < self.SECONDS else None

    def put(self, table: str, name: str, size: int) -> None:
        if len(self._sizes) > 10_000:
            self._sizes = {}
        if size >= COUNTED:
            self._sizes[table, name] = size, time.monotonic()


_recent = _Recent()
