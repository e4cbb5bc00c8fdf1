"""What a person typed, read as needs: each must be met by one token of a hit. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from carnet.kernel.text import digits, words
from carnet.search.tokens import BARE, LENGTH, TAIL, TYPED, Field, bare_number, email_whole, national
from carnet.search.vocabulary import LONG_FORMS, OPTIONAL

# Longer than any address typed whole; what comes after is not read.
TYPED_LENGTH = 200
WORDS = 8
TAIL_DIGITS = 3
SIREN_DIGITS = 9

_ONLY_DIGITS = re.compile(r"[+(]?[0-9][0-9\s().,/+-]*")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]*")

_DIGIT_FIELDS = (Field.NUMBER, Field.PLACE, Field.PHONE, Field.NAME, Field.EMAIL, Field.NOTE)


@dataclass(frozen=True, slots=True)
class Match:
    """Some tokens as they are, or every token that begins as the only one does, in some fields."""

    tokens: tuple[str, ...]
    prefix: bool = True
    fields: tuple[Field, ...] = TYPED
    near: bool = False  # not what was typed: what it may be a mistyping of
    longer: bool = False  # every token that begins so and goes on


@dataclass(frozen=True, slots=True)
class Need:
    typed: str
    matches: tuple[Match, ...]
    optional: bool = False

    def or_near(self, tokens: Sequence[str]) -> "Need":
        """The same need, met too by these other words."""
        return replace(self, matches=(*self.matches, Match(tuple(tokens), prefix=False, near=True))) if tokens else self


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the query."""

    needs: tuple[Need, ...]
    hints: tuple[Need, ...] = field(default=())  # not required: they only raise who meets them


def readings(typed: str) -> list[Reading]:
    """The ways to understand a query, the likeliest first; none when nothing can be looked for."""
    text = typed[:TYPED_LENGTH].strip()
    if _ONLY_DIGITS.fullmatch(text):
        return _of_digits(text)
    if "@" in text and (mail := _EMAIL.search(text)):
        rest = _reading(words(text.replace(mail[0], " ")))
        whole = Need(mail[0], (Match((email_whole(mail[0]),), fields=(Field.EMAIL,)),))
        return [Reading((whole, *rest.needs), rest.hints), *_of_words(words(text))]
    return _of_words(words(text))


def _of_digits(text: str) -> list[Reading]:
    """`06 39 98 11 80`, `000 123 456`, `11 80`: one number, else as many as there are groups."""
    whole = national(text)
    # Nobody types a client number in groups.
    joined = Reading((number(whole, grouped=whole != text),)) if whole else None
    apart = _of_words(words(text)) if len(words(text)) > 1 else []
    return [joined, *apart] if joined else []


def _of_words(typed: list[str]) -> list[Reading]:
    grouped = list(_grouped(typed))
    found = [_reading(grouped)] if grouped else []
    if grouped != typed:
        found.append(_reading(typed))
    return found


def _grouped(typed: list[str]) -> Iterator[str]:
    """Groups of two or three digits that follow each other are one number: `martin 06 39 98`."""
    run = ""
    for word in typed:
        if word.isdigit() and (len(word) in (2, 3)):
            run += word
            continue
        if run:
            yield run
        run = ""
        yield word
    if run:
        yield run


def _reading(typed: list[str]) -> Reading:
    unique = list(dict.fromkeys(typed))
    # The last word is being typed: `le` may become `lefevre`.
    telling = [word for word in unique if word not in OPTIONAL]
    required = (telling or unique)[:WORDS]
    hints = [word for word in unique if word not in required][:WORDS]
    return Reading(tuple(need(word) for word in required), tuple(replace(need(word), optional=True) for word in hints))


def need(word: str) -> Need:
    if word.isdigit():
        return number(word)
    matches = [Match((word[:LENGTH],))]
    if word in LONG_FORMS:
        matches.insert(0, Match((LONG_FORMS[word],), prefix=False))
    if bare := bare_number(word):
        matches.append(Match((BARE + bare,), prefix=False, fields=(Field.NUMBER,)))
    return Need(word, tuple(matches))


def number(typed: str, *, grouped: bool = False) -> Need:
    """Digits: the beginning of a number, of a postcode or of a telephone, its end, or a number without its zeros."""
    found = digits(typed)[:LENGTH]
    matches = []
    if not grouped and len(found) < SIREN_DIGITS:
        matches.append(Match((BARE + (found.lstrip("0") or "0"),), prefix=False, fields=(Field.NUMBER,)))
    if len(found) >= TAIL_DIGITS:
        matches.append(Match((TAIL + found[::-1],), fields=(Field.PHONE,)))
    return Need(found, (*matches, Match((found,), fields=_DIGIT_FIELDS)))


def joined(reading: Reading) -> list[tuple[str, Reading]]:
    """Two words that follow each other may be one: `le goff` for Legoff. The word made, and the reading it gives."""
    needs, made = reading.needs, []
    for at in range(len(needs) - 1):
        word = needs[at].typed + needs[at + 1].typed
        made.append((word, replace(reading, needs=(*needs[:at], need(word), *needs[at + 2 :]))))
    return made


def without(reading: Reading, dropped: Need) -> Reading:
    return replace(reading, needs=tuple(one for one in reading.needs if one is not dropped))
