"""How near the words typed are to the words of a name: a cost, 0 for the same, None when it is another name."""

from collections.abc import Mapping, Sequence

from carnet.communes.distance import slips as slips_between
from carnet.communes.spelling import ABBREVIATIONS, SMALL_WORDS

# What each liberty costs, in tenfolds of population: 1.0 lets a name ten times as populated pass before.
SMALL_WORD_LOST = 0.05
SMALL_WORD_ADDED = 0.3
FIRST_ARTICLE_ADDED = 0.65
SMALL_WORD_OTHER = 0.4
SMALL_WORD_ALIKE = 0.1
SMALL_WORD_MISTYPED = 0.5
ABBREVIATED = 0.1
SHORTENED = 0.15
WORD_SKIPPED = 0.9
FIRST_WORD_SKIPPED = 0.7
UNFINISHED_WORD = 0.3
WORDS_TO_COME = 0.05

_ALIKE = {
    word: number
    for number, family in enumerate(("sur sous s ss sr", "le la les l lez", "de du des d", "a au aux", "en es"))
    for word in family.split()
}

# For each word typed, the words of names it may be a slip for, with what that costs.
Slips = Sequence[Mapping[str, float]]


def cost(typed: Sequence[str], name: Sequence[str], slips: Slips, open_ended: bool) -> float | None:
    """The least cost of reading `typed` as `name`, the end of the name being allowed to miss."""
    memory: dict[tuple[int, int], float] = {}
    best = _cost(typed, name, slips, open_ended, 0, 0, memory)
    return best if best < 50 else None


def _cost(
    typed: Sequence[str],
    name: Sequence[str],
    slips: Slips,
    open_ended: bool,
    i: int,
    j: int,
    memory: dict[tuple[int, int], float],
) -> float:
    if i == len(typed):
        return sum(0.01 if word in SMALL_WORDS else WORDS_TO_COME for word in name[j:])
    if (i, j) in memory:
        return memory[i, j]
    best = 99.0
    word = typed[i]
    small = word in SMALL_WORDS
    if j < len(name):
        read = word_cost(word, name[j], slips[i], open_ended and i == len(typed) - 1)
        if read is not None:
            best = read + _cost(typed, name, slips, open_ended, i + 1, j + 1, memory)
        if best > 0:
            skip = SMALL_WORD_LOST if name[j] in SMALL_WORDS else (WORD_SKIPPED if i else FIRST_WORD_SKIPPED)
            best = min(best, skip + _cost(typed, name, slips, open_ended, i, j + 1, memory))
    if small and best > 0:
        best = min(best, _added(typed, i, open_ended) + _cost(typed, name, slips, open_ended, i + 1, j, memory))
    memory[i, j] = best
    return best


def _added(typed: Sequence[str], place: int, open_ended: bool) -> float:
    """A small word that the name has not: at the beginning it was meant, at the end it may be another word begun."""
    if not place:
        return FIRST_ARTICLE_ADDED
    return 2 * SMALL_WORD_ADDED if open_ended and place == len(typed) - 1 else SMALL_WORD_ADDED


def word_cost(typed: str, word: str, slips: Mapping[str, float], unfinished: bool) -> float | None:
    """The cost of reading one word as another, None when nobody would."""
    if typed == word:
        return 0.0
    if word in ABBREVIATIONS.get(typed, ()):
        return ABBREVIATED
    if word.startswith(typed):
        return UNFINISHED_WORD if unfinished else SHORTENED + UNFINISHED_WORD
    if word in slips:
        return slips[word]
    if word in SMALL_WORDS and len(typed) <= 3 and typed not in SMALL_WORDS and slips_between(typed, word, 1) < 2:
        return SMALL_WORD_MISTYPED
    if typed in SMALL_WORDS and word in SMALL_WORDS:
        return SMALL_WORD_ALIKE if _ALIKE.get(typed) == _ALIKE.get(word) else SMALL_WORD_OTHER
    return None
