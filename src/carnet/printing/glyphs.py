"""Which letters our fonts draw, and what stands for the others."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

MISSING = "•"
# What only joins or colours pictures: gone with them.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f]"
)


def all_drawable(value: Any) -> Any:
    """Every text of nested lists and dicts."""
    if isinstance(value, dict):
        return {key: all_drawable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [all_drawable(one) for one in value]
    return drawable(value) if isinstance(value, str) else value


def drawable(text: str) -> str:
    """The same text, a sign in place of each letter that no font of ours has; runs of them give one sign."""
    clean = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    marked = "".join(map(_drawn, clean))
    return re.sub(f"{MISSING}+", MISSING, marked)


def _drawn(char: str) -> str:
    if char == "\n" or ord(char) in _known():
        return char
    return " " if char.isspace() or unicodedata.category(char) == "Cc" else MISSING


@cache
def _known() -> frozenset[int]:
    from reportlab.pdfbase.ttfonts import TTFontFile

    font = TTFontFile(str(Path(__file__).parent / "fonts" / "Inter-Regular.ttf"))
    return frozenset(font.charToGlyph)
