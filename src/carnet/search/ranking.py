"""Which of the candidates comes first: exact before prefix before rescue, names before the rest. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from carnet.search.query import Match, Need, Reading
from carnet.search.results import Hit, Why, shown
from carnet.search.tokens import FILTER, TAIL, Field

ACTIVE = "active"

_WEIGHT: dict[int, float] = {
    Field.NAME: 100.0,
    Field.NUMBER: 95.0,
    Field.FIRST_NAME: 85.0,
    Field.PHONE: 85.0,
    Field.VARIANT: 80.0,
    Field.EMAIL: 70.0,
    Field.CONTACT: 60.0,
    Field.PLACE: 45.0,
    Field.NOTE: 20.0,
}
# Four digits end the telephone of many: less than a number or a postcode told whole, more than a postcode begun.
_SHORT_TAIL, _LONG_TAIL = 40.0, 6

_ACTIVE_BONUS, _PREFERRED_BONUS, _WHOLE_NAME_BONUS, _HINT_BONUS = 60.0, 25.0, 12.0, 6.0
# What was not typed comes after what was, wherever it stands.
_NEAR_MALUS = 50.0
# Another reading found this subject.
_UNMET_MALUS = 1000.0
# Among words as near as each other, the likelier comes first (dictionary.near).
_RANK_MALUS = 0.02

Tokens = Sequence[tuple[int, str]]  # (field, token) of one subject
Met = tuple[float, int, str, Match | None]  # what the token is worth, where it stands, and how it met the need
_UNMET: Met = (0.0, 0, "", None)


def rank(
    readings: Sequence[Reading], borne: Mapping[int, Tokens], prefer: Sequence[str], first: int, last: int
) -> list[Hit]:
    """The candidates from the first to the last as hits, best first, the newest first among equals."""
    # A reading with a word less is worth less than the whole query.
    asked = max(len(reading.needs) for reading in readings)
    scored = [
        (*max((_score(reading, tokens, prefer, asked), at) for at, reading in enumerate(readings)), subject)
        for subject, tokens in borne.items()
    ]
    scored.sort(key=lambda line: (-line[0], -line[2]))
    return [_hit(readings[at], subject, score, borne[subject]) for score, at, subject in scored[first:last]]


def _score(reading: Reading, tokens: Tokens, prefer: Sequence[str], asked: int) -> float:
    met = [_meets(need, tokens) for need in reading.needs]
    score = sum(one[0] for one in met) / asked
    if not all(one[0] for one in met):
        score -= _UNMET_MALUS
    if any(how and how.near for *_, how in met):
        score -= _NEAR_MALUS
    if reading.hints:
        hinted = [one for need in reading.hints if (one := _meets(need, tokens))[0]]
        score += _HINT_BONUS * len(hinted) / len(reading.hints)
        met += hinted
    score += _WHOLE_NAME_BONUS * _share_of_name(tokens, met)
    for field, token in tokens:
        if field == Field.FILTER:
            name = token[len(FILTER) :]
            score += _ACTIVE_BONUS * (name == ACTIVE) + _PREFERRED_BONUS * (name in prefer)
    return score


def _hit(reading: Reading, subject: int, score: float, tokens: Tokens) -> Hit:
    met = ((need, _meets(need, tokens)) for need in reading.needs)
    why = tuple(Why(Field(field), shown(token), need.typed, how.near) for need, (_, field, token, how) in met if how)
    filters = {token[len(FILTER) :] for field, token in tokens if field == Field.FILTER}
    return Hit(subject, round(score, 3), why, ACTIVE in filters)


def _meets(need: Need, tokens: Tokens) -> Met:
    """The best token of the subject for this need."""
    best = _UNMET
    for match in need.matches:
        for field, token in tokens:
            if (worth := _worth(need, match, field, token)) > best[0]:
                best = worth, field, token, match
    return best


def _worth(need: Need, match: Match, field: int, token: str) -> float:
    if token in match.tokens:
        if field not in match.fields:
            return 0.0
        return _WEIGHT[field] * (_nearness(need, match, token) if match.near else 1.0)
    if not match.prefix or not token.startswith(match.tokens[0]) or field not in match.fields:
        return 0.0
    if token[0] == TAIL:
        return _WEIGHT[Field.PHONE] if len(need.typed) >= _LONG_TAIL else _SHORT_TAIL
    return _WEIGHT[field] * (0.55 + 0.3 * len(match.tokens[0]) / len(token))


def _nearness(need: Need, match: Match, token: str) -> float:
    likeness: float = OSA.normalized_similarity(need.typed, token)
    if need.typed in token:  # heard in the middle of a word, all of it is right
        likeness = max(likeness, 0.6 + 0.4 * len(need.typed) / len(token))
    return 0.5 * likeness - _RANK_MALUS * match.tokens.index(token)


def _share_of_name(tokens: Tokens, met: Iterable[Met]) -> float:
    """How much of the name the query says: `martin` is more of « Martin » than of « Martin Transports »."""
    said = {token for _, field, token, _ in met if field == Field.NAME}
    if not said:
        return 0.0
    return len(said) / sum(1 for field, _ in tokens if field == Field.NAME)
