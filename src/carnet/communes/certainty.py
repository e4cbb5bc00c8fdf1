"""Is this postcode with this city one commune and no other? What a form and an import ask before they store it."""

from collections.abc import Iterable

from carnet.communes.answers import Found, arrondissement, matches_of
from carnet.communes.gazetteer import Gazetteer
from carnet.communes.postcodes import department_of_digits, rows_for_postcode
from carnet.communes.query import Query, read
from carnet.communes.search import Match, by_name

# How much better the best reading must be than the next one, in tenfolds of population.
_CLEARLY = 0.5
# `39000 Lons` is a name begun and no slip.
_BEGUN = 0.65
_SLIPS_FOR_A_LETTER = 0.3


def certain(gazetteer: Gazetteer, postcode: str, city: str) -> Found | None:
    """The line meant by a postcode and a city, None when another could be."""
    query = read(f"{postcode} {city} ")
    if len(postcode) not in (0, 5) or ((query.postcode or query.digits) and not postcode):
        return None
    if not query.words:
        return _only(gazetteer.rows_of_postcode(postcode)) if postcode else None
    rows, matches = matches_of(gazetteer, query)
    matches = [match for match in _of_number(gazetteer, matches, query) if _believable(gazetteer, match, query, rows)]
    first = _clearly_first(matches) if matches else None
    if not first or (first.slipped and _is_another(gazetteer, query)):
        return None
    return _line(gazetteer, first, rows)


def _is_another(gazetteer: Gazetteer, query: Query) -> bool:
    """`01630 Saint-Denis` is no slip for Saint-Genis: a commune bears this very name elsewhere."""
    return any(match.whole and not match.slipped for match in by_name(gazetteer, query.words, False))


def _only(rows: list[int]) -> Found | None:
    return (rows[0], "") if len(rows) == 1 else None


def _of_number(gazetteer: Gazetteer, matches: list[Match], query: Query) -> list[Match]:
    number = query.number or query.perhaps
    if not number:
        return matches
    exact = [m for m in matches if arrondissement(gazetteer.line(m.row).insee) == number]
    return exact or matches


def _believable(gazetteer: Gazetteer, match: Match, query: Query, rows: set[int] | None) -> bool:
    """In the postcode a slip is forgiven; elsewhere in the département the name must be whole; farther, no."""
    if not query.postcode:
        return match.whole and not match.slipped
    of_postcode = set(rows_for_postcode(gazetteer, query.postcode))
    if rows is not None and rows == of_postcode:
        letters = sum(map(len, query.words))
        return match.whole or 0 < match.slipped <= _SLIPS_FOR_A_LETTER * letters or match.price < _BEGUN
    department = gazetteer.department_of_row(match.row)
    same = department in department_of_digits(query.postcode)
    return same and match.whole and not match.slipped and not match.via


def _clearly_first(matches: list[Match]) -> Match | None:
    """Names decide here, not populations: a homonym in the same place leaves a doubt, its old name does not."""
    first, *others = sorted(matches, key=lambda match: (not match.whole, match.via != "", match.price))
    for other in others:
        same_rank = first.whole == other.whole and (first.via == "") == (other.via == "")
        if same_rank and other.price - first.price <= _CLEARLY:
            return None
    return first


def _line(gazetteer: Gazetteer, match: Match, rows: set[int] | None) -> Found:
    lines: Iterable[int] = gazetteer.rows_of_commune(match.commune)
    kept = [row for row in lines if rows is None or row in rows]
    row = match.row if match.row in kept else kept[0]
    return row, match.via
