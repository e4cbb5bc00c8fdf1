"""One client being typed, against a base that holds the others: what the form says while typing and at save."""

import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass

from benchmarks.matching.truth import File
from carnet.matching import SAVE, WARN, Context, Prepared, compare, keys, prepare

# Blocks larger than this are not read by a check.
BLOCK_CAP = 60


@dataclass
class CheckFigures:
    name: str
    duplicates: int
    first: float  # share of duplicates whose own client comes first
    warned: float
    asked: float
    fresh: int
    false_warned: float  # fresh clients that get a warning
    false_asked: float
    micros: float


def check(file: File, sample: int = 1000) -> CheckFigures:
    clients = {int(record.party.id): prepare(record.party) for record in file.records}
    owner = {int(record.party.id): record.client for record in file.records}
    twins = Counter(owner.values())
    blocks: dict[int, list[int]] = defaultdict(list)
    for at, client in clients.items():
        for key in keys(client):
            blocks[key].append(at)
    context = Context({key: len(members) for key, members in blocks.items()}, len(clients))
    rng = random.Random(1)
    again = rng.sample([at for at in clients if twins[owner[at]] > 1], sample)
    fresh = rng.sample([at for at in clients if twins[owner[at]] == 1], sample)
    start = time.process_time()
    shown = {at: _look(at, clients, blocks, context) for at in [*again, *fresh]}
    micros = (time.process_time() - start) / len(shown) * 1e6
    found = [[(score, owner[other] == owner[at]) for score, other in shown[at]] for at in again]
    return CheckFigures(
        file.name, len(again), sum(bool(hits) and hits[0][1] for hits in found) / sample,
        _share(found, WARN), _share(found, SAVE), len(fresh),
        sum(bool(shown[at]) and shown[at][0][0] >= WARN for at in fresh) / sample,
        sum(bool(shown[at]) and shown[at][0][0] >= SAVE for at in fresh) / sample, micros,
    )  # fmt: skip


def _share(found: list[list[tuple[float, bool]]], threshold: float) -> float:
    return sum(any(score >= threshold and right for score, right in hits) for hits in found) / len(found)


def _look(
    at: int, clients: dict[int, Prepared], blocks: dict[int, list[int]], context: Context
) -> list[tuple[float, int]]:
    near = {other for key in keys(clients[at]) if len(blocks[key]) <= BLOCK_CAP for other in blocks[key]} - {at}
    return sorted(((compare(clients[at], clients[other], context).score, other) for other in near), reverse=True)[:5]
