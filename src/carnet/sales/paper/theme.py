"""What a firm chooses of the look of its documents."""

import re
from dataclasses import dataclass

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
INK, ACCENT = "#1f3a4d", "#b4552d"


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
