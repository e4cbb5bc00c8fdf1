"""Numbers as they are sent, as French people type them, and as they read them. Pure."""

import re
from decimal import Decimal

THIN = "\u202f"  # between thousands


def whole(text: str, most: int = 18) -> int | None:
    """The number that plain digits write, `most` of them at most (18 fit any key of a base); None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else None


def grouped(count: int) -> str:
    """`1 240`, with the narrow space of French typography."""
    return f"{count:,}".replace(",", THIN)


_NUMBER = re.compile(r"([-+]?)(\d+)?(?:[.,](\d*))?")
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")


def decimal_of(text: str, places: int = 2, most: int = 9) -> Decimal | None:
    """The number that somebody typed: `1 234,50`, `1234.5`, `12,5 €`, `1.234,56`; None for anything else.

    Not rounded: more than `places` decimals, or more than `most` digits before the comma, is None too.
    """
    bare = _BLANKS.sub("", text.replace("−", "-").replace("€", "").replace("'", "").replace("’", ""))
    if "," in bare and "." in bare:  # the last one is the comma, the others are between thousands
        thousands = "." if bare.rindex(",") > bare.rindex(".") else ","
        bare = bare.replace(thousands, "")
    found = _NUMBER.fullmatch(bare) if bare.isascii() and len(bare) < 40 else None
    if found is None or not (found[2] or found[3]):
        return None
    head, tail = (found[2] or "0").lstrip("0") or "0", (found[3] or "").rstrip("0")
    if len(head) > most or len(tail) > places:
        return None
    value = Decimal(f"{found[1]}{head}.{tail or '0'}")
    return value + 0 if value else Decimal(0)  # no negative zero


def decimal_text(value: Decimal, least: int = 0, *, between: str = THIN) -> str:
    """`1 234,5`: no useless zero, but at least `least` decimals; `between` stands between thousands."""
    head, _, tail = f"{value:,f}".partition(".")
    tail = tail.rstrip("0").ljust(least, "0")
    return head.replace(",", between) + (f",{tail}" if tail else "")
