"""Draws by frequency: common names often, populous communes often."""

import random
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

from carnet.bench import words
from carnet.communes.gazetteer import Line
from carnet.communes.loading import gazetteer

T = TypeVar("T")
RARE_SURNAMES = 60_000


class Weighted(Generic[T]):
    def __init__(self, values: Sequence[T], weights: Sequence[float]) -> None:
        self.values, self._sums = values, list(accumulate(weights))

    def draw(self, chance: random.Random) -> T:
        return chance.choices(self.values, cum_weights=self._sums)[0]


def _falling(values: Sequence[str], flat: float, slope: float) -> Weighted[str]:
    """The first values are the commonest."""
    return Weighted(values, [(rank + flat) ** -slope for rank in range(len(values))])


@lru_cache(maxsize=1)
def surnames() -> Weighted[str]:
    """The common ones as they are, then many rare ones made of their roots."""
    common = words.SURNAMES
    roots = sorted({name[: at + 1] for name in common for at in range(3, min(7, len(name) - 1)) if name.isalpha()})
    made = {root + middle + end for root in roots for middle in words.MIDDLES for end in words.ENDS}
    rare = sorted(made - set(common))
    random.Random(11).shuffle(rare)
    return _falling([*common, *rare[:RARE_SURNAMES]], flat=4, slope=0.85)


@lru_cache(maxsize=2)
def first_names(woman: bool) -> Weighted[str]:
    return _falling(words.WOMEN if woman else words.MEN, flat=8, slope=0.8)


@lru_cache(maxsize=1)
def streets() -> Weighted[str]:
    return _falling(words.STREETS, flat=4, slope=0.6)


@lru_cache(maxsize=1)
def notes() -> Weighted[str]:
    return _falling(words.NOTES, flat=6, slope=0.7)


@lru_cache(maxsize=1)
def towns() -> Weighted[Line]:
    """Real communes by population, each with its postcodes."""
    places = gazetteer()
    lines = [places.line(row) for row in range(len(places.row_commune))]
    return Weighted(lines, [max(line.population, 50) ** 0.95 for line in lines])
