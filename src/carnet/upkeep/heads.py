"""Heads of chained journals, kept beside each copy: a journal whose end was cut, or that was rewritten whole, no longer holds them.

A chain proves everything but its own end. Each copy's manifest says how far the journal went that day, and its last
hash; the base must hold every one of those lines as long as a copy remembers it, whoever holds the keys.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from carnet.kernel.registry import Registry
from carnet.upkeep import lines
from carnet.upkeep.manifest import Manifest
from carnet.upkeep.sources import open_source

RESTORED = "restored.json"


@dataclass(frozen=True)
class Chain:
    """A table whose rows are chained: `rank` numbers them 1, 2, 3…, `hash` is the print of each and of the one before."""

    code: str
    title: str
    table: str
    rank: str
    hash: str
    order: int = 100


CHAINS: Registry[Chain] = Registry("chained journals")

Heads = dict[str, dict[str, Any]]  # code → {"line": 120, "hash": "…"}


def of_copy(path: Path, made: Manifest) -> Heads:
    """The last line of each journal, read in the copy itself. A journal without a line has no head."""
    found = {chain.code: _last(chain, path, made) for chain in CHAINS if chain.table in made.counts}
    return {code: {"line": last[0], "hash": last[1]} for code, last in found.items() if last}


def _last(chain: Chain, path: Path, made: Manifest) -> tuple[int, str] | None:
    if made.database == "sqlite":
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as copy:
            return next(iter(copy.execute(f"{_columns(chain)} ORDER BY 1 DESC LIMIT 1")), None)
    with open_source(path, made) as source:
        names = source.columns[chain.table]
        rank, print_ = names.index(chain.rank), names.index(chain.hash)
        rows = (lines.read(line) for line in source.lines(chain.table, {}))
        return max(((int(row[rank] or 0), row[print_] or "") for row in rows), default=None)


def _columns(chain: Chain) -> str:
    return f'SELECT "{chain.rank}", "{chain.hash}" FROM "{chain.table}"'


def note_restored(made: Manifest) -> None:
    """Which copy stands in the base since when: what newer copies remember beyond it is known to be set aside."""
    told = [*_restored(), {"file": made.file, "made_at": made.made_at, "at": timezone.now().isoformat(),
                           "heads": made.other.get("heads", {})}]  # fmt: skip
    path = settings.CARNET_HOME / RESTORED
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, indent=1)
    part.replace(path)


def _restored() -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads((settings.CARNET_HOME / RESTORED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return found


def problems(copies: Iterable[tuple[Path, Manifest]]) -> list[str]:
    """The lines that a copy remembers and that the base no longer holds, the newest copy first; one sentence a journal."""
    restored, told = _restored(), {}
    remembered = [*((made.file, made.other.get("heads", {})) for _, made in copies if not _set_aside(made, restored)),
                  *((one["file"], one["heads"]) for one in reversed(restored))]  # fmt: skip
    for file, heads in remembered:
        for chain in CHAINS:
            if chain.code not in told and chain.code in heads and (wrong := _missing(chain, heads[chain.code])):
                told[chain.code] = f"{chain.title} : la copie {file} {wrong}. Comparez à cette copie."
    return list(told.values())


def _set_aside(made: Manifest, restored: list[dict[str, Any]]) -> bool:
    """Made after the copy that was put back, before it was: its end was given up knowingly."""
    return any(datetime.fromisoformat(one["made_at"]) < made.at < datetime.fromisoformat(one["at"]) for one in restored)


def _missing(chain: Chain, head: dict[str, Any]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'{_columns(chain)} WHERE "{chain.rank}" = %s', [head["line"]])
        row = cursor.fetchone()
    if row is None:
        return f"en connaît {head['line']} lignes, la fin a été coupée"
    return "" if row[1] == head["hash"] else f"connaît une autre ligne {head['line']}, le journal a été réécrit"


def beyond(made: Manifest, copies: Iterable[tuple[Path, Manifest]]) -> Iterator[str]:
    """Said at a restoration: what newer copies remember of a journal and that this one does not hold."""
    mine = made.other.get("heads", {})
    for chain in CHAINS:
        here = mine.get(chain.code, {}).get("line", 0)
        most = max((other.other.get("heads", {}).get(chain.code, {}).get("line", 0) for _, other in copies), default=0)
        if most > here:
            yield (
                f"{chain.title} : une copie plus récente en connaît {most} lignes, celle-ci {here}. "
                "Ce qui manque est à saisir de nouveau, et les numéros déjà donnés aux clients à ne pas redonner."
            )
