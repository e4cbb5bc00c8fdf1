"""Where each item of a column goes: its quarter of an hour, its lane beside those that overlap it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments import saying
from carnet.appointments.models import Absence, AgendaOptions, Appointment, Team

SMALLEST = 2  # quarters of an hour: what a line of text takes
MOST_LANES = 8  # side by side; beyond, they are counted above and read in the list


@dataclass
class Item:
    """An appointment in one column: its quarter of an hour, its lane beside those that overlap it."""

    one: Appointment
    seen: bool
    takers: frozenset[int] = frozenset()  # the keys of who goes
    row: int = 0
    rows: int = 0
    lane: int = 0
    lanes: int = 1
    clashes: bool = False
    since_before: bool = False  # began on another day
    goes_on: bool = False  # ends on another day

    @property
    def css(self) -> str:
        size = {1: "short", 2: "short", 3: "two", 4: "low"}.get(self.rows, "")  # lines of text that it has room for
        place = f"c-from-{self.row} c-for-{self.rows} c-lane-{min(self.lane, self.lanes - 1)}-{self.lanes}"
        return " ".join([place, *([f"c-week-{size}"] if size else []), *(["c-week-over"] if self.is_over else [])])

    @property
    def is_over(self) -> bool:
        """Too many are at this hour: read in the list."""
        return self.lane >= MOST_LANES

    @property
    def starting(self) -> str:
        """Of that day: one that goes on the next day has no end yet."""
        if self.one.all_day or (self.since_before and self.goes_on):
            return "Journée"
        return (
            f"jusqu’à {saying.hour(self.one.ends)}"
            if self.since_before
            else ("dès " if self.goes_on else "") + self.one.starting
        )

    @property
    def ending(self) -> str:
        return "" if self.since_before or self.goes_on else self.one.ending

    @property
    def hours(self) -> str:
        return self.starting + self.ending


@dataclass
class Column:
    day: date
    title: str
    person: User | None = None
    team: Team | None = None
    holiday: str = ""
    absences: list[Absence] = field(default_factory=list)
    whole: list[Item] = field(default_factory=list)
    timed: list[Item] = field(default_factory=list)
    beyond: int = 0  # appointments of that day that the page does not show

    def keep(self, most: int, total: int) -> None:
        """The first ones, those of the whole day first."""
        self.whole, self.timed = self.whole[:most], self.timed[: max(most - len(self.whole), 0)]
        self.beyond = total - len(self.items)

    @property
    def more(self) -> int:
        return sum(item.is_over for item in self.timed)

    @property
    def lanes(self) -> int:
        return max((item.lanes for item in self.timed), default=1)

    @property
    def is_empty(self) -> bool:
        return not (self.whole or self.timed or self.absences)

    @property
    def items(self) -> list[Item]:
        return [*self.whole, *self.timed]

    @property
    def query(self) -> str:
        who = f"&qui={self.person.pk}" if self.person else f"&equipe={self.team.pk}" if self.team else ""
        return f"jour={self.day:%Y-%m-%d}{who}"


def rows_of(one: Appointment, start: datetime, end: datetime) -> tuple[int, int]:
    """Quarters of an hour from midnight, by the clock on the wall: a night of 25 hours changes nothing."""
    first = timezone.localtime(max(one.starts_at, start))
    last = timezone.localtime(min(one.ends_at, end))
    begins = first.hour * 4 + first.minute // 15
    ends = 96 if one.ends_at >= end else last.hour * 4 + -(-last.minute // 15)
    return min(begins, 96 - SMALLEST), max(SMALLEST, ends - begins)


def lay(items: list[Item]) -> None:
    """Those that overlap share the width; those who share somebody clash."""
    group: list[Item] = []
    reach = 0
    for item in sorted(items, key=lambda one: (one.row, -one.rows)):
        if group and item.row >= reach:
            _share(group)
            group = []
        group.append(item)
        reach = max(reach, item.row + item.rows)
    _share(group)


def _share(group: list[Item]) -> None:
    ends: list[int] = []
    for item in group:
        free = next((lane for lane, end in enumerate(ends) if end <= item.row), len(ends))
        ends[free:] = [item.row + item.rows, *ends[free + 1 :]]
        item.lane = free
    for item in group:
        item.lanes = min(len(ends), MOST_LANES)
        item.clashes = any(other is not item and _clash(item, other) for other in group)


def _clash(item: Item, other: Item) -> bool:
    if item.takers.isdisjoint(other.takers):
        return False
    return item.one.starts_at < other.one.ends_at and other.one.starts_at < item.one.ends_at


def hours_of(columns: Iterable[Column], options: AgendaOptions) -> list[int]:
    """From the opening to the closing, and as far as any item goes; a night between two days is not shown for it."""
    timed = [item for column in columns for item in column.timed]
    first = min([options.opens_at.hour, *(item.row // 4 for item in timed if not item.since_before)])
    closes = options.closes_at.hour + bool(options.closes_at.minute)
    last = max([closes, *(-(-(item.row + item.rows) // 4) for item in timed if not item.goes_on)])
    return list(range(first, min(24, max(last, first + 1))))


def from_the_first_hour(columns: Iterable[Column], hours: list[int]) -> None:
    first, rows = hours[0] * 4, len(hours) * 4
    for column in columns:
        for item in column.timed:
            end = min(item.row + item.rows - first, rows)
            item.row = max(min(item.row - first, rows - SMALLEST), 0)
            item.rows = max(end - item.row, SMALLEST)
