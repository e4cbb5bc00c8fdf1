"""How a value is written for a French reader. Pure functions; each is a template filter too."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from carnet.kernel.dates import french_day
from carnet.kernel.numbers import THIN, decimal_text, grouped

__all__ = ["amount", "day", "day_short", "hour", "initials", "phone", "phone_link", "plural", "price", "quantity",
           "siren", "siret"]  # fmt: skip

HARD = "\u00a0"  # before € and between what must stay on one line

_OVERSEAS = re.compile(r"0(262|263|269|590|594|596|639(?!98)|69[0-7])")


def amount(value: Decimal | int | float | None) -> str:
    """`18 240,00 €`, with the spaces of French typography; nothing for None."""
    if value is None or value == "":
        return ""
    number = f"{Decimal(str(value)):,.2f}".replace(",", THIN).replace(".", ",").replace("-", "−")
    return f"{number}{HARD}€"


def price(value: Decimal | None) -> str:
    """A unit price, which may have more than two decimals: `0,0825 €`, `1 250,00 €`; nothing for None."""
    return "" if value is None else f"{decimal_text(value, 2).replace('-', '−')}{HARD}€"


def quantity(value: Decimal | None) -> str:
    """`2`, `0,75`, `1 250`: no useless zero; nothing for None."""
    return "" if value is None else decimal_text(value).replace("-", "−")


def _local(value: date | datetime) -> date:
    """The day in Paris: a moment stored in UTC may fall on another day."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def day(value: date | datetime | None) -> str:
    """`mardi 24 novembre 2026`, `dimanche 1er novembre 2026`."""
    return french_day(_local(value)) if value else ""


def day_short(value: date | datetime | None) -> str:
    """`24/11/2026`."""
    return f"{_local(value):%d/%m/%Y}" if value else ""


def hour(value: datetime | time | None) -> str:
    """`10:42`, in Paris."""
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%H:%M}"


def phone(value: str | None) -> str:
    """`02 97 54 11 80` for a French number however stored; another one as it is."""
    text = (value or "").strip()
    number = re.sub(r"[\s.()/-]", "", text)
    number = re.sub(r"^(\+33|0033)0?(?=[1-9]\d{8}$)", "0", number)
    return HARD.join(re.findall("..", number)) if re.fullmatch(r"0\d{9}", number) else text


def phone_link(value: str | None, label: str = "") -> SafeString:
    """A link that dials; a number of the mainland is dialled with +33 so that it works from abroad too."""
    shown = phone(value)
    number = re.sub(r"[^\d+]", "", shown)
    if not number:
        return SafeString("")
    mainland = re.fullmatch(r"0\d{9}", number) and not _OVERSEAS.match(number)
    dialled = f"+33{number[1:]}" if mainland else number
    return format_html("<a class=c-phone href=tel:{}>{}</a>", dialled, label or shown)


def _grouped(value: str | None, length: int, groups: str) -> str:
    number = re.sub(r"\s", "", value or "")
    if not (number.isdigit() and len(number) == length):
        return value or ""
    return HARD.join(part for part in re.fullmatch(groups, number).groups())  # type: ignore[union-attr]


def siren(value: str | None) -> str:
    """`552 100 554`."""
    return _grouped(value, 9, "(...)(...)(...)")


def siret(value: str | None) -> str:
    """`552 100 554 00013`."""
    return _grouped(value, 14, "(...)(...)(...)(.....)")


def initials(value: object) -> str:
    """Two letters at most for a round picture: `Claire Martin` → `CM`, `Menuiserie Le Goff` → `ML`."""
    words = re.findall(r"[^\W_]+", str(value or ""))
    return "".join(word[0] for word in words[:2]).upper() or "?"


def plural(count: int, forms: str) -> str:
    """`{{ total|plural:"client,clients" }}` → `1 client`, `5 000 clients`; in French zero is singular."""
    one, many = forms.split(",")
    return grouped(count) + HARD + (one if abs(count) < 2 else many)
