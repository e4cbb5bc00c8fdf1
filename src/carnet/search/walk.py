"""Walking the token table: SQL that both databases run the same way, each walk bounded.

A branch walks the rows of one match, newest first where the index allows it, and probes each subject for the other
needs through the index (subject, token, field). The probes are scalar subqueries on purpose: an EXISTS would be
turned into a join by PostgreSQL, which then reads whole postings instead of stopping at the limit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from carnet.search.dictionary import after
from carnet.search.models import Token
from carnet.search.query import Match, Need
from carnet.search.tokens import FILTER, Field

# How far a posting is counted to plan a walk: beyond, a word is common.
COUNTED = 2000
_ROW = "subject_id, field, token"


@dataclass(frozen=True, slots=True)
class Sql:
    text: str
    parameters: tuple[Any, ...] = ()


def filter_need(name: str) -> Need:
    return Need(name, (Match(FILTER + name, prefix=False, fields=(Field.FILTER,)),))


class Walker:
    """The walks over the table of one source. `must`: needs that every subject meets."""

    def __init__(self, token_model: type[Token], must: Iterable[str] = ()) -> None:
        self.table = connection.ops.quote_name(token_model._meta.db_table)
        self.must = tuple(filter_need(name) for name in must)

    def also(self, names: Iterable[str]) -> "Walker":
        """The same walks among fewer subjects."""
        walker = object.__new__(Walker)
        walker.table, walker.must = self.table, (*self.must, *(filter_need(name) for name in names))
        return walker

    def sizes(self, matches: Sequence[tuple[Match, ...]], bound: int = COUNTED) -> list[int]:
        """How many rows each group of matches has, counted up to the bound."""
        if not matches:
            return []
        counts = [self._count(group, bound) for group in matches]
        row = self._rows("SELECT " + ", ".join(count.text for count in counts), counts)[0]
        return [int(value) for value in row]

    def _count(self, group: tuple[Match, ...], bound: int) -> Sql:
        parts = [self._posting(match, "1", bound) for match in group]
        union = " UNION ALL ".join(f"SELECT * FROM ({part.text}) c{at}" for at, part in enumerate(parts))
        return Sql(f"(SELECT COUNT(*) FROM ({union} LIMIT {bound}) n)", _parameters(parts))

    def _posting(self, match: Match, columns: str, bound: int | None, newest: bool = False) -> Sql:
        """The rows of a match."""
        fields = match.fields
        where = (
            f"field = {int(fields[0])}" if len(fields) == 1 else f"field IN ({', '.join(str(int(f)) for f in fields)})"
        )
        condition = _token_is(match, "token")
        order = " ORDER BY subject_id DESC" if newest else ""
        limit = f" LIMIT {bound}" if bound else ""
        text = f"SELECT {columns} FROM {self.table} WHERE {where} AND {condition.text}{order}{limit}"
        return Sql(text, condition.parameters)

    def _probe(self, need: Need) -> Sql:
        """True for a subject w that meets the need."""
        parts = [_token_is(match, "p.token") for match in need.matches]
        exists = [
            f"(SELECT 1 FROM {self.table} p WHERE p.subject_id = w.subject_id AND {part.text} LIMIT 1)"
            for part in parts
        ]
        text = f"COALESCE({', '.join(exists)}) = 1" if len(exists) > 1 else f"{exists[0]} = 1"
        return Sql(text, _parameters(parts))

    def branch(self, match: Match, others: Sequence[Need], *, bound: int, keep: int) -> Sql:
        """The subjects of a match that meet the other needs: `bound` rows walked at most, `keep` kept."""
        newest = not match.prefix and len(match.fields) == 1
        probes = [self._probe(need) for need in (*others, *self.must)]
        if not probes:
            return self._posting(match, _ROW, keep, newest)
        posting = self._posting(match, _ROW, bound, newest)
        where = " AND ".join(probe.text for probe in probes)
        text = f"SELECT w.subject_id, w.field, w.token FROM ({posting.text}) w WHERE {where} LIMIT {keep}"
        return Sql(text, (*posting.parameters, *_parameters(probes)))

    def meeting(self, one: Need, two: Need, others: Sequence[Need], *, bound: int, keep: int) -> Sql:
        """The subjects of two common needs, read as two whole postings: cheaper than a probe a row."""
        first = self._union(one, _ROW, bound)
        second = self._union(two, "subject_id", bound)
        probes = [self._probe(need) for need in (*others, *self.must)]
        where = "".join(f" AND {probe.text}" for probe in probes)
        text = (
            f"SELECT w.subject_id, w.field, w.token FROM ({first.text}) w "
            f"WHERE w.subject_id IN (SELECT s.subject_id FROM ({second.text}) s){where} LIMIT {keep}"
        )
        return Sql(text, (*first.parameters, *second.parameters, *_parameters(probes)))

    def _union(self, need: Need, columns: str, bound: int) -> Sql:
        parts = [self._posting(match, columns, bound) for match in need.matches]
        text = " UNION ALL ".join(f"SELECT * FROM ({part.text}) u{at}" for at, part in enumerate(parts))
        return Sql(text, _parameters(parts))

    def rows(self, branches: Sequence[Sql], keep: int | None = None) -> list[tuple[int, int, str]]:
        """(subject, field, token) of these branches, in their order; the walk stops at `keep` rows."""
        if not branches:
            return []
        text = " UNION ALL ".join(f"SELECT * FROM ({branch.text}) b{at}" for at, branch in enumerate(branches))
        return self._rows(text + (f" LIMIT {keep}" if keep else ""), branches)

    def tokens(
        self, subjects: Sequence[int], needs: Sequence[Need], filters: Sequence[str]
    ) -> list[tuple[int, int, str]]:
        """(subject, field, token): what these subjects have of the needs, their whole name, and which filters."""
        wanted = [_token_is(match, "token") for need in needs for match in need.matches]
        wanted += [Sql("token = %s", (FILTER + name,)) for name in filters]
        marks = ", ".join(["%s"] * len(subjects))
        condition = " OR ".join([f"field = {int(Field.NAME)}", *(part.text for part in wanted)])
        text = f"SELECT subject_id, field, token FROM {self.table} WHERE subject_id IN ({marks}) AND ({condition})"
        return self._rows(text, [Sql("", tuple(subjects)), *wanted])

    def _rows(self, text: str, parts: Sequence[Sql]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(text, list(_parameters(parts)))
            return list(cursor.fetchall())


def _token_is(match: Match, column: str) -> Sql:
    if match.prefix:
        return Sql(f"{column} >= %s AND {column} < %s", (match.token, after(match.token)))
    return Sql(f"{column} = %s", (match.token,))


def _parameters(parts: Iterable[Sql]) -> tuple[Any, ...]:
    return tuple(value for part in parts for value in part.parameters)
