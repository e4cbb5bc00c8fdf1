"""Gathering the candidates of one reading of a query: the rarest need is walked, the others are probed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carnet.search.query import Match, Need, Reading
from carnet.search.walk import COUNTED, Row, Sql, Walker

CANDIDATES = 120
# Rows of a posting walked with a probe each; a probe costs as much as a dozen rows read in a row.
PROBED = 4_000
PROBE = 12
# The longest postings read whole to be compared.
COMPARED = 40_000


@dataclass(frozen=True, slots=True)
class Gathered:
    subjects: tuple[int, ...] = ()
    # Everything that meets the needs is there.
    complete: bool = True
    # Needs that no token of the index meets.
    unknown: tuple[Need, ...] = ()
    # Needs that many meet: not likely to be a mistyping.
    common: tuple[Need, ...] = ()


def gather(walker: Walker, reading: Reading, keep: int = CANDIDATES) -> Gathered:
    """Subjects that meet every need, the most promising first."""
    needs = reading.needs
    parts = (*needs, *walker.telling_filters())
    sizes = walker.sizes(parts)
    unknown = tuple(need for need, size in zip(needs, sizes, strict=False) if not size)
    common = tuple(need for need, size in zip(needs, sizes, strict=False) if size >= COUNTED)
    if not needs or not all(sizes):
        return Gathered(unknown=unknown, common=common)
    smallest = min(range(len(parts)), key=sizes.__getitem__)
    if sizes[smallest] < COUNTED:
        others = [needs[at] for at in sorted(range(len(needs)), key=sizes.__getitem__) if at != smallest]
        found = _exhausted(walker, parts[smallest], others, keep)
    elif len(needs) == 1:
        found = _one_common(walker, needs[0], keep)
    else:
        found = _many_common(walker, needs, keep)
    return replace(found, common=common)


def _exhausted(walker: Walker, walked: Need, others: Sequence[Need], keep: int) -> Gathered:
    """A rare need: every subject that meets it is looked at."""
    branches = [walker.branch(match, others, bound=COUNTED, keep=COUNTED) for match in walked.matches]
    rows = walker.rows(branches)
    exact = {token for match in walked.matches for token in match.tokens}
    rows.sort(key=lambda row: (row[2] not in exact, row[1], -row[0]))
    found = _subjects(rows)
    return Gathered(found[:keep], complete=len(found) <= keep)


def _subjects(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(row[0] for row in rows))


def _one_common(walker: Walker, need: Need, keep: int) -> Gathered:
    """The word itself first, then those that begin so; by field, the newest of each."""
    found: dict[int, None] = {}
    for branches in (_exactly(walker, need, keep), _beginning(walker, need, keep)):
        found.update(dict.fromkeys(row[0] for row in walker.rows(branches, keep)))
        if len(found) >= keep:
            break
    return Gathered(tuple(found)[:keep], complete=False)


def _exactly(walker: Walker, need: Need, keep: int) -> list[Sql]:
    """A branch a field for a word; one in all for the many words that may be meant."""
    branches = []
    for match in need.matches:
        whole = replace(match, prefix=False)
        share = -(-keep // 3)
        for token in match.tokens:
            one = replace(whole, tokens=(token,))
            parts = by_field(one) if len(match.tokens) == 1 else [one]
            branches += [walker.branch(part, (), bound=PROBED, keep=share) for part in parts]
    return branches


def _beginning(walker: Walker, need: Need, keep: int) -> list[Sql]:
    matches = [match for match in need.matches if match.prefix]
    return [walker.branch(part, (), bound=PROBED, keep=keep // 2) for match in matches for part in by_field(match)]


def by_field(match: Match) -> list[Match]:
    return [replace(match, fields=(field,)) for field in match.fields]


def _many_common(walker: Walker, needs: Sequence[Need], keep: int) -> Gathered:
    """Common words together: the newest of the rarest when they meet often, else two postings read whole."""
    whole = [*(_whole_word(walker, need) for need in needs[:-1]), needs[-1]]
    sizes = walker.sizes(whole, COMPARED)
    order = sorted(range(len(needs)), key=sizes.__getitem__)
    small, large = whole[order[0]], whole[order[1]]
    rest = [needs[at] for at in order[2:]]
    if sizes[order[0]] * PROBE > sum(sizes[at] for at in order[:2]):
        met = walker.both(small, large, rest, bound=COMPARED, keep=keep)
        rows = walker.rows([met])
        return Gathered(_subjects(rows), complete=len(rows) < keep and sizes[order[1]] < COMPARED)
    others = [needs[at] for at in order[1:]]
    branches = [
        walker.branch(part, others, bound=PROBED, keep=keep) for match in small.matches for part in by_field(match)
    ]
    rows = walker.rows(branches, keep)
    return Gathered(_subjects(rows), complete=len(rows) < keep and sizes[order[0]] < PROBED)


def _whole_word(walker: Walker, need: Need) -> Need:
    """The need as a word typed to its end, when there is such a word."""
    exact = replace(need, matches=tuple(replace(match, prefix=False) for match in need.matches))
    return exact if walker.sizes([exact], 1)[0] else need
