"""Phones, e-mails and company numbers: one written form each, and nothing for what is no identifier at all."""

import re
from functools import lru_cache

from carnet.kernel.text import digits
from carnet.matching.vocabulary import GENERIC_MAIL, NO_MAIL

_TWO_NUMBERS = re.compile(r"[/;,|\n]| ou | et ")
_MAILS = re.compile(r"[^\s;,<>()\[\]\"|]+@[^\s;,<>()\[\]\"|]+")
_NATIONAL = re.compile(r"0[1-9]\d{8}")


def phones(typed: tuple[str, ...]) -> tuple[str, ...]:
    """National ten digits (`0612345678`), or `+` and the digits of a foreign number; placeholders left out."""
    found = [number for text in typed if text for part in _TWO_NUMBERS.split(text) if (number := phone(part))]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4_096)
def phone(text: str) -> str:
    plus = "+" in text
    number = digits(text.replace("(0)", ""))
    if number.startswith("0033"):
        number = "0" + number[4:].lstrip("0")
    elif number.startswith("33") and (plus or len(number) >= 11):
        number = "0" + number[2:].lstrip("0")
    elif plus or number.startswith("00"):
        number = number.lstrip("0")
        return "+" + number if 7 <= len(number) <= 15 else ""
    elif len(number) == 9 and number[0] != "0":
        number = "0" + number  # a spreadsheet ate the zero
    elif len(number) == 10 and text.strip().endswith(".0") and number[0] != "0":
        number = "0" + number[:9]
    if not _NATIONAL.fullmatch(number) or _is_placeholder(number):
        return ""
    return number


def _is_placeholder(number: str) -> bool:
    """0600000000, 0606060606, 0102030405, 0123456789, 0612345678…"""
    tail = number[2:]
    pairs = {number[place : place + 2] for place in range(2, 10, 2)}
    return len(set(tail)) == 1 or len(pairs) == 1 or number in {"0102030405", "0123456789"} or tail == "12345678"


def emails(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Lower case, one by one; addresses that mean "none" left out."""
    found = [mail for text in typed if text for mail in _MAILS.findall(text.lower()) if not _means_none(mail)]
    return tuple(dict.fromkeys(mail.removeprefix("mailto:").strip(".'") for mail in found))


def _means_none(mail: str) -> bool:
    local, _, domain = mail.partition("@")
    return local in NO_MAIL or domain.partition(".")[0] in NO_MAIL or "." not in domain


@lru_cache(maxsize=4_096)
def own_domain(mail: str) -> str:
    """The domain when it is a firm's own, nothing for the domains of everybody."""
    domain = mail.partition("@")[2]
    return "" if domain.partition(".")[0] in GENERIC_MAIL else domain


def company_numbers(siren: str, siret: str, vat_number: str) -> tuple[str, str]:
    """(SIREN, SIRET), whichever column each was typed in; zeros lost in a spreadsheet come back."""
    siren, establishment = _number(siren)
    siren_of_siret, own_siret = _number(siret)
    siret = own_siret or establishment
    siren = siren or siren_of_siret or siret[:9] or _siren_of_vat(vat_number)
    return siren, siret


@lru_cache(maxsize=4_096)
def _number(text: str) -> tuple[str, str]:
    """A column's text as (SIREN, SIRET)."""
    number = digits(text.strip().removesuffix(".0")) if "e+" not in text.lower() else ""
    if (
        "." in text
        and "," not in text
        and number
        and set(text.rpartition(".")[2]) == {"0"}
        and len(text.rpartition(".")[2]) < 3
    ):
        number = digits(text.rpartition(".")[0])
    if not 3 < len(number) <= 14 or not number.strip("0"):
        return "", ""
    if len(number) <= 9:
        return number.zfill(9), ""
    siret = number.zfill(14)
    return siret[:9], siret


def _siren_of_vat(text: str) -> str:
    number = digits(text)
    return number[-9:] if len(number) in (9, 11) else ""
