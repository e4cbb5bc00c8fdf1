"""The one search box: finds subjects of a source by anything typed, best first, each with its reasons.

The plan: gather what meets every word, rank it; when fewer than FEW are found, look for words that are near those
typed (rescue.py); rank everything together. Nothing typed raises, and every step is bounded.
"""

from collections.abc import Iterable, Sequence

from carnet.search import rescue
from carnet.search.gathering import CANDIDATES, Gathered, gather
from carnet.search.query import Reading, readings
from carnet.search.ranking import ACTIVE, rank
from carnet.search.results import Hit, Results
from carnet.search.sources import SOURCES, Source
from carnet.search.walk import Walker

FEW = 5


def find(
    query: str,
    *,
    source: Source | str,
    must: Iterable[str] = (),
    prefer: Iterable[str] = (),
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """The subjects that a query means. `must`: filters that every hit bears; `prefer`: filters that come first."""
    walker, preferred = _walker(source, must), list(prefer)
    for reading in (meanings := readings(query)):
        gathered = gather(walker, reading)
        if gathered.subjects:
            return _answer(walker, reading, gathered, preferred, limit, offset)
    if not meanings:
        return Results()
    return _answer(walker, meanings[0], gather(walker, meanings[0]), preferred, limit, offset)


def count(query: str, *, source: Source | str, must: Iterable[str] = (), ceiling: int = 1000) -> int | None:
    """How many `ids` there are; None above the ceiling."""
    found = ids(query, source=source, must=must, ceiling=ceiling)
    return None if found is None else len(found)


def ids(query: str, *, source: Source | str, must: Iterable[str] = (), ceiling: int = 1000) -> list[int] | None:
    """Every subject that a query means, in any order; None above the ceiling."""
    walker = _walker(source, must)
    for reading in readings(query):
        gathered = gather(walker, reading, ceiling)
        if gathered.subjects:
            return list(gathered.subjects) if gathered.complete else None
    return find(query, source=source, must=must, limit=CANDIDATES).ids


def _walker(source: Source | str, must: Iterable[str]) -> Walker:
    chosen = SOURCES[source] if isinstance(source, str) else source
    return Walker(chosen.token_model, must)


def _answer(
    walker: Walker, reading: Reading, gathered: Gathered, prefer: Sequence[str], limit: int, offset: int
) -> Results:
    subjects, meanings, sentence = list(gathered.subjects), [reading], None
    if prefer and not gathered.complete:
        # One's own may be far behind the newest of a common word.
        subjects += gather(walker.also(prefer[:1]), reading).subjects
    if len(subjects) < FEW:
        saved = rescue.rescue(walker, reading, gathered)
        subjects += saved.subjects
        meanings += saved.readings
        sentence = saved.sentence if saved.subjects else None
    hits = _ranked(walker, meanings, subjects, prefer, offset, offset + limit + 1)
    return Results(tuple(hits[:limit]), len(hits) > limit or not gathered.complete, sentence)


def _ranked(
    walker: Walker, meanings: Sequence[Reading], subjects: Iterable[int], prefer: Sequence[str], first: int, last: int
) -> list[Hit]:
    borne: dict[int, list[tuple[int, str]]] = {subject: [] for subject in subjects}
    if not borne:
        return []
    needs = list(dict.fromkeys(need for reading in meanings for need in (*reading.needs, *reading.hints)))
    for subject, field, token in walker.tokens(list(borne), needs, (ACTIVE, *prefer)):
        borne[subject].append((field, token))
    return rank(meanings, borne, prefer, first, last)
