"""What the licence of the communes asks to be shown: the sentence kept beside the data."""

from functools import cache
from pathlib import Path

_SOURCE = Path(__file__).parent / "data" / "SOURCE.md"


@cache
def attribution() -> str:
    """The quoted paragraph of SOURCE.md, so that data and sentence are brought up to date together."""
    lines = _SOURCE.read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("> ") for line in lines if line.startswith("> ")).replace("`", "")
