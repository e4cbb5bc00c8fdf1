"""The agenda as shown: what the address asks for, then columns of days or of people, each item at its hour."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.appointments.forms.appointment import moment
from carnet.appointments.holidays import holiday
from carnet.appointments.laying import Column, Item, from_the_first_hour, hours_of, lay, rows_of
from carnet.appointments.models import Absence, AgendaOptions, Appointment, Kind, Team
from carnet.appointments.when import FIRST, LAST, parse_day
from carnet.kernel.dates import french_day
from carnet.kernel.numbers import whole

VIEWS = {"semaine": "Semaine", "jour": "Jour", "equipe": "Personnes", "mois": "Mois", "liste": "Liste"}
LISTED = 14  # days of a list
MOST_PEOPLE = 12


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

    @property
    def rest_days(self) -> set[date]:
        """The Saturdays and Sundays on which nobody has anything."""
        busy = {column.day for column in self.columns if not column.is_empty}
        return {column.day for column in self.columns if column.day.weekday() > 4} - busy


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
            item = Item(one, one.pk in self.seen, since_before=one.starts_at < start, goes_on=one.ends_at > end)
            if one.all_day or one.ends_at - one.starts_at >= timedelta(days=1):
                column.whole.append(item)
            else:
                item.row, item.rows = rows_of(one, start, end)
                column.timed.append(item)
        lay(column.timed)
        return column


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
    agenda.hours = hours_of(agenda.columns, reading.options)
    from_the_first_hour(agenda.columns, agenda.hours)
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
