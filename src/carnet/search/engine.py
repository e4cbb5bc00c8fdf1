"""The one search box: finds subjects of a source by anything typed, best first, each with its reasons.

The plan: gather what meets every word, rank it; when fewer than FEW are found, look for words that are near those
typed (rescue.py); rank everything together. Nothing typed raises, and every step is bounded.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from carnet.search import rescue
from carnet.search.gathering import CANDIDATES, Gathered, gather
from carnet.search.query import Reading, readings
from carnet.search.ranking import ACTIVE, rank
from carnet.search.results import Hit, Results
from carnet.search.sources import SOURCES, Source
from carnet.search.walk import Walker

FEW = 5
# Hits that can be asked for, page after page; a list beyond is refined, not read.
MOST = 1000
# Of the subjects that a query means, those worth ranking: for what no token of the index says.
Keep = Callable[[list[int]], Sequence[int]]


def find(
    query: str,
    *,
    source: Source | str,
    must: Iterable[str] = (),
    prefer: Iterable[str] = (),
    limit: int = 20,
    offset: int = 0,
    keep: Keep = list,
) -> Results:
    """The subjects that a query means. `must`: filters that every hit bears; `prefer`: filters that come first."""
    search = _Search(_walker(source, must), tuple(prefer), offset, offset + limit, keep)
    return search.answer(readings(query))


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


@dataclass(frozen=True, slots=True)
class _Search:
    """One question: among whom, whom to put first, and which hits are asked for."""

    walker: Walker
    prefer: tuple[str, ...]
    first: int
    last: int
    keep: Keep

    def answer(self, meanings: Sequence[Reading]) -> Results:
        """The first meaning of the query that finds somebody; else the likeliest, rescued."""
        gathered = None
        for reading in meanings:
            found = self._found(reading)
            if found.subjects:
                return self._ranked(reading, found)
            gathered = gathered or found
        return self._ranked(meanings[0], gathered) if gathered else Results()

    def _found(self, reading: Reading) -> Gathered:
        """Whom the reading means; when they are too many to be ranked, among them those that come first."""
        first = self.walker.also((ACTIVE, *self.prefer))
        wanted = set(first.must) - set(self.walker.must)
        if wanted == {ACTIVE}:
            active = self._gather(first, reading)
            # As many as can be ranked: the others would come after.
            if not active.complete and len(active.subjects) >= CANDIDATES:
                return active
        found = self._gather(self.walker, reading)
        if found.complete or not self.prefer or not wanted:
            return found
        # One's own may be far behind the newest of a common word.
        return replace(found, subjects=(*found.subjects, *self._gather(first, reading).subjects))

    def _gather(self, walker: Walker, reading: Reading) -> Gathered:
        return gather(walker, reading, max(CANDIDATES, min(self.last, MOST) + 1))

    def _ranked(self, reading: Reading, gathered: Gathered) -> Results:
        subjects, meanings, sentence = list(gathered.subjects), [reading], None
        if len(subjects) < FEW:
            saved = rescue.rescue(self.walker, reading, gathered)
            subjects += saved.subjects
            meanings += saved.readings
            sentence = saved.sentence if saved.subjects else None
        hits = self._hits(meanings, self.keep(list(dict.fromkeys(subjects))))
        page = hits[: self.last - self.first]
        return Results(tuple(page), len(hits) > len(page) or not gathered.complete, sentence)

    def _hits(self, meanings: Sequence[Reading], subjects: Iterable[int]) -> list[Hit]:
        """The hits asked for, and one more when there is one."""
        borne: dict[int, list[tuple[int, str]]] = {subject: [] for subject in subjects}
        if not borne:
            return []
        needs = list(dict.fromkeys(need for reading in meanings for need in (*reading.needs, *reading.hints)))
        for subject, field, token in self.walker.tokens(list(borne), needs, (ACTIVE, *self.prefer)):
            borne[subject].append((field, token))
        return rank(meanings, borne, self.prefer, self.first, self.last + 1)
