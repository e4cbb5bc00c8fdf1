"""Which of the candidates comes first: exact before prefix before rescue, names before the rest. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from carnet.search.query import Match, Need, Reading
from carnet.search.results import Hit, Why, shown
from carnet.search.tokens import BARE, FILTER, TAIL, Field

ACTIVE = "active"

_WEIGHT = {
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
# Four digits end the telephone of many: less than a number or a postcode told whole.
_SHORT_TAIL = 30.0

_ACTIVE_BONUS, _PREFERRED_BONUS, _WHOLE_NAME_BONUS, _HINT_BONUS = 60.0, 25.0, 12.0, 6.0

Tokens = Sequence[tuple[int, str]]  # (field, token) of one subject
Borne = Mapping[int, Tokens]


def rank(readings: Sequence[Reading], subjects: Iterable[int], borne: Borne, prefer: Sequence[str]) -> list[Hit]:
    """The candidates as hits, best first, the newest first among equals."""
    hits = [_best_hit(readings, subject, borne.get(subject, ()), prefer) for subject in subjects]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.id))


def _best_hit(readings: Sequence[Reading], subject: int, tokens: Tokens, prefer: Sequence[str]) -> Hit:
    return max((_hit(reading, subject, tokens, prefer) for reading in readings), key=lambda hit: hit.score)


def _hit(reading: Reading, subject: int, tokens: Tokens, prefer: Sequence[str]) -> Hit:
    filters = {token.removeprefix(FILTER) for field, token in tokens if field == Field.FILTER}
    met = [_meets(need, tokens) for need in reading.needs]
    hinted = sum(1 for need in reading.hints if _meets(need, tokens)[0])
    active, preferred = ACTIVE in filters, any(name in filters for name in prefer)
    score = sum(score for score, _ in met) / max(len(met), 1)
    score += _HINT_BONUS * hinted / max(len(reading.hints), 1)
    score += _WHOLE_NAME_BONUS * _share_of_name(tokens, [why for _, why in met])
    score += _ACTIVE_BONUS * active + _PREFERRED_BONUS * preferred
    return Hit(subject, round(score, 3), tuple(why for _, why in met if why), active, preferred)


def _meets(need: Need, tokens: Tokens) -> tuple[float, Why | None]:
    """The best token of the subject for this need, and what it is worth."""
    best: tuple[float, Why | None] = (0.0, None)
    for field, token in tokens:
        for match in need.matches:
            if (worth := _worth(need, match, field, token)) > best[0]:
                best = worth, Why(Field(field), shown(token), need.typed, match.near)
    return best


def _worth(need: Need, match: Match, field: int, token: str) -> float:
    if field == Field.FILTER or field not in match.fields:
        return 0.0
    if token == match.token:
        worth = _WEIGHT[Field(field)]
        return worth * 0.5 * OSA.normalized_similarity(need.typed, token) if match.near else worth
    if not match.prefix or not token.startswith(match.token):
        return 0.0
    if token.startswith(TAIL):
        return _WEIGHT[Field.PHONE] if len(match.token) > 6 else _SHORT_TAIL
    return _WEIGHT[Field(field)] * (0.55 + 0.3 * len(match.token) / len(token))


def _share_of_name(tokens: Tokens, met: Iterable[Why | None]) -> float:
    """How much of the name the query says: `martin` is more of « Martin » than of « Martin Transports »."""
    name = {token for field, token in tokens if field == Field.NAME and not token.startswith(BARE)}
    said = {why.word for why in met if why and why.field == Field.NAME}
    return len(name & said) / len(name) if name else 0.0
