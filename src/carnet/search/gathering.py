"""Gathering the candidates of one reading of a query: the rarest need is walked, the others are probed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from carnet.search import dictionary
from carnet.search.query import Match, Need, Reading
from carnet.search.tokens import Field
from carnet.search.walk import COUNTED, MANY, Row, Walker, matches_by_field

CANDIDATES = 120
# Rows of a posting walked with a probe each; a probe costs as much as a dozen rows read in a row.
PROBED = 4_000
PROBE = 12
# The longest postings read whole to be compared.
COMPARED = 20_000
# A word that so many bear is what it seems, not a mistyping.
BELIEVED = 100
# Words tried for one that is being typed.
NAMES = 8


@dataclass(frozen=True, slots=True)
class Gathered:
    subjects: tuple[int, ...] = ()
    # Everything that meets the needs is there.
    complete: bool = True
    # Needs that no token of the index meets.
    unknown: tuple[Need, ...] = ()
    # Needs that many meet: not likely to be a mistyping.
    common: tuple[Need, ...] = ()
    # Subjects that meet all needs but one, when they were met on the way.
    nearly: tuple[int, ...] = ()


def gather(walker: Walker, reading: Reading, keep: int = CANDIDATES) -> Gathered:
    """Subjects that meet every need, the most promising first."""
    needs = reading.needs
    sizes = dict(zip(needs, walker.sizes(needs), strict=True))
    unknown = tuple(need for need in needs if not sizes[need])
    common = tuple(need for need in needs if sizes[need] >= BELIEVED)
    filters = walker.filter_sizes()
    if not needs or unknown or not all(filters.values()):
        return Gathered(unknown=unknown, common=common)
    parts = sizes | {need: size for need, size in filters.items() if size < MANY}
    smallest = min(parts, key=parts.__getitem__)
    others = sorted((need for need in parts if need is not smallest), key=parts.__getitem__)
    if parts[smallest] < COUNTED:
        found = _exhausted(walker, smallest, others, keep)
    elif not others:
        found = _one_common(walker, smallest, keep)
    else:
        found = _many_common(walker, needs, {need: size for need, size in parts.items() if need not in sizes}, keep)
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
    """The word itself, then the likeliest names that begin so, then all that begin so; by field, the newest of each."""
    # Digits mean several things: each has its share.
    share = keep if len(need.matches) == 1 else keep // 2
    found: dict[int, None] = {}
    for matches, most in ((_by_words, share), (_by_names, keep // NAMES), (_by_beginning, share)):
        branches = [walker.branch(match, (), bound=PROBED, keep=most) for match in matches(need)]
        found.update(dict.fromkeys(row[0] for row in walker.rows(branches, keep)))
        if len(found) >= keep:
            break
    return Gathered(tuple(found)[:keep], complete=False)


def _by_words(need: Need) -> list[Match]:
    """A match a field; of the many words that may be meant, the names first, the rest together: a plan has its price."""
    typed = replace(need, matches=tuple(match for match in need.matches if not match.near))
    meant = [match for match in need.matches if match.near]
    names = [replace(match, tokens=(token,), fields=(Field.NAME,)) for match in meant for token in match.tokens]
    return [*matches_by_field(_exact(typed)), *names, *(replace(match, fields=match.fields[1:]) for match in meant)]


def _by_names(need: Need) -> list[Match]:
    """`mar` is more often the beginning of Martin than of Marabout."""
    begun = [match.tokens[0] for match in need.matches if match.prefix and dictionary.is_beginning(match.tokens[0])]
    return [
        Match((word,), prefix=False, fields=(Field.NAME,))
        for start in begun
        for word in dictionary.commonest(start, NAMES)
    ]


def _by_beginning(need: Need) -> list[Match]:
    begun = tuple(replace(match, longer=True) for match in need.matches if match.prefix)
    return matches_by_field(replace(need, matches=begun))


def _exact(need: Need) -> Need:
    """The need met by its words as they are, each word apart."""
    return replace(
        need,
        matches=tuple(
            replace(match, tokens=(token,), prefix=False) for match in need.matches for token in match.tokens
        ),
    )


def _many_common(walker: Walker, needs: Sequence[Need], filters: dict[Need, int], keep: int) -> Gathered:
    """Common words together: two postings read whole, or the newest of the rarest when it is far rarer than the rest."""
    whole = _planned(walker, needs) | filters
    small, large, *rest = sorted(whole, key=whole.__getitem__)
    if whole[small] * PROBE > min(whole[small], COMPARED) + min(whole[large], COMPARED):
        asked = [need for need in rest if need not in filters]  # the filters are always probed
        return _compared(walker, small, large, asked, keep, complete=whole[large] < COMPARED)
    branches = [walker.branch(match, (large, *rest), bound=PROBED, keep=keep) for match in matches_by_field(small)]
    rows = walker.rows(branches, keep)
    return Gathered(_subjects(rows), complete=len(rows) < keep and whole[small] < PROBED)


def _compared(
    walker: Walker, small: Need, large: Need, others: Sequence[Need], keep: int, *, complete: bool
) -> Gathered:
    """The subjects of two postings that meet the others, and on the way those that meet all but one."""
    rows = walker.rows([walker.both(small, large, others, bound=COMPARED, keep=keep)])
    whole = _subjects([row for row in rows if row[2] == len(others)])
    return Gathered(whole, complete=complete and len(whole) < keep, nearly=_subjects(rows))


def _planned(walker: Walker, needs: Sequence[Need]) -> dict[Need, int]:
    """The needs with their sizes, as words typed to their ends when there are such words: the last is being typed."""
    known = dictionary.frequencies([need.typed for need in needs])
    planned: dict[Need, int] = {}
    for need, (exact, begun) in zip(needs, known, strict=True):
        if exact and need is not needs[-1]:
            planned[_exact(need)] = max(exact, COUNTED)
        else:
            planned[need] = max(begun, COUNTED) if begun else walker.sizes([need], COMPARED)[0]
    return planned
