"""Figures of one scan against the truth."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from benchmarks.matching.truth import File
from carnet.matching import REVIEW, Pair, scan

Ids = tuple[int, int]
Ranked = list[tuple[float, bool]]


@dataclass
class Figures:
    name: str
    records: int
    truth: int
    precision: float
    recall: float
    recall_at_99: float
    calibration: float
    cpu: float
    wrong: Counter[str] = field(default_factory=Counter)  # wrong pairs by trap
    missed: Counter[str] = field(default_factory=Counter)  # missed pairs by alteration
    every: Counter[str] = field(default_factory=Counter)  # true pairs by alteration

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


@dataclass
class Found:
    wrong: list[tuple[Pair | None, int, int]] = field(default_factory=list)
    missed: list[tuple[Pair | None, int, int]] = field(default_factory=list)


def measure(file: File) -> tuple[Figures, list[Pair]]:
    """CPU counts the reading of the records as well as the scan."""
    start = time.process_time()
    pairs = scan(record.party for record in file.records)
    cpu = time.process_time() - start
    truth = file.true_pairs()
    ranked = [(pair.score, ids(pair) in truth) for pair in pairs]
    kept = [good for score, good in ranked if score >= REVIEW]
    figures = Figures(
        file.name, len(file.records), len(truth), sum(kept) / max(len(kept), 1), sum(kept) / max(len(truth), 1),
        recall_at(ranked, len(truth), 0.99), calibration_error(ranked), cpu,
    )  # fmt: skip
    _count_errors(file, pairs, figures)
    return figures, pairs


def ids(pair: Pair) -> Ids:
    a, b = int(pair.id_a), int(pair.id_b)
    return (a, b) if a < b else (b, a)


def recall_at(ranked: Ranked, truth: int, precision: float) -> float:
    """The best recall that some threshold gives with that precision."""
    good, best = 0, 0
    for rank, (_, right) in enumerate(ranked, 1):
        good += right
        if good / rank >= precision:
            best = good
    return best / max(truth, 1)


def calibration_error(ranked: Ranked) -> float:
    """Mean gap between the score shown and the share that is true, over ten bands of score weighted by their pairs."""
    bands: dict[int, Ranked] = defaultdict(list)
    for score, good in ranked:
        bands[min(int(score * 10), 9)].append((score, good))
    gap = sum(abs(sum(score for score, _ in band) - sum(good for _, good in band)) for band in bands.values())
    return gap / max(len(ranked), 1)


def errors(file: File, pairs: list[Pair]) -> Found:
    truth = file.true_pairs()
    shown = {ids(pair): pair for pair in pairs}
    kept = {pair_ids for pair_ids, pair in shown.items() if pair.score >= REVIEW}
    return Found(
        wrong=[(shown[one], *one) for one in sorted(kept - truth)],
        missed=[(shown.get(one), *one) for one in sorted(truth - kept)],
    )


def _count_errors(file: File, pairs: list[Pair], figures: Figures) -> None:
    by_id = {int(record.party.id): record for record in file.records}
    found = errors(file, pairs)
    for _, a, b in found.wrong:
        traps = {by_id[a].trap, by_id[b].trap}
        figures.wrong[(traps.pop() or "none") if len(traps) == 1 else "mixed"] += 1
    for one in file.true_pairs():
        figures.every.update({what for at in one for what in by_id[at].altered})
    for _, a, b in found.missed:
        figures.missed.update({*by_id[a].altered, *by_id[b].altered})
