"""The cost of an answer: CPU of this thread and of the PostgreSQL process that serves it, the cheapest of several runs.

CPU, not elapsed time: the machine may be busy with something else. The cheapest: what the work itself asks for.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

RUNS = 5


class Clock:
    def __init__(self) -> None:
        self._server = _server_process() if connection.vendor == "postgresql" else None
        # A server on another machine, or one that hides its processes: only our side is counted.
        self.sees_server = connection.vendor != "postgresql" or self._server is not None

    def now(self) -> float:
        """CPU milliseconds spent so far."""
        server = int(self._server.read_text().split()[0]) / 1e6 if self._server else 0.0
        return self.own() + server

    def own(self) -> float:
        return time.thread_time() * 1000


class WholeClock(Clock):
    """Of the whole process: Typst and Saxon work in threads of their own."""

    def own(self) -> float:
        return time.process_time() * 1000


def _server_process() -> Path | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        folder = Path(f"/proc/{cursor.fetchone()[0]}")
    try:
        ours = (folder / "comm").read_text().startswith("postgres")
        return folder / "schedstat" if ours and (folder / "schedstat").read_text() else None
    except OSError:
        return None


def calibration() -> float:
    """CPU milliseconds of a fixed loop, the cheapest of five: how fast this machine is, beside every table."""

    def loop() -> float:
        start = time.thread_time()
        sum(number * number for number in range(1_000_000))
        return (time.thread_time() - start) * 1000

    return min(loop() for _ in range(RUNS))


@dataclass
class Figure:
    """One line of a table: the costs of many answers of one kind."""

    what: str
    budget: float | None = None
    costs: list[float] = field(default_factory=list)
    queries: int | None = None  # SQL queries of one answer, the most
    weight: int | None = None  # bytes of one answer, the most
    found: list[bool] = field(default_factory=list)  # was the expected client there?
    named: list[tuple[float, str]] = field(default_factory=list)

    def add(self, cost: float, what: str = "", queries: int | None = None, weight: int | None = None) -> None:
        self.costs.append(cost)
        self.named.append((cost, what))
        self.queries = _most(self.queries, queries)
        self.weight = _most(self.weight, weight)

    def take(self, other: "Figure") -> None:
        """Count the answers of another line here too."""
        self.costs += other.costs
        self.found += other.found
        self.queries = _most(self.queries, other.queries)
        self.weight = _most(self.weight, other.weight)

    @property
    def within(self) -> bool:
        return self.budget is None or percentile(self.costs, 0.95) <= self.budget


def _most(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def cheapest(clock: Clock, act: Callable[[], Any], runs: int = RUNS) -> tuple[float, Any]:
    """(CPU milliseconds, what the last run gave)."""
    best, result = float("inf"), None
    for _ in range(runs):
        start = clock.now()
        result = act()
        best = min(best, clock.now() - start)
    return best, result


def queries_of(act: Callable[[], Any]) -> int:
    """How many SQL queries an act makes."""
    counted = 0

    def count(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        nonlocal counted
        counted += 1
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(count):
        act()
    return counted


def total(what: str, figures: Sequence[Figure], budget: float | None = None) -> Figure:
    """All these lines in one."""
    whole = Figure(what, budget)
    for figure in figures:
        whole.take(figure)
    return whole
