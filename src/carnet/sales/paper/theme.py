"""What a firm chooses of the look of its documents."""

import re
from dataclasses import dataclass

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
READABLE = 3.0  # WCAG, for large letters: both colours write titles on white, and white letters stand on them
INK, ACCENT = "#1f3a4d", "#b4552d"


def contrast_with_white(colour: str) -> float:
    """From 1 (white) to 21 (black), as WCAG counts it."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@dataclass(frozen=True)
class Theme:
    """`logo` is a data URI (PNG, JPEG) or the text of an SVG; `ink` the colour of titles, `accent` that of what matters most."""

    logo: str = ""
    logo_text: str = ""
    ink: str = INK
    accent: str = ACCENT
    footer: str = ""
    mentions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for colour in (self.ink, self.accent):
            if not COLOUR.fullmatch(colour):
                raise ValueError(f"not a colour: {colour!r}")
