"""Which letters our fonts draw, and what stands for the others."""

import re
import unicodedata
from functools import cache
from pathlib import Path

MISSING = "•"
# What only joins or colours pictures: gone with them.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f]"
)


def drawable(text: str) -> str:
    """The same text, a sign in place of each letter that no font of ours has; runs of them give one sign."""
    known = _known()
    clean = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    marked = "".join(char if ord(char) in known or char.isspace() else MISSING for char in clean)
    return re.sub(f"{MISSING}+", MISSING, marked)


@cache
def _known() -> frozenset[int]:
    from reportlab.pdfbase.ttfonts import TTFontFile

    font = TTFontFile(str(Path(__file__).parent / "fonts" / "Inter-Regular.ttf"))
    return frozenset(font.charToGlyph)
