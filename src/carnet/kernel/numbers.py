"""Whole numbers as they are sent, and as French people read them. Pure."""

THIN = "\u202f"  # between thousands


def whole(text: str, most: int = 18) -> int | None:
    """The number that plain digits write, `most` of them at most (18 fit any key of a base); None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else None


def grouped(count: int) -> str:
    """`1 240`, with the narrow space of French typography."""
    return f"{count:,}".replace(",", THIN)
