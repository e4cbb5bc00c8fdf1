"""The agenda as shown: what the address asks for, then columns of days or of people, each item at its hour."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.appointments.forms.appointment import moment
from carnet.appointments.holidays import holiday
from carnet.appointments.models import Absence, AgendaOptions, Appointment, Kind, Team
from carnet.appointments.when import FIRST, LAST, parse_day
from carnet.kernel.dates import french_day
from carnet.kernel.numbers import whole

VIEWS = {"semaine": "Semaine", "jour": "Jour", "equipe": "Personnes", "mois": "Mois", "liste": "Liste"}
LISTED = 14  # days of a list
MOST_PEOPLE = 12
SMALLEST = 2  # quarters of an hour: what a line of text takes


@dataclass(frozen=True)
class Asked:
    """What the address says; a value that means nothing is dropped."""

    view: str
    day: date
    people: tuple[int, ...] = ()  # empty: everybody
    teams: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    gone: bool = False  # those cancelled or put off as well

    @classmethod
    def read(cls, get: QueryDict, user: User) -> "Asked":
        today = timezone.localdate()
        day = parse_day(get.get("jour", "")[:40], today) or today
        keys = [whole(text) for text in get.getlist("qui")[:50]]
        people = tuple(key for key in keys if key)
        teams = tuple(key for text in get.getlist("equipe")[:20] if (key := whole(text)))
        if "qui" not in get and not teams and user.role in {Role.TECHNICIAN, Role.SALESPERSON}:
            people = (user.pk,)
        kinds = tuple(kind for kind in get.getlist("nature") if kind in Kind.values)
        usual = "semaine" if people else "equipe"  # the office reads one line a person
        view = get.get("vue", usual)
        return cls(view if view in VIEWS else usual, day, people, teams, kinds, "annules" in get)

    @property
    def days(self) -> list[date]:
        """Those shown. A month is shown by whole weeks."""
        if self.view == "jour":
            return [self.day]
        if self.view == "liste":
            return _days(self.day, LISTED)
        if self.view == "mois":
            first = self.day.replace(day=1)
            monday = first - timedelta(days=first.weekday())
            last = (first + timedelta(days=31)).replace(day=1)
            return _days(monday, -(-(last - monday).days // 7) * 7)
        return _days(self.day - timedelta(days=self.day.weekday()), 7)

    def shifted(self, step: int) -> date:
        """The day that the previous (-1) or next (1) page opens at."""
        if self.view == "mois":
            first = self.day.replace(day=1)
            found = (
                (first + timedelta(days=32)).replace(day=1) if step > 0 else (first - timedelta(days=1)).replace(day=1)
            )
        else:
            found = self.day + timedelta(days={"jour": 1, "liste": LISTED}.get(self.view, 7) * step)
        return min(max(found, FIRST), LAST)

    @property
    def title(self) -> str:
        if self.view == "jour":
            return _capital(french_day(self.day))
        if self.view == "mois":
            return _capital(french_day(self.day, weekday=False).split(" ", 1)[1])
        days = self.days
        first = french_day(days[0], weekday=False, year=days[0].year != days[-1].year)
        if days[0].month == days[-1].month:
            first = first.split(" ")[0]
        start = "Du" if self.view == "liste" else "Semaine du"
        return f"{start} {first} au {french_day(days[-1], weekday=False)}"


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=step) for step in range(count) if first + timedelta(days=step) <= LAST]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@dataclass
class Item:
    """An appointment in one column: its quarter of an hour, its lane beside those that overlap it."""

    one: Appointment
    seen: bool
    row: int = 0
    rows: int = 0
    lane: int = 0
    lanes: int = 1
    clashes: bool = False

    @property
    def css(self) -> str:
        lanes = min(self.lanes, 4)
        return f"c-from-{self.row} c-for-{self.rows} c-lane-{min(self.lane, lanes - 1)}-{lanes}"

    @property
    def short(self) -> bool:
        """One line of text."""
        return self.rows <= SMALLEST


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


@dataclass
class Agenda:
    asked: Asked
    columns: list[Column]
    hours: list[int]
    people: list[User]
    teams: list[Team]
    weeks: list[list[Column]] = field(default_factory=list)
    lines: list[tuple[Any, list[Column]]] = field(default_factory=list)  # (person or team, its days)

    @property
    def is_empty(self) -> bool:
        return all(column.is_empty for column in self.columns)


class Reading:
    """What the base knows of the days shown, read once."""

    def __init__(self, asked: Asked, user: User) -> None:
        self.asked, self.options = asked, AgendaOptions.current()
        self.staff = list(User.objects.active().exclude(role=Role.ACCOUNTANT))
        self.teams = list(Team.objects.filter(is_active=True).prefetch_related("members"))
        self.people = [one for one in self.staff if one.pk in asked.people] if asked.people else self.staff
        self.chosen_teams = [team for team in self.teams if team.pk in asked.teams]
        days = asked.days
        start, end = moment(days[0], time.min), moment(days[-1] + timedelta(days=1), time.min)
        found = Appointment.objects.between(start, end).with_parts().order_by("starts_at", "pk")
        found = found if asked.gone else found.standing()
        if asked.kinds:
            found = found.filter(kind__in=asked.kinds)
        if wanted := self._wanted():
            found = found.of_people(wanted)
        self.found = list(found)
        seen = Appointment.objects.visible_to(user).filter(pk__in=[one.pk for one in self.found])
        self.seen = set(seen.values_list("pk", flat=True))
        self.absences = list(Absence.objects.between(days[0], days[-1]).select_related("user"))

    def _wanted(self) -> list[int]:
        members = {user.pk for team in self.chosen_teams for user in team.members.all()}
        return sorted({*self.asked.people, *members})

    def column(self, day: date, title: str, whose: set[int] | None = None, **more: Any) -> Column:
        """`whose`: only theirs; None: all those asked for."""
        shown = {user.pk for user in self.people} | set(self._wanted()) if whose is None else whose
        column = Column(day, title, holiday=holiday(day, self.options.alsace_moselle), **more)
        column.absences = [one for one in self.absences if one.starts_on <= day <= one.ends_on and one.user_id in shown]
        start, end = moment(day, time.min), moment(day + timedelta(days=1), time.min)
        for one in self.found:
            if one.starts_at >= end or one.ends_at <= start:
                continue
            if whose is not None and not whose & {user.pk for user in one.everybody}:
                continue
            item = Item(one, one.pk in self.seen)
            if one.all_day or one.ends_at - one.starts_at >= timedelta(days=1):
                column.whole.append(item)
            else:
                item.row, item.rows = _rows(one, start, end)
                column.timed.append(item)
        _lay(column.timed)
        return column


def _rows(one: Appointment, start: datetime, end: datetime) -> tuple[int, int]:
    """Quarters of an hour from midnight, by the clock on the wall: a night of 25 hours changes nothing."""
    first = timezone.localtime(max(one.starts_at, start))
    last = timezone.localtime(min(one.ends_at, end))
    begins = first.hour * 4 + first.minute // 15
    ends = 96 if one.ends_at >= end else last.hour * 4 + -(-last.minute // 15)
    return min(begins, 96 - SMALLEST), max(SMALLEST, ends - begins)


def _lay(items: list[Item]) -> None:
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
        item.lanes = len(ends)
        item.clashes = any(other is not item and _clash(item, other) for other in group)


def _clash(item: Item, other: Item) -> bool:
    apart = item.one.starts_at >= other.one.ends_at or other.one.starts_at >= item.one.ends_at
    return not apart and bool({one.pk for one in item.one.everybody} & {one.pk for one in other.one.everybody})


def read(asked: Asked, user: User) -> Agenda:
    reading = Reading(asked, user)
    agenda = Agenda(asked, [], [], reading.staff, reading.teams)
    if asked.view == "jour":
        agenda.columns = _side_by_side(reading)
    elif asked.view == "equipe":
        agenda.lines = [(whose, _line(reading, whose)) for whose in _whose(reading)]
        agenda.columns = [column for _, columns in agenda.lines for column in columns]
    else:
        agenda.columns = [reading.column(day, _title(day, asked.view)) for day in asked.days]
    if asked.view == "semaine" and agenda.columns[-1].is_empty:
        agenda.columns.pop()  # a Sunday is shown only when something is on it
    if asked.view == "mois":
        agenda.weeks = [agenda.columns[start : start + 7] for start in range(0, len(agenda.columns), 7)]
    agenda.hours = _hours(agenda.columns, reading.options)
    _from_the_first_hour(agenda)
    return agenda


def _title(day: date, view: str) -> str:
    """The week's own title already says the month."""
    said = _capital(french_day(day, year=False))
    return said.rsplit(" ", 1)[0] if view == "semaine" else said


def _whose(reading: Reading) -> list[User | Team]:
    return list(reading.chosen_teams or reading.people)[:MOST_PEOPLE]


def _ids(whose: User | Team) -> set[int]:
    return {user.pk for user in whose.members.all()} if isinstance(whose, Team) else {whose.pk}


def _side_by_side(reading: Reading) -> list[Column]:
    """People who are nowhere that day are left out, unless they were asked for."""
    columns = [_of(reading, whose, reading.asked.day) for whose in _whose(reading)]
    named = bool(reading.asked.people or reading.chosen_teams)
    return [column for column in columns if named or not column.is_empty] or columns[:MOST_PEOPLE]


def _line(reading: Reading, whose: User | Team) -> list[Column]:
    return [_of(reading, whose, day) for day in reading.asked.days]


def _of(reading: Reading, whose: User | Team, day: date) -> Column:
    part: dict[str, Any] = {"team": whose} if isinstance(whose, Team) else {"person": whose}
    return reading.column(day, str(whose), _ids(whose), **part)


def _hours(columns: Iterable[Column], options: AgendaOptions) -> list[int]:
    """From the opening to the closing, and as far as any item goes."""
    timed = [item for column in columns for item in column.timed]
    first = min([options.opens_at.hour, *(item.row // 4 for item in timed)])
    closes = options.closes_at.hour + bool(options.closes_at.minute)
    last = max([closes, *(-(-(item.row + item.rows) // 4) for item in timed)])
    return list(range(first, min(24, max(last, first + 1))))


def _from_the_first_hour(agenda: Agenda) -> None:
    for column in agenda.columns:
        for item in column.timed:
            item.row -= agenda.hours[0] * 4
