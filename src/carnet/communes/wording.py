"""How near the words typed are to the words of a name: a cost, 0 for the same, None when it is another name."""

from collections.abc import Mapping, Sequence

from carnet.communes.spelling import ABBREVIATIONS, SMALL_WORDS

# What each liberty costs, in tenfolds of population: 1.0 lets a name ten times as populated pass before.
SMALL_WORD_LOST = 0.05
SMALL_WORD_ADDED = 0.15
SMALL_WORD_OTHER = 0.1
ABBREVIATED = 0.1
SHORTENED = 0.15
WORD_SKIPPED = 0.9
FIRST_WORD_SKIPPED = 0.7
UNFINISHED_WORD = 0.3
WORDS_TO_COME = 0.05

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
        best = min(best, SMALL_WORD_ADDED + _cost(typed, name, slips, open_ended, i + 1, j, memory))
    memory[i, j] = best
    return best


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
    if typed in SMALL_WORDS and word in SMALL_WORDS:
        return SMALL_WORD_OTHER
    return None
