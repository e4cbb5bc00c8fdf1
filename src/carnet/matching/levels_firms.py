"""How much two organisations' names and numbers agree, as one letter."""

from functools import lru_cache

from carnet.matching.firms import FirmName
from carnet.matching.people import is_first_name
from carnet.matching.slips import slips, word_slip
from carnet.matching.vocabulary import TRADES


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
    if len(a) == len(b) == 1:
        return firm_names_level(a[0], b[0])
    levels = {firm_names_level(x, y) for x in a for y in b}
    return next(level for level in "ECTAHVRD" if level in levels)


@lru_cache(maxsize=8_192)
def firm_names_level(a: FirmName, b: FirmName) -> str:
    """E same · C misspelt · T one in the other · A acronym · H a heart word · V so, other trades · R trades · D."""
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
    if _cut(a.core, b.core) or _cut(b.core, a.core):
        return "C"
    common = _common(a.heart, b.heart)
    if not common:
        return "R" if left & right else "D"
    if _other_trade(left, right):
        return "V"
    return "T" if common in (len(set(a.heart)), len(set(b.heart))) else "H"


def _cut(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """The same words in the same order, the last one cut: `coiffure clohars f` of `coiffure clohars fouesnant`."""
    last = len(short) - 1
    if len("".join(short)) < 12 or last < 1 or len(long) < len(short):
        return False
    return short[:last] == long[:last] and long[last].startswith(short[last]) and len(short[last]) < len(long[last])


def _one_head(a: str, b: str) -> bool:
    """`École` and `École maternelle`; never a town hall and its school."""
    return bool(a and b) and (set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()))


def _other_trade(a: set[str], b: set[str]) -> bool:
    """`Garage Dupont` and `Fleurs Dupont`; a trade misspelt or unknown to the list is still another than the other's."""
    one, other = a & TRADES, b & TRADES
    if one and other:
        return not any(_alike(x, y) for x in one for y in other)
    if not one and not other:
        return False
    known, named, unknown = (one, a, b - a) if one else (other, b, a - b)
    left = [word for word in unknown if len(word) > 4 and not is_first_name(word)]
    left = [word for word in left if not any(_alike(word, x) for x in named)]
    return bool(left) and not known & a & b


def _alike(a: str, b: str) -> bool:
    return a[:4] == b[:4] or word_slip(a, b)


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
