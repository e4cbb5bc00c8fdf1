"""Gathering the candidates of one reading of a query: the rarest need is walked, the others are probed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carnet.search.query import Match, Need, Reading
from carnet.search.walk import COUNTED, Walker

# Rows of a common word walked with a probe each, by field, before whole postings are compared.
STREAMED = 700
# The longest postings compared whole.
COMPARED = 50_000
CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Gathered:
    subjects: tuple[int, ...] = ()
    # Everything that meets the needs is there.
    complete: bool = True
    # Needs that no token of the index meets.
    unknown: tuple[Need, ...] = ()


def gather(walker: Walker, reading: Reading, keep: int = CANDIDATES) -> Gathered:
    """Subjects that meet every need, the most promising first."""
    parts = (*reading.needs, *walker.must)
    if not reading.needs:
        return Gathered()
    sizes = walker.sizes([part.matches for part in parts])
    unknown = tuple(need for need, size in zip(reading.needs, sizes, strict=False) if not size)
    if unknown or not all(sizes):
        return Gathered(unknown=unknown)
    smallest = min(range(len(parts)), key=sizes.__getitem__)
    if sizes[smallest] < COUNTED:
        return _exhausted(walker, parts[smallest], _others(reading.needs, parts[smallest]), keep)
    if len(reading.needs) == 1:
        return _one_common(walker, reading.needs[0], keep)
    return _many_common(walker, reading.needs, keep)


def _others(needs: Sequence[Need], walked: Need) -> list[Need]:
    return [need for need in needs if need is not walked]


def _exhausted(walker: Walker, walked: Need, others: Sequence[Need], keep: int) -> Gathered:
    """A rare need: every subject that meets it is looked at."""
    branches = [walker.branch(match, others, bound=COUNTED, keep=COUNTED) for match in walked.matches]
    rows = walker.rows(branches)
    exact = {match.token for match in walked.matches}
    rows.sort(key=lambda row: (row[2] not in exact, row[1], -row[0]))
    found = tuple(dict.fromkeys(row[0] for row in rows))
    return Gathered(found[:keep], complete=len(found) <= keep)


def _one_common(walker: Walker, need: Need, keep: int) -> Gathered:
    """The newest by field, the word itself first, then those that begin so."""
    found: dict[int, None] = {}
    for exact in (True, False):
        branches = [
            walker.branch(one, (), bound=COUNTED, keep=keep) for match in need.matches for one in by_field(match, exact)
        ]
        found.update(dict.fromkeys(row[0] for row in walker.rows(branches, keep)))
        if len(found) >= keep:
            break
    return Gathered(tuple(found)[:keep], complete=False)


def by_field(match: Match, exact: bool) -> list[Match]:
    if exact:
        return [replace(match, prefix=False, fields=(field,)) for field in match.fields]
    return [replace(match, fields=(field,)) for field in match.fields] if match.prefix else []


def _many_common(walker: Walker, needs: Sequence[Need], keep: int) -> Gathered:
    whole = [*(_whole_word(walker, need) for need in needs[:-1]), needs[-1]]
    sizes = walker.sizes([need.matches for need in whole], COMPARED)
    order = sorted(range(len(needs)), key=sizes.__getitem__)
    first, second = order[0], order[1]
    rest = [needs[at] for at in order[1:]]
    branches = [
        walker.branch(replace(match, fields=(field,)), rest, bound=STREAMED, keep=keep)
        for match in whole[first].matches
        for field in match.fields
    ]
    rows = walker.rows(branches, keep)
    found = dict.fromkeys(row[0] for row in rows)
    if len(found) >= keep or sizes[first] <= STREAMED:
        return Gathered(tuple(found)[:keep], complete=len(found) < keep)
    met = walker.meeting(whole[first], whole[second], [needs[at] for at in order[2:]], bound=COMPARED, keep=keep)
    found.update(dict.fromkeys(row[0] for row in walker.rows([met])))
    return Gathered(tuple(found)[:keep], complete=len(found) < keep and sizes[first] < COMPARED)


def _whole_word(walker: Walker, need: Need) -> Need:
    """The need as a word typed to its end, when there is such a word."""
    exact = replace(need, matches=tuple(replace(match, prefix=False) for match in need.matches))
    return exact if walker.sizes([exact.matches], 1)[0] else need
