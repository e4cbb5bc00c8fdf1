"""How much addresses, phones, e-mails agree, as one letter: E same · N one slip away · D different · "" missing."""

from functools import lru_cache

from rapidfuzz.fuzz import token_sort_ratio

from carnet.matching.addresses import Where
from carnet.matching.identifiers import own_domain
from carnet.matching.slips import slips
from carnet.matching.vocabulary import MAIL_ROLES


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


@lru_cache(maxsize=8_192)
def city_same(a: str, b: str) -> bool:
    return a == b or a.replace(" ", "") == b.replace(" ", "") or (len(a) > 5 and slips(a, b, 1))


@lru_cache(maxsize=8_192)
def _city_alike(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a) or bool(set(a.split()) & set(b.split()) - {"saint"}) or slips(a, b, 2)


@lru_cache(maxsize=8_192)
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
    """E same · N but for the number · S same street · K same commune, no street · C same commune · O other · ""."""
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
        same_door = bool(a.number) and a.number == b.number and street_same(a.street, b.street)
        return "E" if close and same_door else "O"
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
    mobiles = [[number for number in numbers if number[:2] in _MOBILES] for numbers in (common, a, b)]
    landlines = [[number for number in numbers if number[:2] not in _MOBILES] for numbers in (common, a, b)]
    return _phone_level(*mobiles), _phone_level(*landlines), common


_MOBILES = frozenset({"06", "07"})


def _phone_level(common: list[str], mine: list[str], theirs: list[str]) -> str:
    if common:
        return "E"
    if not mine or not theirs:
        return ""
    return "N" if any(slips(x, y, 1) for x in mine for y in theirs) else "D"


def email_level(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, str]:
    """(level, address in common): E same · B a firm's own · N misspelt · L same local part · W one domain · D · ""."""
    if not a or not b:
        return "", ""
    for mail in a:
        if mail in b:
            return ("B" if own_domain(mail) else "E"), mail
    levels = {_mail_level(x, y) for x in a for y in b}
    return next(level for level in "NLWD" if level in levels), ""


@lru_cache(maxsize=8_192)
def _mail_level(a: str, b: str) -> str:
    domain = own_domain(a)
    if domain and domain == own_domain(b):
        return "N" if slips(a, b, 1) else "W"
    if slips(a, b, 2):
        return "N"
    local = a.partition("@")[0]
    return "L" if local == b.partition("@")[0] and local not in MAIL_ROLES else "D"
