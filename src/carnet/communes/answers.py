"""The answer to one query: which lines of the file, in which order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from carnet.communes.customs import AFTER_A_NAME, AROUND_A_NAME, NOT_AN_ANSWER, NOT_IN_FRANCE
from carnet.communes.gazetteer import Gazetteer
from carnet.communes.postcodes import (
    communes_of,
    department_of_digits,
    is_known,
    rows_allowed,
    rows_for_digits,
    rows_for_postcode,
)
from carnet.communes.query import Query, read
from carnet.communes.regions import departments_named
from carnet.communes.search import Match, by_name
from carnet.communes.spelling import SMALL_WORDS
from carnet.kernel.text import fold

Found = tuple[int, str]  # a line of the file, the other name that led to it

_SURE_ANYWHERE = 0.5
_OF_ONE_CITY = 3
_CITY = 10_000


def answer(gazetteer: Gazetteer, text: str, limit: int) -> list[Found]:
    """Lines for what was typed, best first; a whole postcode alone gives all its lines."""
    query = read(text)
    if fold(text) in NOT_AN_ANSWER:
        return []
    if query.words:
        return names_answer(gazetteer, query, limit)
    if query.postcode:
        return [(row, "") for row in rows_for_postcode(gazetteer, query.postcode)]
    if len(query.digits) == 5:
        return [(row, "") for row in rows_for_digits(gazetteer, query.digits)]
    if query.digits:
        return [(row, "") for row in _one_a_commune(gazetteer, rows_for_digits(gazetteer, query.digits), limit)]
    return []


def names_answer(gazetteer: Gazetteer, query: Query, limit: int) -> list[Found]:
    """Lines for a query that holds words."""
    rows, matches = matches_of(gazetteer, query)
    if not matches:
        return [(row, "") for row in rows_for_postcode(gazetteer, query.postcode)] if query.postcode else []
    matches = _of_number(gazetteer, matches, query)
    return list(_lines(gazetteer, matches, rows, limit))


def matches_of(gazetteer: Gazetteer, query: Query) -> tuple[set[int] | None, list[Match]]:
    """The communes of a query and the lines they may be on (None: any of theirs)."""
    if query.hint and not departments_named(gazetteer, query.hint):
        query = replace(query, words=query.words + query.hint, hint=())
    for rows in _places(gazetteer, query):
        allowed = communes_of(gazetteer, rows)
        for words in _wordings(query):
            matches = by_name(gazetteer, words, query.open_ended, allowed)
            if matches:
                return rows, matches
    matches = _anywhere(gazetteer, query)
    if query.postcode or query.digits:
        matches = _sure(matches)
    return None, matches


def _places(gazetteer: Gazetteer, query: Query) -> Iterator[set[int]]:
    """Lines to look in, the narrowest first, for what the digits or the brackets say."""
    digits = query.postcode or query.digits
    if digits and (len(digits) < 5 or is_known(gazetteer, digits)):
        yield rows_allowed(gazetteer, digits)
    if len(digits) >= 4:
        for places in (digits, "0" + digits)[: 1 if len(digits) == 5 else 2]:
            yield {row for code in department_of_digits(places) for row in gazetteer.rows_of_department(code)}
    if query.hint:
        yield _rows_of_departments(gazetteer, departments_named(gazetteer, query.hint))


def _rows_of_departments(gazetteer: Gazetteer, codes: Iterable[str]) -> set[int]:
    return {row for code in codes for row in gazetteer.rows_of_department(code)}


def _wordings(query: Query) -> Iterator[tuple[str, ...]]:
    yield query.words
    if query.before:
        yield query.before


def _anywhere(gazetteer: Gazetteer, query: Query) -> list[Match]:
    matches = by_name(gazetteer, query.words, query.open_ended)
    if any(not match.slipped for match in matches) or len(query.words) < 2:
        return matches
    there = _in_a_department(gazetteer, query.words)
    sure = [match for match in there if not match.slipped]
    return sure or _rearranged(gazetteer, query.words) or there or matches or _begun_by_a_city(gazetteer, query.words)


def _in_a_department(gazetteer: Gazetteer, words: Sequence[str]) -> list[Match]:
    """`valence drome`, `mayotte mamoudzou`: the last or the first words may be a département."""
    for place in range(1, len(words)):
        for name, said in ((words[:place], words[place:]), (words[place:], words[:place])):
            codes = departments_named(gazetteer, said)
            if codes:
                allowed = communes_of(gazetteer, _rows_of_departments(gazetteer, codes))
                return by_name(gazetteer, name, False, allowed)
    return []


def _rearranged(gazetteer: Gazetteer, words: tuple[str, ...]) -> list[Match]:
    """`cholet centre`, `commune de cholet`, `rochelle la`: the same name without what is not of it."""
    kept = words
    while len(kept) > 1 and kept[0] in AROUND_A_NAME | SMALL_WORDS:
        kept = kept[1:]
    kept = kept if words[0] in AROUND_A_NAME else words
    article: tuple[str, ...] = ()
    while len(kept) > 1 and (kept[-1] in AFTER_A_NAME or kept[-1] in SMALL_WORDS):
        article = (kept[-1],) if kept[-1] in ("le", "la", "les", "l") else ()
        kept = kept[:-1]
    if kept == words:
        return []
    return _sure(by_name(gazetteer, article + kept, False)) or _sure(by_name(gazetteer, kept, False))


def _begun_by_a_city(gazetteer: Gazetteer, words: tuple[str, ...]) -> list[Match]:
    """`nanterre prefecture`, `brest recouvrance`: a city and one of its districts, unless it is abroad."""
    for end in range(len(words) - 1, 0, -1):
        if " ".join(words[end:]) in NOT_IN_FRANCE:
            return []
        found = _sure(by_name(gazetteer, words[:end], False))
        cities = [match for match in found if match.whole and gazetteer.weight[match.row] >= _CITY]
        if cities:
            return cities
    return []


def _sure(matches: list[Match]) -> list[Match]:
    return [match for match in matches if not match.slipped and match.price < _SURE_ANYWHERE]


def arrondissement(insee: str) -> int:
    """3 for `69383`, 0 for a commune that is not a part of Paris, Lyon or Marseille."""
    if insee.startswith(("751", "132")):
        return int(insee[3:])
    return int(insee[4]) if insee.startswith("6938") else 0


def _of_number(gazetteer: Gazetteer, matches: list[Match], query: Query) -> list[Match]:
    """`lyon 3e`: that part of the city alone; `paris 1`: also those whose number begins so."""
    number = query.number or query.perhaps
    if not number:
        return matches
    of_match = {match.commune: arrondissement(gazetteer.line(match.row).insee) for match in matches}
    exact = [match for match in matches if of_match[match.commune] == number]
    if not exact or query.number:
        return exact or matches
    begun = [m for m in matches if m not in exact and str(of_match[m.commune]).startswith(str(number))]
    return exact + begun + [match for match in matches if match not in exact and match not in begun]


def _one_a_commune(gazetteer: Gazetteer, rows: Iterable[int], limit: int) -> list[int]:
    first: dict[int, int] = {}
    for row in rows:
        first.setdefault(gazetteer.row_commune[row], row)
    return list(first.values())[:limit]


def _lines(gazetteer: Gazetteer, matches: list[Match], rows: set[int] | None, limit: int) -> Iterator[Found]:
    """One line a commune, and every postcode of those named in full while there is room."""
    matches = _few_of_one_city(gazetteer, matches)[:limit]
    room = limit - len(matches)
    for match in matches:
        lines = _lines_of(gazetteer, match, rows)
        extra = lines[1 : 1 + room] if match.whole else []
        room -= len(extra)
        yield from ((row, match.via) for row in (lines[0], *extra))


def _lines_of(gazetteer: Gazetteer, match: Match, rows: set[int] | None) -> list[int]:
    lines = [row for row in gazetteer.rows_of_commune(match.commune) if rows is None or row in rows]
    if match.via and match.row in lines:
        return [match.row]
    return lines


def _few_of_one_city(gazetteer: Gazetteer, matches: list[Match]) -> list[Match]:
    """While `ma` is being typed the sixteen parts of Marseille must not hide Martigues."""
    kept: list[Match] = []
    seen: dict[str, int] = {}
    for match in matches:
        insee = gazetteer.line(match.row).insee
        if arrondissement(insee) and not match.whole:
            city = insee[:3]
            seen[city] = seen.get(city, 0) + 1
            if seen[city] > _OF_ONE_CITY:
                continue
        kept.append(match)
    return kept
