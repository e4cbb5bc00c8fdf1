"""Who, in the file, looks like this record? Blocks of shared keys, then one comparison each. Bounded at any size."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, models

from carnet import matching
from carnet.clients import derive
from carnet.clients.models.client import Client
from carnet.clients.models.derived import Distinct, MatchKey, MatchProfile
from carnet.clients.snapshot import records
from carnet.kernel.among import array
from carnet.kernel.prepared import Prepared
from carnet.kernel.ready import Ready
from carnet.kernel.rows import Table

BLOCK = 60  # a key borne by more clients tells little: its newest bearers are looked at, the key counts as common
TELLING = 3  # the weight of shared keys below which two records cannot be one; warnings look at everybody
COMPARED = 40  # candidates compared for one record, those with most shared keys first
KEYS_A_QUERY = 400

_PROFILES = Table(MatchProfile, ["client", "data"])
Blocks = dict[int, list[int]]


@dataclass(frozen=True)
class Lookalike:
    """An existing client (or a draft of the same batch) that a record looks like."""

    client_id: int | None
    verdict: matching.Verdict
    draft: int | None = None


def find(
    known: matching.Prepared, *, exclude: Collection[int] = (), threshold: float = matching.THRESHOLDS["warn"]
) -> list[Lookalike]:
    return find_many([known], exclude=exclude, threshold=threshold)[0]


def find_many(
    batch: Sequence[matching.Prepared], *, exclude: Collection[int] = (), threshold: float
) -> list[list[Lookalike]]:
    """For each record the clients it looks like, the likeliest first."""
    keys = [matching.keys(known) for known in batch]
    return find_among(bearers(set().union(*keys)), batch, keys, exclude=exclude, threshold=threshold)


def find_among(
    blocks: Blocks,
    batch: Sequence[matching.Prepared],
    keys: Sequence[frozenset[int]],
    *,
    exclude: Collection[int] = (),
    threshold: float,
    only: Mapping[int, Collection[int]] | None = None,
    among: int = 0,
) -> list[list[Lookalike]]:
    """The same, for who knows the keys and their bearers already.

    `only`: for some records, those worth a comparison; `among`: how many records there are, when not all are written yet.
    """
    context = matching.Context(counts={key: len(found) for key, found in blocks.items()}, size=among or size())
    least = TELLING if threshold >= matching.THRESHOLDS["save"] else 1
    limits = only or {}
    chosen = [candidates(own, blocks, exclude, least=least, only=limits.get(index)) for index, own in enumerate(keys)]
    known = profiles(set().union(*chosen)) if any(chosen) else {}
    return [_judged(one, near, known, context, threshold) for one, near in zip(batch, chosen, strict=True)]


def bearers(keys: Collection[int]) -> Blocks:
    """The newest clients that bear each key, BLOCK + 1 at most (one more tells that there are more)."""
    found: dict[int, list[int]] = {}
    ordered = sorted(keys)
    table = connection.ops.quote_name(MatchKey._meta.db_table)
    newest = f"SELECT key, client_id FROM {table} WHERE key = {{}} ORDER BY client_id DESC LIMIT {BLOCK + 1}"
    for start in range(0, len(ordered), KEYS_A_QUERY):
        chunk = ordered[start : start + KEYS_A_QUERY]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":  # one short plan, where a union has one for each key
                wanted = "SELECT b.* FROM unnest(%s::bigint[]) AS k(wanted) CROSS JOIN LATERAL"
                cursor.execute(Ready(f"{wanted} ({newest.format('k.wanted')}) AS b ORDER BY 1, 2 DESC"), [array(chunk)])
            else:
                cursor.execute(" UNION ALL ".join([f"SELECT * FROM ({newest.format('%s')})"] * len(chunk)), chunk)
            for key, client_id in cursor.fetchall():
                found.setdefault(key, []).append(client_id)
    return found


def candidates(
    keys: Collection[int],
    blocks: Blocks,
    exclude: Collection[int] = (),
    elsewhere: Blocks | None = None,
    least: int = TELLING,
    only: Collection[int] | None = None,
) -> list[int]:
    """Who is worth a comparison: those that share most, COMPARED at most. `elsewhere`: other bearers of the same keys.

    `only`: among these alone.

    Keys that many bear and nothing else (a surname in a big town, a domain of mails) never reached the threshold of a save:
    measured on 30,000 lines, two thirds of the comparisons, none above 0.04.
    """
    if only is not None and not only:
        return []
    shared: Counter[int] = Counter()
    for key in keys:
        block = blocks.get(key)
        if not block:
            continue
        borne = len(block) + len(elsewhere.get(key, ()) if elsewhere else ())
        # A rare key weighs more than a common one, so that the right few are among those compared.
        weight = 4 if borne <= 5 else 2 if borne <= BLOCK else 1
        for client_id in block[: BLOCK + 1]:
            shared[client_id] += weight
    if not shared:
        return []
    chosen = (
        pk
        for pk, weight in shared.most_common()
        if weight >= least and pk not in exclude and (only is None or pk in only)
    )
    return list(islice(chosen, COMPARED))


def profiles(ids: set[int]) -> dict[int, matching.Prepared]:
    known = {pk: matching.Prepared.loads(data) for pk, data in _PROFILES.read("client_id", ids) if is_current(data)}
    if len(known) < len(ids):
        # After a change of the matching, until the night that derives them again.
        old = MatchProfile.objects.filter(client_id__in=ids - known.keys())
        known |= derive.prepared(records(old.values_list("client_id", flat=True)))
    return known


def is_current(data: str) -> bool:
    return data.startswith(matching.HEAD)


def _judged(
    known: matching.Prepared,
    candidates: Sequence[int],
    profiles: dict[int, matching.Prepared],
    context: matching.Context,
    threshold: float,
) -> list[Lookalike]:
    verdicts = [Lookalike(pk, matching.compare(known, profiles[pk], context)) for pk in candidates if pk in profiles]
    alike = [found for found in verdicts if found.verdict.score >= threshold or found.verdict.certain]
    return sorted(alike, key=lambda found: -found.verdict.score)


def _distinct(client: int) -> Any:
    pairs = Distinct.objects.filter(models.Q(first=client) | models.Q(second=client))
    return pairs.values_list("first_id", "second_id")


_DISTINCT = Prepared(_distinct)


def told_distinct(client_id: int) -> set[int]:
    """Those of whom somebody said that they are not this client."""
    return {other for pair in _DISTINCT(client_id) for other in pair if other != client_id}


def size() -> int:
    """How many clients there are, near enough: what makes a shared name telling or not."""
    with connection.cursor() as cursor:
        cursor.execute(Ready(f'SELECT MAX("id") FROM {connection.ops.quote_name(Client._meta.db_table)}'), [])
        return cursor.fetchone()[0] or 1
