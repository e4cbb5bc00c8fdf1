"""Figures as a Markdown table, as docs/benchmarks.md holds them."""

import platform
from collections.abc import Iterable
from pathlib import Path

from django.db import connection

from carnet.bench.costs import Clock, Figure, calibration, percentile
from carnet.bench.place import Place

_HEAD = "| what | n | p50 ms | p95 ms | max ms | budget (p95) | SQL | bytes | found |\n|---|---|---|---|---|---|---|---|---|"


def heading(name: str, place: Place, clock: Clock) -> str:
    seen = "" if clock.sees_server else "; CPU of the server not visible, not counted"
    return (
        f"\n### {name}: {place.clients:,} clients, {engine()}\n\n"
        f"Python {platform.python_version()}, {machine()}; calibration {calibration():.0f} ms{seen}\n"
    )


def engine() -> str:
    if connection.vendor == "sqlite":
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}"
    version: int = connection.pg_version  # type: ignore[attr-defined]
    return f"PostgreSQL {version // 10_000}.{version % 10_000}"


def machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def table(figures: Iterable[Figure]) -> str:
    return "\n".join([_HEAD, *(_row(figure) for figure in figures)])


def _row(figure: Figure) -> str:
    budget = "" if figure.budget is None else f"{figure.budget:g}{'' if figure.within else ' **missed**'}"
    found = f"{sum(figure.found) / len(figure.found):.2f}" if figure.found else ""
    costs = [f"{percentile(figure.costs, share):.1f}" for share in (0.5, 0.95)]
    cells = [
        figure.what,
        str(len(figure.costs)),
        *costs,
        f"{max(figure.costs, default=0):.1f}",
        budget,
        "" if figure.queries is None else str(figure.queries),
        "" if figure.weight is None else f"{figure.weight:,}",
        found,
    ]
    return f"| {' | '.join(cells)} |"


def slowest(figures: Iterable[Figure], most: int = 5) -> str:
    """The dearest answers, by name: where to look next."""
    worst = sorted((named for figure in figures for named in figure.named), reverse=True)[:most]
    return "\n".join(f"- {cost:.1f} ms: {what}" for cost, what in worst)
