"""How much two values agree, as one letter a field.

E same · N one slip away · D different · "" one of them is missing; the fields with more to say add their own letters.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

from carnet.matching.addresses import Where
from carnet.matching.firms import FirmName
from carnet.matching.identifiers import is_mobile, own_domain
from carnet.matching.people import Human, is_first_name, sex_of
from carnet.matching.phonetic import phonetic
from carnet.matching.vocabulary import NICKNAMES, TRADES

_CLOSE = frozenset("EC")


def slips(a: str, b: str, most: int) -> bool:
    """At most that many insertions, deletions, changes or swaps apart."""
    return abs(len(a) - len(b)) <= most and OSA.distance(a, b, score_cutoff=most) <= most


@lru_cache(maxsize=100_000)
def word_slip(a: str, b: str) -> bool:
    """One word misspelt or misheard for the other."""
    short = min(len(a), len(b))
    if short < 3:
        return False
    if slips(a, b, 1 if short < 7 else 2):
        return True
    return phonetic(a) == phonetic(b) and JaroWinkler.similarity(a, b) > 0.8


@lru_cache(maxsize=100_000)
def surname_level(a: str, b: str) -> str:
    """E same · C misspelt · P one is part of the other (`Martin` / `Martin Durand`) · D · "" missing."""
    if not a or not b:
        return ""
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return "E"
    if word_slip(a.replace(" ", ""), b.replace(" ", "")):
        return "C"
    left, right = a.split(), b.split()
    if len(left) > 1 or len(right) > 1:
        if sorted(left) == sorted(right):
            return "E"
        if any(x == y or (len(x) > 4 and word_slip(x, y)) for x in left for y in right):
            return "P"
    return "D"


@lru_cache(maxsize=100_000)
def first_level(a: str, b: str) -> str:
    """E same · V misspelt or pet name · W one of two given names · I initial · J other initial · X alike but another name · D · ""."""
    if not a or not b:
        return ""
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return "E"
    if _is_initial(a) or _is_initial(b):
        return "I" if _initials(a) == _initials(b) or (a[0] == b[0] and 1 in (len(a), len(b))) else "J"
    long_a, long_b = NICKNAMES.get(a, a), NICKNAMES.get(b, b)
    if long_a == long_b:
        return "V"
    left, right = a.split(), b.split()
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
    """All the words of one name among those of the other, in whatever columns: `Marie-Mauux` / `Quéré` for Marie Quéré."""
    one, other = f"{a.surname} {a.first}".split(), f"{b.surname} {b.first}".split()
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < 2 or min(map(len, short)) < 3 or len(long) == 2:
        return None
    return ("P", "E") if all(any(x == y or word_slip(x, y) for y in long) for x in short) else None


def _swapped_with_initial(a: Human, b: Human) -> bool:
    """`D.` / `Chantal` for Chantal Dubois."""
    if not a.first or not b.first or len(a.surname) != 1:
        return False
    return a.surname == b.surname[0] and first_level(a.first, b.first) in ("E", "V")


def _one_column(a: Human, b: Human, surname: str) -> tuple[str, str]:
    """A first name may hide in the other's surname column, or be all that is known."""
    whole, other = (a, b) if a.first else (b, a)
    if whole.first and _same_words(f"{whole.surname} {whole.first}".split(), other.surname.split()):
        return "E", "E"
    if surname == "D" and whole.first and first_level(whole.first, other.surname) in ("E", "V"):
        return "", "E"
    return surname, ""


def _same_words(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(x == y or word_slip(x, y) for x, y in zip(sorted(one), sorted(other), strict=True))


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


def commune_same(a: Where, b: Where) -> bool | None:
    """None when it cannot be said."""
    if a.insee and a.insee == b.insee:
        return True
    if a.postcode and b.postcode:
        if a.city and b.city:
            if a.department != b.department:
                return False
            return city_same(a.city, b.city) or (a.postcode == b.postcode and _city_alike(a.city, b.city))
        return a.postcode == b.postcode
    return city_same(a.city, b.city) if a.city and b.city else None


@lru_cache(maxsize=50_000)
def city_same(a: str, b: str) -> bool:
    return a == b or a.replace(" ", "") == b.replace(" ", "") or (len(a) > 5 and slips(a, b, 1))


@lru_cache(maxsize=50_000)
def _city_alike(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a) or bool(set(a.split()) & set(b.split()) - {"saint"}) or slips(a, b, 2)


@lru_cache(maxsize=100_000)
def street_same(a: str, b: str) -> bool:
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return True
    left, right = a.split(), b.split()
    if set(left) <= set(right) or set(right) <= set(left):
        return max(map(len, set(left) & set(right))) > 3
    if len(left) == len(right) and all(
        x == y or (x[0] == y[0] and 1 in (len(x), len(y))) for x, y in zip(left, right, strict=True)
    ):
        return True  # "V. Hugo"
    return slips(a, b, 1 if min(len(a), len(b)) < 8 else 2) or token_sort_ratio(a, b) >= 90


PLACE_ORDER = {level: rank for rank, level in enumerate("ENSKCO")}


def place_level(a: Where, b: Where) -> str:
    """E same address · N same but for the number · S same street · K same commune, no street to compare · C same commune · O other · ""."""
    together = commune_same(a, b)
    if a.street and b.street and together is not False and street_same(a.street, b.street):
        same_way = not a.kind or not b.kind or a.kind == b.kind
        if a.number == b.number and (together or a.number):
            return "E" if same_way else "N"
        if together:
            close = not a.number or not b.number or _number_slip(a.number, b.number)
            return "N" if close and same_way else "S"
    if a.street and b.street and together is False:
        close = a.postcode == b.postcode or city_same(a.city, b.city)
        same_way = a.number and a.number == b.number and street_same(a.street, b.street)
        return "E" if close and same_way else "O"
    if together is None:
        return ""
    if not together:
        return "O"
    return "C" if a.street and b.street else "K"


def _number_slip(a: str, b: str) -> bool:
    """12 / 21 / 122: a slip of the hand, not the neighbour."""
    return sorted(a) == sorted(b) or (len(a) != len(b) and (a in b or b in a))


def best_place(a: tuple[Where, ...], b: tuple[Where, ...]) -> tuple[str, Where | None]:
    """The best level between the addresses of two clients, and the address of the first that gives it."""
    best, at = "", None
    for mine in a:
        for theirs in b:
            level = place_level(mine, theirs)
            if level and (not best or PLACE_ORDER[level] < PLACE_ORDER[best]):
                best, at = level, mine
    return best, at


def phone_levels(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, str, list[str]]:
    """(mobile, landline, numbers in common)."""
    if not a or not b:
        return "", "", []
    common = [number for number in a if number in b]
    return _phone_level(a, b, common, True), _phone_level(a, b, common, False), common


def _phone_level(a: tuple[str, ...], b: tuple[str, ...], common: list[str], mobile: bool) -> str:
    if any(is_mobile(number) is mobile for number in common):
        return "E"
    mine = [number for number in a if is_mobile(number) is mobile]
    theirs = [number for number in b if is_mobile(number) is mobile]
    if not mine or not theirs:
        return ""
    return "N" if any(slips(x, y, 1) for x in mine for y in theirs) else "D"


def email_level(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, str]:
    """(E same · B same, at a firm's own domain · N misspelt · L same local part elsewhere · W one firm's domain · D · "", the address in common)."""
    if not a or not b:
        return "", ""
    for mail in a:
        if mail in b:
            return ("B" if own_domain(mail) else "E"), mail
    levels = {_mail_level(x, y) for x in a for y in b}
    return next(level for level in "NLWD" if level in levels), ""


@lru_cache(maxsize=50_000)
def _mail_level(a: str, b: str) -> str:
    domain = own_domain(a)
    if domain and domain == own_domain(b):
        return "N" if slips(a, b, 1) else "W"
    if slips(a, b, 2):
        return "N"
    return "L" if a.partition("@")[0] == b.partition("@")[0] else "D"


def number_level(a: str, b: str) -> str:
    """SIREN or SIRET."""
    if not a or not b:
        return ""
    if a == b:
        return "E"
    return "N" if slips(a, b, 1) else "D"


def firm_level(a: tuple[FirmName, ...], b: tuple[FirmName, ...]) -> str:
    """The best level between legal and trade names."""
    if not a or not b:
        return ""
    levels = {firm_names_level(x, y) for x in a for y in b}
    return next(level for level in "ECTAHVRD" if level in levels)


@lru_cache(maxsize=100_000)
def firm_names_level(a: FirmName, b: FirmName) -> str:
    """E same · C misspelt · T one inside the other · A acronym · H one heart word in common · V so, in other trades · R only trades in common · D."""
    if a.head != b.head and not _one_head(a.head, b.head):
        return "R" if set(a.core) & set(b.core) else "D"
    left, right = set(a.core), set(b.core)
    if left == right or "".join(sorted(a.core)) == "".join(sorted(b.core)) or "".join(a.core) == "".join(b.core):
        return "E"
    if _numbers(left) != _numbers(right) and _numbers(left) and _numbers(right):
        return "R"
    if _misspelt(a.core, b.core):
        return "C"
    if _acronym_of(a, b) or _acronym_of(b, a):
        return "A"
    common = _common(a.heart, b.heart)
    if not common:
        return "R" if left & right else "D"
    if _other_trade(left, right):
        return "V"
    return "T" if common in (len(set(a.heart)), len(set(b.heart))) else "H"


def _one_head(a: str, b: str) -> bool:
    """`École` and `École maternelle`; never a town hall and its school."""
    return bool(a and b) and (set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()))


def _other_trade(a: set[str], b: set[str]) -> bool:
    """`Garage Dupont` and `Fleurs Dupont`."""
    one, other = a & TRADES, b & TRADES
    return bool(one and other) and not any(x == y or x[:4] == y[:4] for x in one for y in other)


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if not word.isalpha()}


def _misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) == len(b):
        pairs = list(zip(sorted(a), sorted(b), strict=True))
        if all(x == y or word_slip(x, y) for x, y in pairs):
            return not all(x in TRADES and y in TRADES for x, y in pairs if x != y)
    x, y = "".join(a), "".join(b)
    return min(len(x), len(y)) > 5 and slips(x, y, 1 if min(len(x), len(y)) < 10 else 2)


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    return sum(any(x == y or word_slip(x, y) for y in set(b)) for x in set(a))


def _acronym_of(short: FirmName, long: FirmName) -> bool:
    return len(short.core) == 1 and short.core[0] in long.initials
