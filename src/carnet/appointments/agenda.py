"""The agenda as shown: columns of days or of people, each item at its hour."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from carnet.accounts.models import User
from carnet.appointments.asked import Asked, capital
from carnet.appointments.laying import Column, from_the_first_hour, hours_of
from carnet.appointments.models import Team
from carnet.appointments.reading import Reading, members_of
from carnet.appointments.when import LAST
from carnet.kernel.dates import french_day


@dataclass
class Agenda:
    asked: Asked
    columns: list[Column]
    hours: list[int]
    people: list[User]
    teams: list[Team]
    weeks: list[list[Column]] = field(default_factory=list)
    lines: list[tuple[Any, list[Column]]] = field(default_factory=list)  # (person or team, its days)
    groups: list[str] = field(default_factory=list)  # « Alice à Karim »: more people than one page shows

    @property
    def is_empty(self) -> bool:
        return all(column.is_empty for column in self.columns)

    @property
    def rest_days(self) -> set[date]:
        """The Saturdays and Sundays on which nobody has anything."""
        busy = {column.day for column in self.columns if not column.is_empty}
        return {column.day for column in self.columns if column.day.weekday() > 4} - busy

    @property
    def group(self) -> int:
        """Which of them is shown."""
        return self.asked.group if self.asked.group <= len(self.groups) else 1

    @property
    def next(self) -> date:
        """The day that the next page opens at: after the last one shown."""
        if self.asked.view == "liste" and self.columns:
            return min(self.columns[-1].day + timedelta(days=1), LAST)
        return self.asked.shifted(1)


def read(asked: Asked, user: User) -> Agenda:
    reading = Reading(asked, user)
    agenda = Agenda(asked, [], [], reading.staff, reading.teams, groups=reading.groups)
    if asked.view == "jour":
        agenda.columns = _side_by_side(reading)
    elif asked.view == "equipe":
        agenda.lines = [(whose, _line(reading, whose)) for whose in reading.whose]
        agenda.columns = [column for _, columns in agenda.lines for column in columns]
    else:
        agenda.columns = [reading.column(day, _title(day, asked.view)) for day in reading.days]
    if asked.view == "semaine" and agenda.columns[-1].is_empty:
        agenda.columns.pop()  # a Sunday is shown only when something is on it
    if asked.view == "mois":
        agenda.weeks = [agenda.columns[start : start + 7] for start in range(0, len(agenda.columns), 7)]
    if asked.view in {"jour", "semaine"}:
        agenda.hours = hours_of(agenda.columns, reading.options)
        from_the_first_hour(agenda.columns, agenda.hours)
    return agenda


def _title(day: date, view: str) -> str:
    """The week's own title already says the month."""
    said = capital(french_day(day, year=False))
    return said.rsplit(" ", 1)[0] if view == "semaine" else said


def _side_by_side(reading: Reading) -> list[Column]:
    """People who are nowhere that day are left out, unless they were asked for."""
    columns = [_of(reading, whose, reading.asked.day) for whose in reading.whose]
    named = bool(reading.asked.people or reading.chosen_teams)
    return [column for column in columns if named or not column.is_empty] or columns


def _line(reading: Reading, whose: User | Team) -> list[Column]:
    return [_of(reading, whose, day) for day in reading.days]


def _of(reading: Reading, whose: User | Team, day: date) -> Column:
    part: dict[str, Any] = {"team": whose} if isinstance(whose, Team) else {"person": whose}
    return reading.column(day, str(whose), members_of(whose), **part)
