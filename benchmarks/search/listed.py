"""`python -m benchmarks.search.listed --file calls --seed 301`: a list brought in by `carnet import`, searched by `carnet search --stdin`.

A home folder of its own; the queries are made from what the lines say and from the truth beside them.
A hit is the line asked for, or another line of the same client.
"""

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.matching.calls import calls_listing
from benchmarks.matching.listing import Listing
from benchmarks.matching.merged import merged_listing
from benchmarks.search.listed_queries import Asked, queries

_FILES = {"calls": calls_listing, "merged": merged_listing}


def main() -> None:
    options = _options()
    listing = _FILES[options.file](options.seed, options.size)
    with tempfile.TemporaryDirectory() as folder:
        clients = _import(listing, Path(folder))
        asked = queries(listing, random.Random(options.seed), options.each)
        start = time.perf_counter()
        answers = _search([one.query for one in asked], Path(folder))
        seconds = time.perf_counter() - start
    _report(asked, answers, clients, options.misses)
    print(f"\n{len(asked)} queries in {seconds:.1f} s, start included")


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="benchmarks.search.listed")
    options.add_argument("--file", choices=list(_FILES), default="calls")
    options.add_argument("--seed", type=int, default=301)
    options.add_argument("--size", type=int, default=20_000)
    options.add_argument("--each", type=int, default=40)
    options.add_argument("--misses", action="store_true", help="show the queries that found nothing expected")
    return options.parse_args()


def _import(listing: Listing, folder: Path) -> dict[str, int]:
    """The client of each number that was given."""
    listing.write(folder / "list.csv")
    _carnet(
        folder, "import", str(folder / "list.csv"), "--duplicates", "create", "--report", str(folder / "report.csv")
    )
    with (folder / "report.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["verdict"] == "created"]
    return {row["number"]: listing.truth[int(row["line"]) - 2][0] for row in rows}


def _search(typed: list[str], folder: Path) -> list[list[str]]:
    """The numbers of the hits of each query, best first."""
    said = _carnet(folder, "search", "--stdin", typed="\n".join(typed) + "\n")
    return [[hit["number"] for hit in json.loads(line)["results"]] for line in said.splitlines()]


def _carnet(folder: Path, *words: str, typed: str = "") -> str:
    environment = {**os.environ, "CARNET_HOME": str(folder / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "carnet", *words],
        input=typed,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def _report(asked: list[Asked], answers: list[list[str]], clients: dict[str, int], misses: bool) -> None:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one, numbers in zip(asked, answers, strict=True):
        ranks = [rank for rank, number in enumerate(numbers) if clients.get(number) == one.client]
        found[one.kind].update(asked=1, first=bool(ranks) and ranks[0] == 0, in_twenty=bool(ranks))
        if misses and not ranks:
            print(f"{one.kind:22} {one.query!r} for {one.said}")
    print("\n| kind | queries | first | in twenty |\n|---|---:|---:|---:|")
    for kind, counts in found.items():
        print(f"| {kind} | {counts['asked']} | {_share(counts, 'first')} | {_share(counts, 'in_twenty')} |")
    for name, mistyped in (("exact", False), ("mistyped", True)):
        total = sum((found[kind] for kind in {one.kind for one in asked if one.mistyped is mistyped}), Counter())
        print(f"| **all {name}** | {total['asked']} | {_share(total, 'first')} | {_share(total, 'in_twenty')} |")


def _share(counts: Counter[str], name: str) -> str:
    return f"{counts[name] / max(counts['asked'], 1):.3f}"


if __name__ == "__main__":
    main()
