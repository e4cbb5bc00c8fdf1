"""A whole file against itself: blocks of look-alikes, pairs judged, the prior read from the file, transitivity."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from carnet.matching.comparing import compare, odds
from carnet.matching.context import USUAL_PRIOR, Context
from carnet.matching.keys import key, key_texts
from carnet.matching.levels_firms import number_level
from carnet.matching.party import Party
from carnet.matching.prepared import Prepared, prepare
from carnet.matching.slips import slips
from carnet.matching.verdict import Verdict

# A block of more clients than this (a switchboard, "Le Bourg") makes no candidates: other keys do.
BLOCK_CAP = 50
# Keys of a whole département (a word of a firm, an acronym, a surname and an initial).
_WIDE = frozenset("oqd")
# Pairs less likely than this are not worth a line.
FLOOR = 0.05
# A file of ten clients is a sample of a larger world: namesakes are judged as in a file of this size.
_SMALLEST = 2000
# Odds under which a pair is forgotten at once.
_HOPELESS = 0.0005
# The prior read from the file stays between these.
_PRIORS = (0.002, 0.6)

# Transitivity: records with more look-alikes are left alone; what three sides may say together is bounded.
_CROWD = 12
_MOST = 300.0
_SURELY_NOT = 0.05
_SURE = 0.97
_NOTHING_SEEN = frozenset({"strangers", "namesake"})

_LINKED = "le même client, d'après une troisième fiche qui ressemble aux deux"
_AMBIGUOUS = "une fiche incomplète, qui ressemble à deux clients différents"

Side = tuple[int, int]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Pair:
    id_a: int | str
    id_b: int | str
    score: float
    verdict: Verdict


def scan(parties: Iterable[Party], *, progress: Progress | None = None) -> list[Pair]:
    """Every pair of the file worth a look, likeliest first. `progress` hears (pairs judged, pairs to judge)."""
    clients = [prepare(party) for party in parties]
    return scan_prepared(clients, progress=progress)


def scan_prepared(clients: list[Prepared], *, progress: Progress | None = None) -> list[Pair]:
    candidates, counts = _candidates(clients)
    context = Context(counts, max(len(clients), _SMALLEST), USUAL_PRIOR)
    judged = _judge(clients, candidates, context, progress)
    context = replace(context, prior=_prior(judged, context.prior, len(clients)))
    change = context.prior / USUAL_PRIOR
    verdicts = {
        pair: compare(clients[pair[0]], clients[pair[1]], context)
        for pair, value in judged.items()
        if value * change > FLOOR / 2
    }
    scores = _transitive(clients, verdicts, context)
    pairs = [
        Pair(clients[a].id, clients[b].id, score, _retold(verdicts[a, b], score))
        for (a, b), score in scores.items()
        if score >= FLOOR
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, str(pair.id_a), str(pair.id_b)))


def _retold(verdict: Verdict, score: float) -> Verdict:
    """The verdict with the score that the third records give it, and the story when they change its side."""
    if score >= 0.5 > verdict.score:
        return replace(verdict, score=score, story="linked", explanation=_LINKED)
    if score < 0.5 <= verdict.score:
        return replace(verdict, score=score, story="ambiguous", explanation=_AMBIGUOUS, certain=False)
    return replace(verdict, score=score)


def _candidates(clients: list[Prepared]) -> tuple[set[int], Counter[int]]:
    """Pairs that share a key (as `a << 32 | b`), and how many clients bear each value."""
    narrow, wide = _Blocks(), _Blocks()
    counts: Counter[int] = Counter()
    for at, client in enumerate(clients):
        for text in key_texts(client):
            (wide if text[0] in _WIDE else narrow).add(key(text), at)
        counts.update([key(text) for text in _counted(client)])
    counts = Counter({value: count for value, count in counts.items() if count > 1})
    for blocks in (narrow, wide):
        counts.update({value: len(members) for value, members in blocks.shared.items()})
    found = narrow.pairs()
    found.update([pair for pair in wide.pairs() - found if _near(clients[pair >> 32], clients[pair & 0xFFFFFFFF])])
    return found, counts


class _Blocks:
    """Clients by key; a key borne once, the usual case, costs one number and no list."""

    def __init__(self) -> None:
        self.first: dict[int, int] = {}
        self.shared: dict[int, list[int]] = {}

    def add(self, value: int, at: int) -> None:
        if self.first.setdefault(value, at) != at:
            self.shared.setdefault(value, [self.first[value]]).append(at)

    def pairs(self) -> set[int]:
        found: set[int] = set()
        for members in self.shared.values():
            if len(members) <= BLOCK_CAP:
                found.update([a << 32 | b for a, b in combinations(members, 2)])
        return found


def _near(a: Prepared, b: Prepared) -> bool:
    """A word of the name in one département is not enough: one commune, or a phone or an e-mail one slip away."""
    return (
        any(x.postcode == y.postcode or x.city == y.city for x in a.places for y in b.places)
        or any(slips(x, y, 1) for x in a.phones for y in b.phones)
        or any(slips(x, y, 2) for x in a.emails for y in b.emails)
        or number_level(a.siren, b.siren) == "N"
    )


def _counted(client: Prepared) -> set[str]:
    """Values that are no key but whose frequency counts: surnames and communes."""
    values = {"l:" + person.surname for person in client.people if person.surname}
    return values | {"c:" + place.postcode for place in client.places if place.postcode}


def _judge(
    clients: list[Prepared], candidates: set[int], context: Context, progress: Progress | None
) -> dict[Side, float]:
    """Odds of the pairs that are not plainly two clients."""
    found: dict[Side, float] = {}
    for done, pair in enumerate(candidates):
        a, b = pair >> 32, pair & 0xFFFFFFFF
        value = odds(clients[a], clients[b], context)
        if value > _HOPELESS:
            found[a, b] = value
        if progress and done % 5000 == 0:
            progress(done, len(candidates))
    if progress:
        progress(len(candidates), len(candidates))
    return found


def _prior(judged: dict[Side, float], supposed: float, clients: int) -> float:
    """Duplicates expected per client, such that the scores add up to it (the odds are proportional to the prior)."""
    prior = supposed
    for _ in range(30):
        change = prior / supposed
        found = sum(value * change / (1 + value * change) for value in judged.values())
        # A few imaginary clients with the usual rate keep a small file from saying anything extreme.
        prior = min(max((found + 200 * USUAL_PRIOR) / (clients + 200), _PRIORS[0]), _PRIORS[1])
    return prior


def _transitive(clients: list[Prepared], verdicts: dict[Side, Verdict], context: Context) -> dict[Side, float]:
    """If a is b and b is c, a is c; if a is surely not c, b is not both. One step, over triples judged together."""
    scores = {pair: verdict.score for pair, verdict in verdicts.items()}
    doubts: dict[Side, float] = {}
    for middle, others in _neighbours(verdicts).items():
        for a, c in combinations(others, 2) if len(others) <= _CROWD else ():
            if (a, c) not in verdicts:
                verdicts[a, c] = compare(clients[a], clients[c], context)
            left, right = _side(a, middle), _side(middle, c)
            sides = [_odds(verdicts[side].score) for side in (left, right, (a, c))]
            one_client = sides[0] * sides[1] * sides[2]
            ways = one_client + sum(sides) + 1
            scores[a, c] = max(scores.get((a, c), 0.0), (one_client + sides[2]) / ways)
            if _contradicts(verdicts[a, c]) and not clients[middle].couple:
                for side, value in ((left, sides[0]), (right, sides[1])):
                    doubts[side] = min(doubts.get(side, 1.0), (one_client + value) / ways)
    for side, score in doubts.items():
        if scores[side] < _SURE:
            scores[side] = min(scores[side], score)
    return scores


def _contradicts(verdict: Verdict) -> bool:
    """Surely two, and not merely two records with nothing in common."""
    return verdict.score < _SURELY_NOT and verdict.story not in _NOTHING_SEEN


def _neighbours(verdicts: dict[Side, Verdict]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for (a, b), verdict in verdicts.items():
        if verdict.score > 0.5:
            near[a].append(b)
            near[b].append(a)
    return {middle: sorted(others) for middle, others in near.items() if len(others) > 1}


def _side(a: int, b: int) -> Side:
    return (a, b) if a < b else (b, a)


def _odds(score: float) -> float:
    """Bounded: the three sides of a triple show much of the same evidence."""
    return min(score / max(1 - score, 1e-6), _MOST)
