"""The journal of sales and payments: how a line is written, chained, closed and verified. Pure.

Each line bears the SHA-256 of itself and of the line before: one altered, added or removed line breaks every
line after it. A closing (day, month, year) fixes the head of the journal and its running totals.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

GENESIS = "0" * 64
ZERO = Decimal(0)
# What closings add up; `payload` holds those that a line moves.
FIGURES = ("excl", "tax", "incl", "received")
PERIODS = ("day", "month", "year")
_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Line:
    """As stored: `at` (ISO 8601, UTC), `day` (local, ISO) and `payload` are texts, exactly as hashed."""

    seq: int
    at: str
    day: str
    kind: str
    payload: str
    previous: str
    hash: str
    seal: str = ""

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.payload)
        return found


@dataclass(frozen=True)
class Closing:
    """Lines `first` to `last` of one period; `totals` of the period, `running` since the first line of all."""

    period: str  # day, month, year
    start: str  # its first day, ISO
    first: int
    last: int
    head: str  # the hash of line `last`
    totals: str  # canonical JSON
    running: str
    previous: str  # the hash of the closing before, of the same period
    hash: str
    seal: str = ""


@dataclass(frozen=True)
class Fault:
    """What is wrong, and the first line where it shows."""

    seq: int
    what: str

    def __str__(self) -> str:
        return f"Journal des ventes, ligne {self.seq} : {self.what}."


def canonical(data: Mapping[str, Any]) -> str:
    """One text for one content, whatever the order of the keys."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(*parts: object) -> str:
    return hashlib.sha256(_SEPARATOR.join(map(str, parts)).encode()).hexdigest()


def sealed(key: bytes, hash_: str) -> str:
    """Only who holds the key of the installation writes it: a journal rewritten from its first line shows."""
    return hmac.new(key, hash_.encode(), hashlib.sha256).hexdigest()


def line(seq: int, at: str, day: str, kind: str, data: Mapping[str, Any], previous: str, key: bytes = b"") -> Line:
    payload = canonical(data)
    hash_ = digest(seq, at, day, kind, payload, previous)
    return Line(seq, at, day, kind, payload, previous, hash_, sealed(key, hash_) if key else "")


def first_fault(lines: Iterable[Line], key: bytes = b"", *, start: int = 1, previous: str = GENESIS) -> Fault | None:
    """The first line that is not as it was written; None when the chain is whole. `key`: seals are checked too."""
    expected = start
    day = ""
    for found in lines:
        if found.seq != expected:
            return Fault(expected, "elle manque, ou une autre est en double")
        if found.previous != previous:
            return Fault(found.seq, "elle ne suit pas celle d’avant (ligne ajoutée, retirée ou échangée)")
        if digest(found.seq, found.at, found.day, found.kind, found.payload, found.previous) != found.hash:
            return Fault(found.seq, "elle a été modifiée")
        if found.day < day:
            return Fault(found.seq, "elle est datée d’avant la précédente")
        if key and found.seal != sealed(key, found.hash):
            return Fault(found.seq, "son sceau n’est pas celui de cette installation (journal réécrit, ou clé changée)")
        previous, expected, day = found.hash, found.seq + 1, found.day
    return None


def figures(lines: Iterable[Line]) -> dict[str, Decimal]:
    """What these lines add up to."""
    sums = dict.fromkeys(FIGURES, ZERO)
    for found in lines:
        data = found.data
        for name in FIGURES:
            sums[name] += Decimal(data.get(name, 0))
    return sums


def added(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {name: one.get(name, ZERO) + other.get(name, ZERO) for name in FIGURES}


def plain(sums: Mapping[str, Decimal]) -> str:
    return canonical({name: f"{sums[name]:.2f}" for name in FIGURES})


def read(sums: str) -> dict[str, Decimal]:
    return {name: Decimal(value) for name, value in json.loads(sums).items()}


def closing(
    period: str,
    start: str,
    lines: tuple[int, int, str],
    totals: Mapping[str, Decimal],
    before: Closing | None,
    key: bytes = b"",
) -> Closing:
    """Close a period. `lines`: its first line, its last, and the hash of the last."""
    running = added(totals, read(before.running) if before else {})
    previous = before.hash if before else GENESIS
    parts = (period, start, *lines, plain(totals), plain(running), previous)
    hash_ = digest(*parts)
    return Closing(*parts, hash_, sealed(key, hash_) if key else "")


def start_of(period: str, day: date) -> date:
    """The first day of the period that holds this day."""
    if period == "day":
        return day
    return day.replace(day=1) if period == "month" else day.replace(month=1, day=1)


def end_of(period: str, start: date) -> date:
    """The first day after a period."""
    if period == "day":
        return start + timedelta(days=1)
    month, year = (1, start.year + 1) if period == "year" or start.month == 12 else (start.month + 1, start.year)
    return date(year, month, 1)


def faulty_closings(closings: Iterable[Closing], lines: Mapping[int, Line], key: bytes = b"") -> Iterator[str]:
    """What is wrong with closings, one sentence each. `lines`: by number; they were verified before."""
    last: dict[str, Closing] = {}
    for found in closings:
        told = _wrong(found, last.get(found.period), lines, key)
        if told:
            yield f"Clôture {_NAMES[found.period]} du {found.start} (lignes {found.first} à {found.last}) : {told}."
        last[found.period] = found
    yield from _not_closed(last, lines)


def _not_closed(last: Mapping[str, Closing], lines: Mapping[int, Line]) -> Iterator[str]:
    """What ended before the last line was closed when that line was written: a closing taken away shows."""
    today = date.fromisoformat(lines[max(lines)].day) if lines else None
    for period in PERIODS if today else ():
        done = last[period].last if period in last else 0
        oldest = lines.get(done + 1)
        start = start_of(period, date.fromisoformat(oldest.day)) if oldest else None
        if start and today and end_of(period, start) <= today:
            yield f"La clôture {_NAMES[period]} du {start.isoformat()} manque : elle a été retirée."


_NAMES = {"day": "journalière", "month": "mensuelle", "year": "annuelle"}


def _wrong(found: Closing, before: Closing | None, lines: Mapping[int, Line], key: bytes) -> str:
    parts = (
        found.period,
        found.start,
        found.first,
        found.last,
        found.head,
        found.totals,
        found.running,
        found.previous,
    )
    if digest(*parts) != found.hash:
        return "elle a été modifiée"
    if found.previous != (before.hash if before else GENESIS) or found.first != (before.last + 1 if before else 1):
        return "elle ne suit pas celle d’avant"
    if key and found.seal != sealed(key, found.hash):
        return "son sceau n’est pas celui de cette installation"
    if found.last not in lines:
        return "les lignes qu’elle clôt manquent : la fin du journal a été coupée"
    if lines[found.last].hash != found.head:
        return "le journal a été réécrit depuis"
    inside = [lines[seq] for seq in range(found.first, found.last + 1)]
    if any(not _within(found, one) for one in inside):
        return "elle clôt des lignes d’une autre date"
    sums = figures(inside)
    if plain(sums) != found.totals or plain(added(sums, read(before.running) if before else {})) != found.running:
        return "ses totaux ne sont pas ceux des lignes"
    return ""


def _within(found: Closing, one: Line) -> bool:
    start = date.fromisoformat(found.start)
    return start <= date.fromisoformat(one.day) < end_of(found.period, start)


def archive_problems(lines: list[Line], closings: list[Closing], about: Mapping[str, Any]) -> list[str]:
    """What is wrong with an archive, one sentence each: the seals need the key of the installation, the hashes do not."""
    if fault := first_fault(lines):
        return [str(fault)]
    told = list(faulty_closings(closings, {line.seq: line for line in lines}))
    if about["lines"] != len(lines) or about["head"] != (lines[-1].hash if lines else GENESIS):
        told.append("Le journal n’est pas celui qu’annonce archive.json : la fin a été coupée ou réécrite.")
    return told
