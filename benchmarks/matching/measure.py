"""Figures of one scan against the truth."""

import resource
import time
from collections import Counter
from dataclasses import dataclass

from benchmarks.matching.truth import File
from carnet.matching import REVIEW, Pair, scan


@dataclass
class Figures:
    name: str
    records: int
    truth: int
    precision: float
    recall: float
    recall_at_99: float
    calibration: float
    best_f1: float
    best_at: float
    cpu: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def measure(file: File) -> tuple[Figures, list[Pair]]:
    start = time.process_time()
    pairs = scan(record.party for record in file.records)
    cpu = time.process_time() - start
    truth = file.true_pairs()
    ranked = [(pair.score, _ids(pair) in truth) for pair in pairs]
    found = [good for score, good in ranked if score >= REVIEW]
    f1, at = _best(ranked, len(truth))
    figures = Figures(
        file.name, len(file.records), len(truth), sum(found) / max(len(found), 1), sum(found) / max(len(truth), 1),
        _recall_at(ranked, len(truth), 0.99), calibration_error(ranked), f1, at, cpu,
    )  # fmt: skip
    return figures, pairs


def _ids(pair: Pair) -> tuple[int, int]:
    return min(int(pair.id_a), int(pair.id_b)), max(int(pair.id_a), int(pair.id_b))


def _best(ranked: list[tuple[float, bool]], truth: int) -> tuple[float, float]:
    best, at, good = 0.0, 1.0, 0
    for rank, (score, right) in enumerate(ranked, 1):
        good += right
        f1 = 2 * good / (rank + truth)
        if f1 > best:
            best, at = f1, score
    return best, at


def _recall_at(ranked: list[tuple[float, bool]], truth: int, precision: float) -> float:
    good, best = 0, 0
    for rank, (_, right) in enumerate(ranked, 1):
        good += right
        if good / rank >= precision:
            best = good
    return best / max(truth, 1)


def calibration_error(ranked: list[tuple[float, bool]]) -> float:
    """Mean gap, over ten bands of score weighted by their pairs, between the score shown and the share that is true."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for score, good in ranked:
        bands.setdefault(min(int(score * 10), 9), []).append((score, good))
    gap = sum(abs(sum(score for score, _ in band) - sum(good for _, good in band)) for band in bands.values())
    return gap / max(len(ranked), 1)


def bands(file: File, pairs: list[Pair]) -> list[tuple[float, int, float, float]]:
    truth = file.true_pairs()
    rows = []
    for low in range(10):
        band = [
            (pair.score, _ids(pair) in truth)
            for pair in pairs
            if low / 10 <= pair.score < (low + 1) / 10 or (low == 9 and pair.score >= 1)
        ]
        if band:
            rows.append(
                (
                    low / 10,
                    len(band),
                    sum(score for score, _ in band) / len(band),
                    sum(good for _, good in band) / len(band),
                )
            )
    return rows


def errors(
    file: File, pairs: list[Pair]
) -> tuple[Counter[str], Counter[str], Counter[str], list[tuple[Pair | None, int, int]]]:
    """(wrong pairs by trap, missed pairs by alteration, all true pairs by alteration, the pairs themselves)."""
    truth = file.true_pairs()
    by_id = {int(record.party.id): record for record in file.records}
    shown = {_ids(pair): pair for pair in pairs}
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    every: Counter[str] = Counter()
    listed: list[tuple[Pair | None, int, int]] = []
    for ids, pair in shown.items():
        if pair.score >= REVIEW and ids not in truth:
            traps = {by_id[one].trap for one in ids}
            wrong[next(iter(traps)) or "none" if len(traps) == 1 else "mixed"] += 1
            listed.append((pair, *ids))
    for ids in truth:
        altered = {name for one in ids for name in by_id[one].altered}
        every.update(altered)
        if ids not in shown or shown[ids].score < REVIEW:
            missed.update(altered)
            listed.append((shown.get(ids), *ids))
    return wrong, missed, every, listed


def memory_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
