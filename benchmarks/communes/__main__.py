"""`python -m benchmarks.communes [--part tune|held] [--misses]`: hits by kind of spelling, and CPU time a query."""

import argparse
import csv
import resource
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from carnet.communes.engine import suggest

QUERIES = Path(__file__).parent / "queries.csv"
NOTHING = "nothing"
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Case:
    kind: str
    query: str
    expected: frozenset[str]
    part: str


@dataclass(frozen=True, slots=True)
class Outcome:
    case: Case
    found: tuple[str, ...]
    milliseconds: float

    def hit(self, first: int) -> bool:
        """An expected commune among the first ones; nothing at all when nothing is expected."""
        if self.case.kind == NOTHING:
            return not self.found
        return not self.case.expected.isdisjoint(self.found[:first])


def read_cases(part: str = "") -> list[Case]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        cases = [
            Case(row["kind"], row["query"], frozenset(row["expected"].split()), row["part"])
            for row in csv.DictReader(file)
        ]
    return [case for case in cases if part in ("", case.part)]


def measure(case: Case) -> Outcome:
    """The best of a few rounds: what the machine does besides is not the engine's."""
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time_ns()
        found = suggest(case.query)
        times.append(time.process_time_ns() - start)
    return Outcome(case, tuple(suggestion.insee for suggestion in found), min(times) / 1e6)


def share(outcomes: Iterable[Outcome], first: int) -> float:
    hits = [outcome.hit(first) for outcome in outcomes]
    return 100 * sum(hits) / len(hits) if hits else 100.0


def report(outcomes: list[Outcome]) -> None:
    print(f"{'kind':18}{'queries':>8}{'hit@1':>8}{'hit@5':>8}{'hit@10':>8}")
    for kind in dict.fromkeys(outcome.case.kind for outcome in outcomes):
        line(kind, [outcome for outcome in outcomes if outcome.case.kind == kind])
    line("all", outcomes)
    times = sorted(outcome.milliseconds for outcome in outcomes)
    middle, late = statistics.median(times), times[int(len(times) * 0.95)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"CPU a query: p50 {middle:.2f} ms, p95 {late:.2f} ms, max {times[-1]:.2f} ms")
    print(f"memory of the process: {memory:.0f} MB")


def line(name: str, outcomes: list[Outcome]) -> None:
    shares = "".join(f"{share(outcomes, first):8.1f}" for first in (1, 5, 10))
    print(f"{name:18}{len(outcomes):8}{shares}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("tune", "held"), default="", help="half of the list (all of it when absent)")
    parser.add_argument("--misses", action="store_true", help="show what was not among the first five")
    options = parser.parse_args()
    suggest("lons")
    outcomes = [measure(case) for case in read_cases(options.part)]
    report(outcomes)
    for outcome in outcomes:
        if options.misses and not outcome.hit(5):
            print(f"  {outcome.case.kind}: {outcome.case.query!r} {sorted(outcome.case.expected)} {outcome.found[:5]}")


if __name__ == "__main__":
    main()
