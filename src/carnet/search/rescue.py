"""When the words typed find little: words one letter away, words that sound the same, parts of words, one word less."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from carnet.search import dictionary
from carnet.search.gathering import Gathered, gather
from carnet.search.query import Need, Reading, joined, need, without
from carnet.search.walk import Walker

ENOUGH = 5
# Words left out in turn, when all are known but never together.
LEFT_OUT = 2

_ONE_LESS = "Aucune fiche ne porte tous ces mots : voici les plus proches."


@dataclass(frozen=True, slots=True)
class Rescued:
    subjects: tuple[int, ...] = ()
    readings: tuple[Reading, ...] = ()
    sentence: str | None = None


def rescue(walker: Walker, reading: Reading, first: Gathered) -> Rescued:
    """More subjects, by other words than those typed. A word is left out only when nothing at all is found.

    Doubtful are the words that nobody bears, else the rare ones: a word of many clients is not a mistyping.
    """
    thorough = not first.subjects
    doubtful = first.unknown or [one for one in reading.needs if one not in first.common]
    words = dictionary.near([one.typed for one in doubtful])
    if thorough:
        words = {
            word: near + [part for part in dictionary.containing(word) if part not in near]
            for word, near in words.items()
        }
    widened = _instead(reading, doubtful, words)
    found: dict[int, None] = {}
    tried: list[Reading] = []
    for other in _other_words(reading, widened, doubtful, thorough=thorough):
        tried.append(other)
        found.update(dict.fromkeys(gather(walker, other).subjects))
        if len(found) >= ENOUGH:
            break
    if found.keys() - set(first.subjects):
        return Rescued(tuple(found), tuple(tried), _near(doubtful))
    return Rescued() if first.subjects else _with_one_less(walker, widened, first)


def _other_words(reading: Reading, widened: Reading, doubtful: Sequence[Need], *, thorough: bool) -> Iterator[Reading]:
    if widened != reading:
        yield widened
    if not thorough or not doubtful:
        return
    yield from _known(joined(reading))
    for one in doubtful:
        if parts := dictionary.split(one.typed):
            rest = [other for other in reading.needs if other is not one]
            yield replace(reading, needs=(*rest, need(parts[0]), need(parts[1])))


def _known(pairs: Sequence[tuple[str, Reading]]) -> list[Reading]:
    """The readings whose joined word begins some word of the dictionary."""
    begun = dictionary.frequencies([word for word, _ in pairs])
    return [reading for (_, reading), (_, count) in zip(pairs, begun, strict=True) if count]


def _instead(reading: Reading, doubtful: Sequence[Need], words: dict[str, list[str]]) -> Reading:
    changed = {one.typed: one.or_near(words.get(one.typed, ())) for one in doubtful}
    return replace(reading, needs=tuple(changed.get(one.typed, one) for one in reading.needs))


def _with_one_less(walker: Walker, reading: Reading, first: Gathered) -> Rescued:
    if len(reading.needs) < 2:
        return Rescued()
    typed = {one.typed for one in first.unknown}
    if first.nearly:
        return Rescued(first.nearly, tuple(without(reading, one) for one in reading.needs), _ONE_LESS)
    # Without an unknown word, the commonest go first: what is left is the most telling.
    common = {one.typed for one in first.common}
    order = sorted(reading.needs, key=lambda one: (one.typed not in typed, one.typed not in common))
    tried = [without(reading, one) for one in order if one.typed in typed]
    tried = tried or [without(reading, one) for one in order[: 1 if len(common) == len(order) else LEFT_OUT]]
    found: dict[int, None] = {}
    for shorter in tried:
        found.update(dict.fromkeys(gather(walker, shorter, 40).subjects))
        if len(found) >= ENOUGH and not typed:
            break
    return Rescued(tuple(found), tuple(tried), _ONE_LESS)


def _near(words: Sequence[Need]) -> str:
    typed = " ".join(word.typed for word in words)
    return f"Rien d’exact pour « {typed} » : voici ce qui s’en approche."
