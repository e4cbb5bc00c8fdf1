"""How much two persons' names agree, as one letter: E same · D different · "" missing, and those told below."""

from functools import lru_cache

from carnet.matching.first_names import COMMON_SURNAMES, NICKNAMES
from carnet.matching.people import Human, is_first_name, sex_of
from carnet.matching.phonetic import phonetic
from carnet.matching.slips import slips, word_slip
from carnet.matching.vocabulary import PARTICLES

_CLOSE = frozenset("EC")
_GLUED = PARTICLES | {"dela", "delas", "vander", "vonder"}


@lru_cache(maxsize=8_192)
def surname_level(a: str, b: str) -> str:
    """E same · C misspelt · P one is part of the other (`Martin` / `Martin Durand`) · D · "" missing."""
    if not a or not b:
        return ""
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return "E"
    if word_slip(a.replace(" ", ""), b.replace(" ", "")) or _without_particle(a, b) or _without_particle(b, a):
        return "C"
    left, right = a.split(), b.split()
    if len(left) > 1 or len(right) > 1:
        if sorted(left) == sorted(right):
            return "E"
        if any(x == y or (len(x) > 4 and word_slip(x, y)) for x in left for y in right):
            return "P"
    return "D"


def _without_particle(long: str, short: str) -> bool:
    """`legoff` / `goff`, `delatour` / `tour`."""
    return len(short) > 2 and long.endswith(short) and long[: -len(short)] in _GLUED


@lru_cache(maxsize=8_192)
def first_level(a: str, b: str) -> str:
    """E same · V misspelt, pet name · W one of two · I initial · J other initial · X alike, another name · D · ""."""
    if not a or not b:
        return ""
    if (a == b or a.replace(" ", "") == b.replace(" ", "")) and len(a) > 1:
        return "E"
    if _is_initial(a) or _is_initial(b):
        return "I" if _initials(a) == _initials(b) or (a[0] == b[0] and 1 in (len(a), len(b))) else "J"
    long_a, long_b = NICKNAMES.get(a, a), NICKNAMES.get(b, b)
    if long_a == long_b:
        return "V"
    left, right = a.split(), b.split()
    if sorted(left) == sorted(right):
        return "V"
    if len(left) != len(right):
        return "W" if left[0] == right[0] or set(left) & set(right) else _unlike(a, b)
    if is_first_name(left[0]) and is_first_name(right[0]):
        return _between_known(a, b)
    if all(x == y or word_slip(x, y) for x, y in zip(left, right, strict=True)):
        return "V"
    return _unlike(a, b)


def _between_known(a: str, b: str) -> str:
    """Two real first names: spelling variants of one sound, alike names (Michel / Michelle), or others."""
    sexes = {sex_of(a), sex_of(b)}
    if sexes == {"M", "F"}:
        return "X" if a[:3] == b[:3] else "D"
    if min(len(a), len(b)) >= 5 and slips(a, b, 1):
        return "V"
    if phonetic(a) == phonetic(b) and slips(a, b, 2):
        return "V"
    if a[:3] == b[:3] and (a.startswith(b) or b.startswith(a)):
        return "X"
    return _unlike(a, b)


def _unlike(a: str, b: str) -> str:
    if min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)):
        return "V"
    return "D"


def _is_initial(first: str) -> bool:
    return len(first) == 1 or (len(first) == 3 and first[1] == " ") or (len(first) == 2 and first in NICKNAMES)


def _initials(first: str) -> str:
    if len(first) == 2:
        first = NICKNAMES.get(first, first)
    return "".join(word[0] for word in first.split())


def persons_level(a: Human, b: Human) -> tuple[str, str]:
    """(surname, first name) levels, trying the two columns swapped, one column for both, and the surname at birth."""
    surname, first = surname_level(a.surname, b.surname), first_level(a.first, b.first)
    if surname in ("D", "P"):
        if surname == "D" and _by_birth_name(a, b):
            return "P", first
        if not (a.first and b.first):
            return _one_column(a, b, surname)
        if surname == "D":
            return _swapped(a, b) or _scrambled(a, b) or (surname, first)
    return surname, first


def _by_birth_name(a: Human, b: Human) -> bool:
    return bool(a.birth and surname_level(a.birth, b.surname) in "ECP" and b.surname) or bool(
        b.birth and surname_level(b.birth, a.surname) in "ECP" and a.surname
    )


def _swapped(a: Human, b: Human) -> tuple[str, str] | None:
    if surname_level(a.surname, b.first) in _CLOSE and surname_level(a.first, b.surname) in _CLOSE:
        return "E", "E"
    if _swapped_with_initial(a, b) or _swapped_with_initial(b, a):
        return "C", "I"
    return None


def _scrambled(a: Human, b: Human) -> tuple[str, str] | None:
    """All the words of one name among the other's, in whatever columns: `Marie-Mauux` / `Quéré` for Marie Quéré."""
    one, other = f"{a.surname} {a.first}".split(), f"{b.surname} {b.first}".split()
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < 2 or min(map(len, short)) < 3 or len(long) == 2:
        return None
    if not all(any(x == y or word_slip(x, y) for y in long) for x in short):
        return None
    beyond = [y for y in long if not any(x == y or word_slip(x, y) for x in short)]
    # `Pierre` and `Pierre-Marc` of one surname: one more first name, perhaps the son's.
    return ("E", "W") if beyond and all(is_first_name(word) for word in beyond) else ("P", "E")


def _swapped_with_initial(a: Human, b: Human) -> bool:
    """`D.` / `Chantal` for Chantal Dubois; `Vallet` / `C.` for a `Camille` / `Vallet` whose columns are swapped."""
    if not a.first or not b.first or not b.surname:
        return False
    if len(a.first) == 1 and a.first == b.surname[0]:
        return surname_level(a.surname, b.first) in _CLOSE
    if len(a.surname) != 1:
        return False
    return a.surname == b.surname[0] and first_level(a.first, b.first) in ("E", "V")


def _one_column(a: Human, b: Human, surname: str) -> tuple[str, str]:
    """A first name may hide in the other's surname column, or be all that is known."""
    whole, other = (a, b) if a.first else (b, a)
    if whole.first and _same_words(f"{whole.surname} {whole.first}".split(), other.surname.split()):
        return "E", "E"
    if surname == "D" and whole.first and first_level(whole.first, other.surname) in ("E", "V"):
        # Alone in its column, `Bernard` is rather the surname of a `Catherine` / `Bernard`.
        return ("E", "") if other.surname in COMMON_SURNAMES else ("", "E")
    return surname, ""


def _same_words(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(
        x == y or word_slip(x, y) for x, y in zip(sorted(one), sorted(other), strict=True)
    )


def sex_level(a: Human, b: Human) -> str:
    if not a.sex or not b.sex:
        return ""
    return "E" if a.sex == b.sex else "D"


def born_level(a: str, b: str) -> str:
    if not a or not b:
        return ""
    if a == b:
        return "E"
    return "N" if slips(a, b, 1) or (a[:4] == b[:4] and a[4:6] == b[6:] and a[6:] == b[4:6]) else "D"


def contacts_level(a: tuple[Human, ...], b: tuple[Human, ...]) -> str:
    """The contact persons of two clients: one in common or none."""
    if not a or not b:
        return ""
    alike = [persons_level(x, y) for x in a for y in b]
    return "E" if any(surname in _CLOSE and first not in ("D", "J", "X") for surname, first in alike) else "D"
