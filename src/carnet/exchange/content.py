"""What does a column hold, judged by its cells alone? The second clue, after its heading. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carnet.exchange.people import CIVILITIES, is_first_name
from carnet.kernel.text import digits, fold

_EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[a-z]{2,}", re.I)
_WEBSITE = re.compile(r"(https?://|www\.)\S+", re.I)
_VAT = re.compile(r"(FR\s?[0-9A-Z]{2}|BE\s?[01]|DE|LU|ES\s?\w|IT)\s?[\d .]{8,}", re.I)
_NAF = re.compile(r"\d{2}\.?\d{2}\s?[A-Z]", re.I)
_PHONE = re.compile(r"(\+33|0033|\(0\)|0)?[\s.(0)-]*[1-9]([\s./-]*\d{2}){4}")
_STREET = re.compile(
    r"(\d+|\d+\s*(bis|ter|quater|[a-d]))?[\s,]*\b(rue|r|avenue|av|ave|boulevard|bd|blvd|place|pl|impasse|imp|chemin|che"
    r"|allees?|all|route|rte|quai|cours|square|lieu ?dit|za|zi|zac|hameau|lotissement|residence|res|passage"
    r"|faubourg|fg)\b",
)
_TOWN = re.compile(r"(?:F-?)?\d{5}\s+[A-Za-zÀ-ÿ]")
_KINDS = {"particulier", "entreprise", "professionnel", "societe", "association", "collectivite", "pro", "company"}
_STATUSES = {"prospect", "client", "prospects", "clients", "lead"}
_COUNTRIES = {"france", "fr", "belgique", "suisse", "luxembourg", "allemagne", "espagne", "italie", "monaco"}
_WORDS = re.compile(r"[A-Za-zÀ-ÿ'’. &-]{2,60}")


def _folded_in(values: set[str]) -> Callable[[str], bool]:
    return lambda cell: fold(cell) in values


def _number_of(*lengths: int) -> Callable[[str], bool]:
    return lambda cell: len(digits(cell)) in lengths and not any(char.isalpha() for char in cell)


def _is_mobile(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell.strip())) and digits(cell)[-9:-8] in {"6", "7"}


# In order: the first that most cells satisfy wins, so the narrow ones come first.
_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("email", lambda cell: bool(_EMAIL.search(cell))),
    ("website", lambda cell: bool(_WEBSITE.match(cell))),
    ("vat_number", lambda cell: bool(_VAT.fullmatch(cell))),
    ("civility", lambda cell: fold(cell) in CIVILITIES),
    ("kind", _folded_in(_KINDS)),
    ("status", _folded_in(_STATUSES)),
    ("country", _folded_in(_COUNTRIES)),
    ("siret", _number_of(14)),
    ("mobile", _is_mobile),
    ("phone", lambda cell: bool(_PHONE.fullmatch(cell.strip()))),
    ("siren", _number_of(9)),
    ("postcode", lambda cell: cell.replace(" ", "").isdigit() and len(cell.replace(" ", "")) in {4, 5}),
    ("naf", lambda cell: bool(_NAF.fullmatch(cell))),
    ("town", lambda cell: bool(_TOWN.match(cell))),
    ("street", lambda cell: bool(_STREET.match(fold(cell)))),
)
_SHARE = 0.6


def looks_like(cells: Sequence[str]) -> str:
    """The field that most of the filled cells look like, or nothing."""
    filled = [cell for cell in cells if cell.strip()]
    for field, test in _TESTS:
        if filled and sum(map(test, filled)) >= _SHARE * len(filled):
            return field
    return ""


@dataclass(frozen=True)
class _Words:
    share: float
    first_names: float


def _words(cells: Sequence[str]) -> _Words:
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return _Words(0, 0)
    first = sum(is_first_name(cell) for cell in filled)
    return _Words(sum(bool(_WORDS.fullmatch(cell)) for cell in filled) / len(filled), first / len(filled))


def guess_columns(columns: Sequence[Sequence[str]]) -> list[str]:
    """A file without headings: the sure ones first, then first names, the city beside the postcode, and the name."""
    found = [looks_like(cells) for cells in columns]
    words = [_words(cells) for cells in columns]
    if not any(found):
        return found  # words alone: nothing says that they are names
    free = [index for index, field in enumerate(found) if not field and words[index].share >= 0.7]
    for index in list(free):
        if "first_name" not in found and words[index].first_names >= 0.5:
            found[index] = "first_name"
            free.remove(index)
    if "postcode" in found:
        beside = found.index("postcode")
        nearest = min((i for i in free if abs(i - beside) == 1), key=lambda i: beside - i, default=None)
        if nearest is not None:
            found[nearest] = "city"
            free.remove(nearest)
    names = [index for index, field in enumerate(found) if not field and words[index].share >= 0.5]
    if names:
        found[names[0]] = "name" if "first_name" in found else "full_name"
    return found


_OWN_NUMBER = re.compile(r"[A-Za-z]{0,4}[-/ ]?[0-9]{1,10}")


def are_own_numbers(cells: Sequence[str]) -> bool:
    """Short codes, each once: how the former program named its clients."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and len(set(filled)) == len(filled) and all(_OWN_NUMBER.fullmatch(cell) for cell in filled)
