"""One slip of the keyboard or of the ear."""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from carnet.matching.phonetic import phonetic


def slips(a: str, b: str, most: int) -> bool:
    """At most that many insertions, deletions, changes or swaps apart."""
    return abs(len(a) - len(b)) <= most and OSA.distance(a, b, score_cutoff=most) <= most


@lru_cache(maxsize=8_192)
def word_slip(a: str, b: str) -> bool:
    """One word misspelt or misheard for the other."""
    short = min(len(a), len(b))
    if short < 3:
        return False
    if slips(a, b, 1 if short < 7 else 2):
        return True
    return phonetic(a) == phonetic(b) and JaroWinkler.similarity(a, b) > 0.8
