"""What happened to client number n after its creation: a few lines of history, a hundred or more for some."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from carnet.bench import words
from carnet.bench.drafts import chance_of, is_inactive
from carnet.bench.picking import notes

BEGINNING = datetime.fromisoformat("2011-01-03T08:00:00+01:00")
YEARS_15 = timedelta(days=15 * 365)
LONG_LIVES = 2_000  # one client in so many has a long history

_EXCHANGES = (
    "exchange.note",
    "exchange.note",
    "exchange.call_in",
    "exchange.call_out",
    "exchange.mail",
    "exchange.visit",
)
_REASONS = ("closed", "moved", "deceased", "other")


@dataclass(frozen=True)
class Happening:
    """A line of the timeline; `author` is the rank of one of the team."""

    code: str
    at: datetime
    author: int
    data: dict[str, Any] = field(default_factory=dict)


def created_at(number: int, total: int) -> datetime:
    """The file grew steadily for fifteen years."""
    return BEGINNING + YEARS_15 * (number / (total + 1))


def is_long(number: int) -> bool:
    return number % LONG_LIVES == 17


def life(number: int, total: int) -> list[Happening]:
    """Notes, calls, a changed telephone: at most four lines, 100 to 160 for a long life."""
    chance = chance_of(number, "events")
    count = chance.randint(100, 160) if is_long(number) else chance.choice((0, 1, 1, 2, 3, 4))
    at, end = created_at(number, total), BEGINNING + YEARS_15
    found = []
    for _ in range(count):
        at += (end - at) * (chance.random() * (0.05 if count > 4 else 0.5))
        found.append(_happening(at, chance))
    return found


def _happening(at: datetime, chance: Any) -> Happening:
    author = chance.randrange(100)
    if chance.random() < 0.3:
        old, new = (f"01 99 00 {chance.randint(10, 99)} {chance.randint(10, 99)}" for _ in range(2))
        row = {"id": 0, "was": {"number": old}, "now": {"number": new}}
        return Happening("client.changed", at, author, {"diff": {"phones": [row]}})
    text = chance.choice(words.CALLS) if chance.random() < 0.5 else " ".join(notes().draw(chance) for _ in range(8))
    return Happening(chance.choice(_EXCHANGES), at, author, {"text": text})


def deactivation(number: int) -> str:
    """Why client `number` is out of use, "" for nearly all."""
    return chance_of(number, "reason").choice(_REASONS) if is_inactive(number) else ""
