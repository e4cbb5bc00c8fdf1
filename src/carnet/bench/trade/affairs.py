"""Affair number n: a quote and what became of it, by arithmetic, up to the day of the load. Always the same. Pure.

Each step is a working day after the one before; a step that would fall after the last day has not happened yet, nor
what follows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from carnet.bench.drafts import chance_of
from carnet.sales.models.circumstances import Nature

YEARS = timedelta(days=10 * 365)
# Documents of one affair, all kinds, at the end of ten years.
DOCUMENTS = 2.28
VALID_DAYS = 30
DUE_DAYS = 30
# One affair in so many is of one of a few large accounts.
LARGE_ACCOUNTS, OF_LARGE = 50, 50
PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Buyer:
    """A client as affairs need it: who may sign is already a client."""

    key: int
    signs: bool
    seller: int | None


@dataclass(frozen=True, slots=True)
class Affair:
    number: int  # also the key of its quote, order and delivery note
    buyer: Buyer
    seller: int
    nature: str
    begun: date
    sent: date | None = None
    accepted: date | None = None
    refused: date | None = None
    ordered: date | None = None
    deposit: date | None = None
    delivered: date | None = None
    signed: bool = False
    invoiced: date | None = None
    deposit_paid: date | None = None
    paid: date | None = None
    half: bool = False  # paid by half only
    credited: date | None = None  # never paid, taken back whole

    @property
    def expires(self) -> date:
        assert self.sent is not None
        return self.sent + timedelta(days=VALID_DAYS)

    @property
    def deposit_key(self) -> int:
        """Keys of the three invoices that an affair may have."""
        return self.number * 3

    @property
    def invoice_key(self) -> int:
        return self.number * 3 + 1

    @property
    def credit_key(self) -> int:
        return self.number * 3 + 2


def count_for(documents: int) -> int:
    """How many affairs make about so many documents."""
    return max(round(documents / DOCUMENTS), 1)


def affair(number: int, total: int, until: date, buyers: Sequence[Buyer], team: Sequence[int]) -> Affair:
    chance = chance_of(number, "affair")
    begun = _working(until - YEARS * (1 - number / (total + 1)))
    buyer = _buyer(number, total, buyers, chance)
    seller = buyer.seller or team[number % len(team)]
    nature = Nature.WORKS if chance.random() < 0.8 else Nature.GOODS
    return Affair(number, buyer, seller, nature, begun, **_steps(chance, begun, until, buyer.signs))


def _buyer(number: int, total: int, buyers: Sequence[Buyer], chance: Random) -> Buyer:
    """Among those entered by then; in the order of their keys, the oldest first."""
    known = max(int(len(buyers) * (1 / 3 + 2 / 3 * number / (total + 1))), 1)
    if number % OF_LARGE == 0:
        large = (number // OF_LARGE % LARGE_ACCOUNTS) * 13 % known
        return next((buyers[at] for at in range(large, known) if buyers[at].signs), buyers[large])
    return buyers[chance.randrange(known)]


def _steps(chance: Random, begun: date, until: date, signs: bool) -> dict[str, Any]:
    """Every draw is made whatever happens: one affair is never shifted by another's fate."""
    draws = [chance.random() for _ in range(16)]

    def after(day: date | None, draw: float, first: int, last: int) -> date | None:
        then = _working(day + timedelta(days=first + int(draw * (last - first + 1)))) if day else None
        return then if then and then <= until else None

    drafted = begun > until - timedelta(days=15) and draws[0] < 0.25
    sent = None if drafted else after(begun, draws[1], 0, 3)
    accepted = after(sent, draws[3], 2, 25) if signs and draws[2] < 0.56 else None
    refused = after(sent, draws[4], 5, 40) if not accepted and draws[5] < 0.35 else None
    ordered = after(accepted, draws[6], 1, 3) if draws[7] < 0.93 else None
    deposit = after(ordered, draws[8], 1, 3) if draws[9] < 0.4 else None
    delivered = after(deposit or ordered, draws[10], 20, 70)
    invoiced = after(delivered, draws[11], 1, 6) if draws[12] < 0.97 else None
    never = draws[13] < 0.01
    due = invoiced + timedelta(days=DUE_DAYS) if invoiced else None
    return {
        "sent": sent, "accepted": accepted, "refused": refused, "ordered": ordered, "deposit": deposit,
        "delivered": delivered, "signed": draws[14] < 0.9, "invoiced": invoiced,
        "deposit_paid": after(deposit, draws[15], 2, 10),
        "paid": None if never else after(due, draws[15], -20, 30),
        "half": 0.94 < draws[14] < 0.96,
        "credited": after(due, draws[15], 40, 60) if never and draws[14] < 0.5 else None,
    }  # fmt: skip


def _working(day: date) -> date:
    return day + timedelta(days=max(7 - day.weekday(), 0)) if day.weekday() >= 5 else day


def moment(day: date, number: int) -> datetime:
    """An hour of work, spread by the number of the affair."""
    return datetime.combine(day, time(8), PARIS) + timedelta(seconds=number * 7_919 % 36_000)
