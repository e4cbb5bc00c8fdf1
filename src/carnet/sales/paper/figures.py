"""Amounts, quantities and rates as a French page writes them. Pure."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from carnet.kernel.numbers import THIN

HARD = "\u00a0"
MINUS = "\u2212"


def money(value: Decimal) -> str:
    """`1 240,50`, without its currency: the heading of the column says it."""
    return written(value, 2, 2)


def euros(value: Decimal) -> str:
    """`1 240,50 €`."""
    return f"{money(value)}{HARD}€"


def price(value: Decimal) -> str:
    """Two decimals, four when they are there: `0,1275`."""
    return written(value, 2, 4)


def quantity(value: Decimal) -> str:
    """`12`, `2,5`."""
    return written(value, 0, 4)


def percent(value: Decimal) -> str:
    """`5,5 %`, `20 %`."""
    return f"{written(value, 0, 2)}{HARD}%"


def hard(text: str) -> str:
    """A label that stays on one line."""
    return text.replace(" ", HARD)


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def written(value: Decimal, least: int, most: int) -> str:
    """Between `least` and `most` decimals, thousands apart, a true minus."""
    rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(rounded):,.{most}f}".partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    sign = MINUS if rounded < 0 else ""
    return sign + whole.replace(",", THIN) + (f",{decimals}" if decimals else "")
