"""What a person typed, taken apart: postcode, département, arrondissement, CEDEX, and the words of the name."""

import contextlib
import re
from dataclasses import dataclass

from carnet.communes.spelling import name_words
from carnet.kernel.text import fold, strip_accents

LONGEST = 160
CITIES_WITH_ARRONDISSEMENTS = ("paris", "lyon", "marseille")

_CEDEX = re.compile(r"\b(?:cedexe?|cedx|cdex|cdx|sedex|ceddex|cedez)\b[\s-]*(?:n|no|n°)?\s*(\d{1,2})?\b")
_POSTCODE = re.compile(r"(?<!\d)(?:\bfr?\s*-\s*)?(\d{5}|\d{2}[ .\xa0]\d{3}|\d{3} \d{2})(?!\s?\d)", re.ASCII)
_BRACKETS = re.compile(r"\(\s*([^()]*?)\s*\)?\s*$")
_NUMBER = re.compile(r"(\d{1,2})(?:er|ere|e|eme|ieme|em|me|nd|nde|r|o)?")
_ENDINGS = frozenset({"er", "ere", "e", "eme", "ieme", "em", "me", "nd", "nde"})
_ARRONDISSEMENT = re.compile(r"arrond.*|arrdt|ardt|arrt|arr|arrdts?|ardts?")
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN = {roman: number for number, roman in enumerate(_NUMERALS.split(), 1)}
_SPELLED = {
    "premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6,
    "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12, "treizieme": 13,
    "quatorzieme": 14, "quinzieme": 15, "seizieme": 16, "vingtieme": 20,
}  # fmt: skip
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_GLUED = re.compile(r"(?<=[a-z])(?=\d)")
_MOJIBAKE = re.compile("[ÃÂ][\x80-\xbf‚-™¡-¿]")
_ARTICLES = frozenset({"le", "la", "les", "l"})


@dataclass(frozen=True, slots=True)
class Query:
    """`49 chol` → digits 49; `lyon 3e arr` → number 3; `lorient (morbihan)` → hint morbihan."""

    postcode: str = ""
    digits: str = ""
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    number: int = 0
    cedex: bool = False
    hint: tuple[str, ...] = ()
    open_ended: bool = True


def read(text: str) -> Query:
    """Take a query apart; never fails, whatever the text."""
    open_ended = not text[:LONGEST].endswith(" ")
    text = _plain(text[:LONGEST])
    text, number, cedex = _without_cedex(text)
    text, inside = _without_brackets(text)
    before, postcode, text = _around_postcode(text)
    tokens, digits, ordinal = _without_numbers(fold(text).split())
    if not tokens and before:
        tokens, digits, ordinal = _without_numbers(fold(before).split())
        before = ""
    hint: tuple[str, ...] = ()
    if inside and fold(inside) in _ARTICLES:
        tokens = [fold(inside), *tokens]
    elif inside and _is_department(fold(inside)):
        digits = digits or fold(inside)
    elif inside:
        hint = tuple(name_words(inside))
    words = tuple(name_words(" ".join(tokens)))
    return Query(
        postcode, digits, words, tuple(name_words(before)), number or ordinal, cedex, hint, open_ended and not cedex
    )


def _plain(text: str) -> str:
    """Lower case without accents, `StGermain` and `paris15` cut in two, UTF-8 read as Latin-1 mended."""
    if _MOJIBAKE.search(text):
        with contextlib.suppress(UnicodeError):
            text = text.encode("cp1252").decode("utf-8")
    return _GLUED.sub(" ", strip_accents(_HUMP.sub(" ", text)).lower())


def _without_cedex(text: str) -> tuple[str, int, bool]:
    found = _CEDEX.search(text)
    if not found:
        return text, 0, False
    return f"{text[: found.start()]} {text[found.end() :]}", int(found[1] or 0), True


def _without_brackets(text: str) -> tuple[str, str]:
    found = _BRACKETS.search(text)
    if not found or _POSTCODE.search(found[1]) or (_NUMBER.fullmatch(fold(found[1])) and not found[1].isdecimal()):
        return text, ""
    return text[: found.start()], found[1]


def _around_postcode(text: str) -> tuple[str, str, str]:
    """What stands before, the five digits, what stands after; the last code of the text is the one of the city."""
    found = None
    for found in _POSTCODE.finditer(text):  # noqa: B007 the last one is wanted
        pass
    if not found:
        return "", "", text
    code = re.sub(r"\D", "", found[1])
    return text[: found.start()], code, text[found.end() :]


def _is_department(token: str) -> bool:
    return token in ("2a", "2b") or (token.isdecimal() and 2 <= len(token) <= 4)


def _without_numbers(tokens: list[str]) -> tuple[list[str], str, int]:
    """The words, the digits of a postcode not finished (or of a département), the number of an arrondissement."""
    kept: list[str] = []
    digits, number, named = "", 0, False
    for place, token in enumerate(tokens):
        if _ARRONDISSEMENT.fullmatch(token):
            named = True
        elif token in ("2a", "2b"):
            digits = token
        elif token.isdecimal():
            digits = digits + token if not kept else token
        elif (found := _NUMBER.fullmatch(token)) and int(found[1]) <= 20:
            number, named = int(found[1]), True
        elif token in _ENDINGS and place and tokens[place - 1].isdecimal():
            number, digits = int(digits[-2:] or 0), ""
        else:
            kept.append(token)
    if named and not number and digits.isdecimal():
        number, digits = int(digits[-2:]), ""
    if kept and kept[0] in CITIES_WITH_ARRONDISSEMENTS and not number:
        kept, number = _spelled(kept)
    return kept, digits[:5], number


def _spelled(words: list[str]) -> tuple[list[str], int]:
    """`paris xv` and `paris quinzieme` → paris, 15."""
    last = words[-1]
    tens = 10 if len(words) > 2 and words[-2] == "dix" else 0
    number = _SPELLED.get(last) or _ROMAN.get(last) or _ROMAN.get(re.sub(r"(?:ieme|eme|e|er)$", "", last), 0)
    if not number or len(words) < 2:
        return words, 0
    return words[: -2 if tens else -1], number + tens
