"""When the words typed find little: words one letter away, words that sound the same, parts of words, one word less."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from carnet.search import dictionary
from carnet.search.gathering import gather
from carnet.search.query import Need, Reading, joined, need, without
from carnet.search.walk import Walker

ENOUGH = 5
# Words left out in turn, when all are known but never together.
LEFT_OUT = 4


@dataclass(frozen=True, slots=True)
class Rescued:
    subjects: tuple[int, ...] = ()
    readings: tuple[Reading, ...] = ()
    sentence: str | None = None


def rescue(walker: Walker, reading: Reading, unknown: Sequence[Need], *, found: bool) -> Rescued:
    """More subjects, by other words than those typed. A word is left out only when nothing at all is found."""
    subjects: dict[int, None] = {}
    tried: list[Reading] = []
    doubtful = unknown or reading.needs
    near = dictionary.near([one.typed for one in doubtful])
    widened = _instead(reading, doubtful, near)
    for other in _other_words(reading, widened, unknown, near):
        tried.append(other)
        subjects.update(dict.fromkeys(gather(walker, other).subjects))
        if len(subjects) >= ENOUGH:
            break
    if subjects:
        return Rescued(tuple(subjects), tuple(tried), _near(unknown or reading.needs))
    return Rescued() if found else _with_one_less(walker, widened, unknown)


def _other_words(
    reading: Reading, widened: Reading, unknown: Sequence[Need], near: dict[str, list[str]]
) -> Iterator[Reading]:
    doubtful = unknown or reading.needs
    if any(near.values()):
        yield widened
    yield from joined(reading)
    inside = {one.typed: dictionary.containing(one.typed) for one in doubtful}
    if any(inside.values()):
        yield _instead(reading, doubtful, {word: near.get(word, []) + inside[word] for word in inside})
    for one in unknown:
        if parts := dictionary.split(one.typed):
            rest = [other for other in reading.needs if other is not one]
            yield replace(reading, needs=(*rest, need(parts[0]), need(parts[1])))


def _instead(reading: Reading, doubtful: Sequence[Need], words: dict[str, list[str]]) -> Reading:
    changed = {one.typed: one.instead(words.get(one.typed, ())) for one in doubtful}
    return replace(reading, needs=tuple(changed.get(one.typed, one) for one in reading.needs))


def _with_one_less(walker: Walker, reading: Reading, unknown: Sequence[Need]) -> Rescued:
    if len(reading.needs) < 2:
        return Rescued()
    lost = {one.typed for one in unknown}
    dropped = [one for one in reading.needs if one.typed in lost] or list(reading.needs[-LEFT_OUT:])
    tried = [without(reading, one) for one in dropped]
    subjects: dict[int, None] = {}
    for shorter in tried:
        subjects.update(dict.fromkeys(gather(walker, shorter).subjects[:50]))
    return Rescued(tuple(subjects), tuple(tried), "Aucune fiche ne porte tous ces mots : voici les plus proches.")


def _near(words: Sequence[Need]) -> str:
    typed = " ".join(word.typed for word in words)
    return f"Rien d’exact pour « {typed} » : voici ce qui s’en approche."
