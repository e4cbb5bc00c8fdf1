"""The cost of a query: CPU of this thread and of the PostgreSQL process that serves it, minimum of several runs."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


class Clock:
    def __init__(self) -> None:
        self._server: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self._server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def now(self) -> float:
        """CPU milliseconds spent so far."""
        server = int(self._server.read_text().split()[0]) / 1e6 if self._server else 0.0
        return time.thread_time() * 1000 + server

    def cheapest(self, act: Callable[[], T], runs: int) -> tuple[float, T]:
        best = float("inf")
        for _ in range(runs):
            start = self.now()
            result = act()
            best = min(best, self.now() - start)
        return best, result


def calibration() -> float:
    """CPU milliseconds of a fixed loop: tells how fast the machine was at that moment."""
    start = time.thread_time()
    sum(number * number for number in range(1_000_000))
    return (time.thread_time() - start) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
