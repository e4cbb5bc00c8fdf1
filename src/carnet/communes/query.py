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
_CORSICA = ("2a", "2b")
_MOST = 20
_ARTICLES = frozenset({"le", "la", "les", "l"})


@dataclass(frozen=True, slots=True)
class Query:
    """`49 chol` → digits 49; `lyon 3e arr` → number 3; `lyon 3` → perhaps 3; `lorient (morbihan)` → hint morbihan."""

    postcode: str = ""
    digits: str = ""
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    number: int = 0
    perhaps: int = 0
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
    numbers = _without_numbers(fold(text).split())
    if not numbers.words and before:
        numbers, before = _without_numbers(fold(before).split()), ""
    tokens, digits = numbers.words, numbers.digits
    hint: tuple[str, ...] = ()
    if inside and fold(inside) in _ARTICLES:
        tokens = [fold(inside), *tokens]
    elif inside and _is_department(fold(inside)):
        digits = digits or fold(inside)
    elif inside:
        hint = tuple(name_words(inside))
    words = tuple(name_words(" ".join(tokens)))
    return Query(
        postcode=postcode,
        digits=digits,
        words=words,
        before=tuple(name_words(before)),
        number=number or numbers.number,
        perhaps=numbers.perhaps,
        cedex=cedex,
        hint=hint,
        open_ended=open_ended and not cedex,
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
    return token in _CORSICA or (token.isdecimal() and 2 <= len(token) <= 4)


def _without_numbers(tokens: list[str]) -> "_Numbers":
    """The words on one side, on the other the digits of a postcode or département and the arrondissement."""
    found = _Numbers()
    for place, token in enumerate(tokens):
        ordinal = _NUMBER.fullmatch(token)
        if _ARRONDISSEMENT.fullmatch(token):
            found.named = True
        elif token in _CORSICA:
            found.digits = token
        elif token.isdecimal() and found.words:
            found.last = token
        elif token.isdecimal():
            found.digits += token
        elif ordinal and int(ordinal[1]) <= _MOST:
            found.number = int(ordinal[1])
        elif token in _ENDINGS and place and tokens[place - 1].isdecimal():
            found.named = True
        else:
            found.words.append(token)
    return found.settled()


class _Numbers:
    """What the numbers of a query are, once all of them are read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.digits = ""  # before the words
        self.last = ""  # after them
        self.number = 0
        self.perhaps = 0
        self.named = False

    def settled(self) -> "_Numbers":
        bare = self.last or self.digits
        small = int(bare) if bare.isdecimal() and len(bare) < 3 and int(bare) <= _MOST else 0
        if self.named and small and not self.number:
            self.number = small
            self._forget(bare)
        elif self.words and small and not self.number:
            self.perhaps = small
            # One digit begins no département; and `paris 15` is not in the Cantal.
            if len(bare) == 1 or self.words[0] in CITIES_WITH_ARRONDISSEMENTS:
                self._forget(bare)
        if self.words and self.words[0] in CITIES_WITH_ARRONDISSEMENTS and not self.number:
            self.words, self.number = _spelled(self.words)
        self.digits = (self.digits or self.last)[:5]
        return self

    def _forget(self, bare: str) -> None:
        if self.last == bare:
            self.last = ""
        else:
            self.digits = ""


def _spelled(words: list[str]) -> tuple[list[str], int]:
    """`paris xv` and `paris quinzieme` → paris, 15."""
    last = words[-1]
    tens = 10 if len(words) > 2 and words[-2] == "dix" else 0
    number = _SPELLED.get(last) or _ROMAN.get(last) or _ROMAN.get(re.sub(r"(?:ieme|eme|e|er)$", "", last), 0)
    if not number or len(words) < 2:
        return words, 0
    return words[: -2 if tens else -1], number + tens
