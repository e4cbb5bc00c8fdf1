"""A coarse French sound key: it finds candidates (Guéguen/Gueguin, Lefèvre/Lefebvre), it never judges them alone."""

import re
from functools import lru_cache

_SOUNDS = (
    ("sch", "x"), ("ch", "x"), ("sh", "x"), ("ph", "f"), ("h", ""), ("qu", "k"), ("q", "k"), ("ck", "k"),
    ("bvr", "vr"), ("mn", "n"), ("gn", "n"), ("gue", "ke"), ("gui", "ki"), ("guy", "ki"), ("ge", "xe"),
    ("gi", "xi"), ("gy", "xi"), ("sce", "se"), ("sci", "si"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("c", "k"), ("w", "v"), ("j", "x"), ("z", "s"),
)  # fmt: skip
# Heard for one another on the telephone: d/t, b/p, m/n, v/f, g/k.
_HEARD = str.maketrans("dbmvg", "tpnfk")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=..)(?:aux?|es|ent|[aestxzp])$")


@lru_cache(maxsize=8_192)
def phonetic(word: str) -> str:
    """`gueguen` and `gueguin` → the same key; a number stays itself."""
    if word.isdigit():
        return word
    sound = word
    for written, heard in _SOUNDS:
        if written in sound:
            sound = sound.replace(written, heard)
    sound = _DOUBLE.sub(r"\1", _VOWELS.sub("a", sound.translate(_HEARD)))
    return _SILENT.sub("", _SILENT.sub("", sound)) or sound
