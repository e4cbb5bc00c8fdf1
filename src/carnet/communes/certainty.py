"""Is this postcode with this city one commune and no other? What a form and an import ask before they store it."""

from collections.abc import Iterable

from carnet.communes.answers import Found, arrondissement, matches_of
from carnet.communes.gazetteer import Gazetteer
from carnet.communes.postcodes import department_of_digits, rows_for_postcode
from carnet.communes.query import Query, read
from carnet.communes.search import Match

# How much better the best reading must be than the next one, in tenfolds of population.
_CLEARLY = 0.5
_SAID_IN_FULL = 0.35


def certain(gazetteer: Gazetteer, postcode: str, city: str) -> Found | None:
    """The line meant by a postcode and a city, None when another could be."""
    query = read(f"{postcode} {city} ")
    if len(postcode) not in (0, 5) or ((query.postcode or query.digits) and not postcode):
        return None
    if not query.words:
        return _only(gazetteer.rows_of_postcode(postcode)) if postcode else None
    rows, matches = matches_of(gazetteer, query)
    matches = [match for match in _of_number(gazetteer, matches, query) if _believable(gazetteer, match, query, rows)]
    if not matches or (len(matches) > 1 and not _clearly_first(matches)):
        return None
    return _line(gazetteer, matches[0], rows)


def _only(rows: list[int]) -> Found | None:
    return (rows[0], "") if len(rows) == 1 else None


def _of_number(gazetteer: Gazetteer, matches: list[Match], query: Query) -> list[Match]:
    if not query.number:
        return matches
    exact = [m for m in matches if arrondissement(gazetteer.line(m.row).insee) == query.number]
    return exact or matches


def _believable(gazetteer: Gazetteer, match: Match, query: Query, rows: set[int] | None) -> bool:
    """In the postcode a slip is forgiven; elsewhere in the département the name must be whole; farther, no."""
    if not query.postcode:
        return match.whole and not match.slipped
    of_postcode = set(rows_for_postcode(gazetteer, query.postcode))
    if rows is not None and rows == of_postcode:
        return match.whole or match.slipped > 0 or match.price < _SAID_IN_FULL + 0.3
    department = gazetteer.department_of_row(match.row)
    return match.whole and not match.slipped and department in department_of_digits(query.postcode)


def _clearly_first(matches: list[Match]) -> bool:
    """Names decide here, not populations: a homonym in the same place leaves a doubt."""
    first, *others = sorted(matches, key=lambda match: (not match.whole, match.price))
    return (
        all((first.whole and not other.whole) or other.price - first.price > _CLEARLY for other in others)
        and first is matches[0]
    )


def _line(gazetteer: Gazetteer, match: Match, rows: set[int] | None) -> Found:
    lines: Iterable[int] = gazetteer.rows_of_commune(match.commune)
    kept = [row for row in lines if rows is None or row in rows]
    row = match.row if match.row in kept else kept[0]
    return row, match.via
