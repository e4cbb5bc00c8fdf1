"""A story: one way in which two records may come to look alike, and how likely it makes each level of agreement.

For each field it gives the likelihood of each level (letters of `levels_*.py`). `"*"` stands for "as between two
strangers": computed for the pair at hand, from how many bear that name, phone or address. Orders of magnitude are
enough: they were set by hand, some of them after reading errors (docs/matching.md), none by a program. `rate` is the number of pairs of that story expected per client
of a file; for the stories of one client it is the share of that story among duplicates.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Story:
    code: str
    same: bool  # the two records are one client
    rate: float
    sentence: str  # shown to the person
    levels: dict[str, dict[str, float] | None] = field(default_factory=dict)


def story(code: str, same: bool, rate: float, sentence: str, **levels: str) -> Story:
    return Story(code, same, rate, sentence, {name: _read(text) for name, text in levels.items()})


def _read(text: str) -> dict[str, float] | None:
    """`"E .8 N .05 D .15"` → levels; `"*"` → as between strangers."""
    if text == "*":
        return None
    words = text.split()
    return {level: float(share) for level, share in zip(words[::2], words[1::2], strict=True)}
