"""Text as French people type it: folding for search and matching, no Django here."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def strip_accents(text: str) -> str:
    """`Lefèvre` → `Lefevre`, ligatures opened."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Lower case, no accent, every run of anything else than a-z and 0-9 is one space.

    `L'Haÿ-les-Roses` → `l hay les roses`. Text of another script folds to nothing.
    """
    return _NOT_WORD.sub(" ", strip_accents(text).lower()).strip()


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return fold(text).split()


def digits(text: str) -> str:
    """Only the ASCII digits of a text."""
    return "".join(char for char in text if char in "0123456789")


def squeeze(text: str) -> str:
    """Trimmed, with inner runs of blanks (no-break ones included) made one space."""
    return " ".join(text.split())
