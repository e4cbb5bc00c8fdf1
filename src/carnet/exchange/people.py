"""A person's name in one cell: civility, name, first name, and the second person of a couple. Pure.

« M. et Mme DUPONT Jean et Marie », « Jean-Luc LE GOFF », « Mme MARTIN Sophie », « MARTIN (Mme) Sophie ».
"""

import re
from dataclasses import dataclass, replace

from carnet.exchange.first_names import FIRST_NAMES
from carnet.kernel.text import fold, squeeze, words
from carnet.matching.first_names import COMMON_SURNAMES, MEN, WOMEN

MR, MRS, COUPLE = "M.", "Mme", "M. et Mme"
CIVILITIES: dict[str, str] = {
    "m": MR, "mr": MR, "monsieur": MR, "mons": MR, "mister": MR, "sir": MR, "h": MR, "homme": MR, "masculin": MR,
    "mme": MRS, "madame": MRS, "mlle": MRS, "mademoiselle": MRS, "melle": MRS, "mrs": MRS, "ms": MRS, "miss": MRS,
    "mmes": MRS, "f": MRS, "femme": MRS, "feminin": MRS, "mesdames": MRS,
    "m et mme": COUPLE, "mr et mme": COUPLE, "m mme": COUPLE, "mr mme": COUPLE, "mme et m": COUPLE,
    "mme et mr": COUPLE,
    "monsieur et madame": COUPLE, "madame et monsieur": COUPLE, "m ou mme": COUPLE, "mr ou mme": COUPLE,
    "mme m": COUPLE,
    "mme mr": COUPLE, "monsieur madame": COUPLE, "madame monsieur": COUPLE, "m and mme": COUPLE, "mr and mrs": COUPLE,
    "mr mrs": COUPLE, "famille": COUPLE, "couple": COUPLE, "monsieur ou madame": COUPLE, "mm": COUPLE,
}  # fmt: skip
_ONE = r"(?:monsieur|madame|mademoiselle|mlle|melle|mme|mrs|mr|m)\b\.?"
_LEADING = re.compile(rf"^\(?({_ONE}(?:\s*(?:et|ou|and|&|/|-|\+|,)?\s*{_ONE})?|famille\b)\)?\s+", re.I)
_TRAILING = re.compile(rf"[\s,]+\(?({_ONE}(?:\s*(?:et|ou|&|/)\s*{_ONE})?)\)?\s*$", re.I)
_AND = re.compile(r"\s+(?:et|&|and|/)\s+|\s*&\s*|\s*/\s*", re.I)
# `jean-luc` apart: a compound is known by its parts.
_KNOWN = FIRST_NAMES | {name for name in (MEN | WOMEN) - COMMON_SURNAMES.keys() if "-" not in name}
_PARTICLES = frozenset(words("de du des d la le les l von van der den ben el al da di dos san saint st ste ait ould"))


@dataclass(frozen=True)
class Person:
    civility: str = ""
    name: str = ""
    first_name: str = ""
    partner_name: str = ""
    partner_first_name: str = ""

    @property
    def is_sure(self) -> bool:
        """Somebody's name for certain, not perhaps the sign of a shop."""
        return bool(self.civility or self.first_name)


def is_first_name(text: str) -> bool:
    """`Jean-Luc` and `Marie Anne` too."""
    parts = fold(text).split()
    return 0 < len(parts) <= 3 and all(part in _KNOWN for part in parts)


def civility_of(text: str) -> str | None:
    """None: not a civility. A doctor or a lawyer has none of the three."""
    folded = fold(text)
    if folded in CIVILITIES:
        return CIVILITIES[folded]
    return (
        ""
        if folded in {"", "dr", "docteur", "me", "maitre", "pr", "professeur", "autre", "aucune", "non precise"}
        else None
    )


def is_couple(first_names: str) -> bool:
    """`Jean et Marie` in the cell of the first name."""
    return len(_AND.split(first_names)) == 2 and all(part.strip() for part in _AND.split(first_names))


def couple_of(first_names: str) -> tuple[str, str]:
    first, second = (squeeze(part) for part in _AND.split(first_names))
    return first, second


def split_person(text: str, *, name_first: bool = True, surely: bool = False) -> Person:
    """`name_first`: what to believe when neither capitals nor usual first names tell; `surely`: it is a person."""
    civility, rest = take_civility(squeeze(text))
    rest = rest.replace(",", " ").strip()
    halves = [squeeze(half) for half in _AND.split(rest) if half.strip()]
    if len(halves) != 2:
        return replace(_one(rest, name_first, surely or bool(civility)), civility=civility)
    return _couple(civility, halves[0], halves[1], name_first)


def take_civility(text: str) -> tuple[str, str]:
    """`Mme Martin` → (`Mme`, `Martin`)."""
    for pattern in (_LEADING, _TRAILING):
        found = pattern.search(text)
        if found and (civility := civility_of(found[1])):
            rest = squeeze(text[: found.start()] + " " + text[found.end() :])
            if rest:
                return civility, rest
    return "", text


def _couple(civility: str, first: str, second: str, name_first: bool) -> Person:
    """« DUPONT Jean et Marie », « Jean et Marie DUPONT », « M. Dupont et Mme Martin »."""
    _, second = take_civility(second)
    if _two_first_names(first, second):
        other = _one(second, False, True)
        return Person(COUPLE, other.name, first, "", other.first_name)
    one = _one(first, name_first, True)
    if is_first_name(second) or not one.name:
        return Person(COUPLE, one.name, one.first_name, "", second)
    other = _one(second, name_first, True)
    same = fold(other.name) == fold(one.name)
    return Person(COUPLE, one.name, one.first_name, "" if same else other.name, other.first_name)


def _two_first_names(first: str, second: str) -> bool:
    """« Jean et Marie DUPONT », « Ahmet et Lucie François »: the surname follows the second first name."""
    words = second.split()
    if is_first_name(first) and not is_first_name(second):
        return True
    return len(words) > 1 and is_first_name(words[0]) and len(first.split()) == 1 and not _is_capital(first)


def _one(text: str, name_first: bool, surely_person: bool) -> Person:
    parts = text.split()
    if len(parts) < 2:
        return Person(name=text)
    return _by_capitals(parts) or _by_first_names(parts) or _by_habit(parts, name_first, surely_person)


def _by_capitals(parts: list[str]) -> Person | None:
    """The run of capital parts is the name: « LE GOFF Yann », « Yann LE GOFF », « de La Tour » apart."""
    capitals = [_is_capital(word) for word in parts]
    if all(capitals) or not any(capitals):
        return None
    first, last = capitals.index(True), len(capitals) - capitals[::-1].index(True)
    if not all(capitals[first:last]):
        return None
    while first > 0 and fold(parts[first - 1]) in _PARTICLES:
        first -= 1
    if first and last < len(parts):
        return None
    given = parts[:first] or parts[last:]
    return Person(name=" ".join(parts[first:last]), first_name=_given(given)) if given else None


def _by_first_names(parts: list[str]) -> Person | None:
    """« DUPONT JEAN », « Jean Dupont »: one end is a usual first name, the other is not."""
    at_end, at_start = _run(parts[::-1]), _run(parts)
    if at_end == 1 and fold(parts[-2]) in _PARTICLES:
        at_end = 0  # « Marie Ait Ahmed »
    if at_end and not at_start:
        return Person(name=" ".join(parts[:-at_end]), first_name=_given(parts[-at_end:]))
    if at_start and not at_end:
        return Person(name=" ".join(parts[at_start:]), first_name=_given(parts[:at_start]))
    return None


def _run(parts: list[str]) -> int:
    """How many usual first names in a row, one word left for the name."""
    count = 0
    while count < len(parts) - 1 and is_first_name(parts[count]):
        count += 1
    return count


def _by_habit(parts: list[str], name_first: bool, surely_person: bool) -> Person:
    """« MARTIN BERNARD »: both may be either; the heading says the order. Without any sign, nothing is split."""
    both = all(is_first_name(word) for word in (parts[0], parts[-1]))
    if not both and not (surely_person and len(parts) == 2 and fold(parts[0]) not in _PARTICLES):
        return Person(name=" ".join(parts))
    if both and ("-" in parts[0]) != ("-" in parts[-1]):
        name_first = "-" in parts[-1]  # « Philippe-René Michel »: of two, the compound is the first name
    if name_first:
        return Person(name=" ".join(parts[:-1]), first_name=_given(parts[-1:]))
    return Person(name=" ".join(parts[1:]), first_name=_given(parts[:1]))


def _is_capital(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def _given(parts: list[str]) -> str:
    """`JEAN-LUC` → `Jean-Luc`; what is already mixed stays as typed."""
    return " ".join(word.title() if _is_capital(word) else word for word in parts)
