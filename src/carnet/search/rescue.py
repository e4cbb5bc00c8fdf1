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


@dataclass(frozen=True, slots=True)
class Rescued:
    subjects: tuple[int, ...] = ()
    readings: tuple[Reading, ...] = ()
    sentence: str | None = None


def rescue(walker: Walker, reading: Reading, first: Gathered) -> Rescued:
    """More subjects, by other words than those typed. A word is left out only when nothing at all is found.

    Doubtful are the words that nobody bears, else the rare ones: a word of many clients is not a mistyping.
    """
    doubtful = first.unknown or [one for one in reading.needs if one not in first.common]
    near = dictionary.near([one.typed for one in doubtful])
    widened = _instead(reading, doubtful, near)
    found: dict[int, None] = {}
    tried: list[Reading] = []
    others = _other_words(reading, widened, doubtful, near, thorough=not first.subjects)
    for other in others:
        tried.append(other)
        found.update(dict.fromkeys(gather(walker, other).subjects))
        if len(found) >= ENOUGH:
            break
    if found.keys() - set(first.subjects):
        return Rescued(tuple(found), tuple(tried), _near(doubtful))
    return Rescued() if first.subjects else _with_one_less(walker, widened, first)


def _other_words(
    reading: Reading, widened: Reading, doubtful: Sequence[Need], near: dict[str, list[str]], *, thorough: bool
) -> Iterator[Reading]:
    if any(near.values()):
        yield widened
    if not thorough or not doubtful:
        return
    yield from _known(joined(reading))
    inside = {one.typed: dictionary.containing(one.typed) for one in doubtful}
    if any(inside.values()):
        yield _instead(reading, doubtful, {word: near.get(word, []) + inside[word] for word in inside})
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
    # Without an unknown word, the commonest go first: what is left is the most telling.
    common = {one.typed for one in first.common}
    order = sorted(reading.needs, key=lambda one: (one.typed not in typed, one.typed not in common))
    dropped = [one for one in order if one.typed in typed] or order[:LEFT_OUT]
    tried = [without(reading, one) for one in dropped]
    found: dict[int, None] = {}
    for shorter in tried:
        found.update(dict.fromkeys(gather(walker, shorter, 40).subjects))
        if len(found) >= ENOUGH and not typed:
            break
    return Rescued(tuple(found), tuple(tried), "Aucune fiche ne porte tous ces mots : voici les plus proches.")


def _near(words: Sequence[Need]) -> str:
    typed = " ".join(word.typed for word in words)
    return f"Rien d’exact pour « {typed} » : voici ce qui s’en approche."
