"""Names of persons: "M. et Mme DUPONT Jean et Marie", "Dupont J.-P.", "Mme Martin née Durand"."""

import re
from functools import lru_cache
from typing import NamedTuple

from carnet.kernel.text import fold
from carnet.matching.first_names import COMMON_SURNAMES, MEN, NICKNAMES, UNISEX, WOMEN
from carnet.matching.vocabulary import BORN_AS, COUPLE_TITLES, PARTICLES, TITLES

_AND = re.compile(r"\s+et\s+|\s*&\s*|\s*/\s*|\s*\+\s*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+[A-Z]?")


class Human(NamedTuple):
    """One person: folded surname and first name, M / F / nothing, surname at birth."""

    surname: str
    first: str
    sex: str
    birth: str


@lru_cache(maxsize=8_192)
def sex_of(first: str) -> str:
    """M or F by the first name, nothing when both bear it or it is unknown."""
    head = first.partition(" ")[0]
    for name in (first.replace(" ", "-"), head):
        if name in UNISEX:
            return ""
        if name in MEN:
            return "" if name in WOMEN else "M"
        if name in WOMEN:
            return "F"
    return ""


@lru_cache(maxsize=8_192)
def is_first_name(word: str) -> bool:
    return word in MEN or word in WOMEN or word in NICKNAMES


def read_title(civility: str) -> tuple[str, bool]:
    """(sex, is a couple) of a civility column."""
    title = fold(civility)
    if title in COUPLE_TITLES or " et " in f" {title} ":
        return "", True
    return TITLES.get(title, ""), False


@lru_cache(maxsize=256)  # asked four times of one name
def take_title(text: str) -> tuple[str, str, bool]:
    """A civility at the head of a name: (rest of the name, sex, is a couple)."""
    folded = fold(text)
    for title in COUPLE_TITLES:
        if folded.startswith(title + " "):
            return _drop_words(text, len(title.split())), "", True
    head, _, rest = folded.partition(" ")
    if head in TITLES and any(len(word) > 1 for word in rest.split()):
        return _drop_words(text, 1), TITLES[head], False
    tail = folded.rpartition(" ")[2]
    if rest and tail in ("mme", "mr", "mlle", "monsieur", "madame"):
        return text[: text.lower().rfind(tail)].strip(" (,"), TITLES[tail], False
    return text, "", False


def _drop_words(text: str, count: int) -> str:
    for _ in range(count):
        text = re.sub(r"^[^\w]*\w+[^\w]*", "", text, count=1)
    return text


def take_birth_name(text: str) -> tuple[str, str]:
    """`Martin née Durand` → (`Martin`, `durand`)."""
    folded = fold(text).split()
    for at, word in enumerate(folded):
        if word in BORN_AS and 0 < at < len(folded) - 1:
            cut = re.split(r"(?i)[\s(,]+(?:née?|ep\w*|épouse|veuve|vve)\.?\s+", text, maxsplit=1)
            return cut[0], " ".join(folded[at + 1 :])
    return text, ""


@lru_cache(maxsize=8_192)
def surname_of(text: str) -> str:
    """`LE GOFF`, `Le-Goff`, `LEGOFF` → `legoff`: particles are glued; `Martin-Durand` keeps two words."""
    glued: list[str] = []
    held = ""
    for word in fold(text).split():
        if word in PARTICLES:
            held += word
        else:
            glued.append(held + word)
            held = ""
    if held:
        glued.append(held)
    return " ".join(glued)


def split_name(text: str) -> tuple[str, str]:
    """One column as (surname, first name): capitals tell, then the known first names, then the order."""
    raw = text.replace(",", " ").split()
    if len(raw) < 2:
        return text, ""
    capitals = [
        word for word in raw if len(word.strip(".")) > 1 and word.upper() == word and not _INITIALS.fullmatch(word)
    ]
    if 0 < len(capitals) < len(raw) and all(len(word.strip(".")) > 1 or word.endswith(".") for word in raw):
        others = [word for word in raw if word not in capitals]
        if not all(fold(word) in PARTICLES for word in others):
            return " ".join(capitals), " ".join(others)
    if _is_compound_first(raw[0]) and not _is_compound_first(raw[-1]):
        return " ".join(raw[1:]), raw[0]
    firsts = [_may_be_first(fold(word)) for word in raw]
    if firsts[-1]:
        cut = len(raw) - 1
        while cut > 1 and firsts[cut - 1] and len(raw) > 2:
            cut -= 1
        return " ".join(raw[:cut]), " ".join(raw[cut:])
    if firsts[0]:
        return " ".join(raw[1:]), raw[0]
    if len(surname_of(text).split()) == 2 and fold(raw[-1]) not in PARTICLES:
        return " ".join(raw[:-1]), raw[-1]  # unknown words: the order of most files
    return text, ""


def _may_be_first(word: str) -> bool:
    return len(word) == 1 or is_first_name(word) or is_first_name(word.partition(" ")[0])


def _is_compound_first(word: str) -> bool:
    """`Jean-Michel-Louis`: several first names in one word are no surname."""
    parts = word.split("-")
    return len(parts) > 1 and all(is_first_name(fold(part)) for part in parts)


def _in_order(name: str, first_name: str) -> tuple[str, str]:
    """The two columns swapped: `Chantal` / `D.`, `Christian` / `Louveux`."""
    surname, first = fold(name), fold(first_name)
    if _is_compound_first(name) and not _is_compound_first(first_name) and len(first) > 1:
        return first_name, name
    if is_first_name(first.replace(" ", "-")) or is_first_name(first.partition(" ")[0]):
        return name, first_name
    if len(surname) == 1 < len(first):
        return first_name, name
    if len(first) == 1:
        return name, first_name  # whoever types an initial types it in its column
    doubtful = surname in COMMON_SURNAMES or not is_first_name(surname.replace(" ", "-"))
    return (name, first_name) if doubtful else (first_name, name)


def humans(
    name: str, first_name: str, civility: str, birth_name: str, partner_name: str, partner_first_name: str
) -> tuple[tuple[Human, ...], bool]:
    """The persons of one record (one, or the two of a couple), and whether it is a couple's."""
    sex, couple = read_title(civility)
    name, sex_in_name, couple_in_name = take_title(name)
    name = take_title(name)[0]  # "Mme veuve Maindron"
    first_name, sex_in_first, couple_in_first = take_title(first_name)
    name, born = take_birth_name(name)
    sex = sex or sex_in_name or sex_in_first
    couple = couple or couple_in_name or couple_in_first or bool(partner_first_name.strip())
    if not first_name.strip():
        name, first_name = split_name(name)
    else:
        name, first_name = _in_order(name, first_name)
    birth = surname_of(birth_name) or born
    firsts = [part for part in _AND.split(first_name) if part.strip()] or [""]
    surnames = [part for part in _AND.split(name) if part.strip()] or [""]
    couple = couple or len(firsts) > 1
    found = [_human(surnames[0], firsts[0], "" if couple else sex, birth)]
    second = partner_first_name if partner_first_name.strip() else (firsts[1] if len(firsts) > 1 else "")
    if second or partner_name.strip() or (couple and len(surnames) > 1):
        found.append(_human(partner_name if partner_name.strip() else surnames[-1], second, "", ""))
    return tuple(found), couple


def _human(surname: str, first: str, sex: str, birth: str) -> Human:
    folded = fold(first)
    return Human(surname_of(surname), folded, sex or sex_of(folded), birth)


_ROLE = re.compile(r"\(.*?\)|\s[-–:].*|[,;].*")


def contact(text: str) -> Human:
    """`Mme Claire Cesbron (comptabilité)` → the person."""
    return humans(_ROLE.sub("", text), "", "", "", "", "")[0][0]
