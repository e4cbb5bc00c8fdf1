"""What the base knows of the days shown, in a constant number of queries.

A team of thirty fills a month with thousands of appointments: only those that the page shows are read whole.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar

from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.appointments.asked import Asked
from carnet.appointments.forms.appointment import moment
from carnet.appointments.holidays import holiday
from carnet.appointments.laying import Column, Item, lay, rows_of
from carnet.appointments.models import Absence, AgendaOptions, Appointment, Team
from carnet.appointments.models.appointment import AppointmentQuerySet

MOST_LISTED = 200  # appointments of a list: it ends with the day that reaches them
MOST_PEOPLE = 12  # lines or columns at once; the others are a page further
IN_A_MONTH = 6  # of each day; the others are counted
DAY = timedelta(days=1)


class Span(NamedTuple):
    """Of an appointment, what says where it goes."""

    starts_at: datetime
    ends_at: datetime
    all_day: bool
    pk: int


One = TypeVar("One", Span, Appointment)


class Reading:
    def __init__(self, asked: Asked, user: User) -> None:
        self.asked, self.options, self.days = asked, AgendaOptions.current(), asked.days
        self.staff = list(User.objects.active().exclude(role=Role.ACCOUNTANT))
        self.teams = list(Team.objects.filter(is_active=True).prefetch_related("members"))
        self.people = [one for one in self.staff if one.pk in asked.people] if asked.people else self.staff
        self.chosen_teams = [team for team in self.teams if team.pk in asked.teams]
        self.everybody: list[User | Team] = list(self.chosen_teams or self.people)
        self.totals: dict[date, int] = {}  # of the days of a month, those not read as well
        self.absences = list(Absence.objects.between(self.days[0], self.days[-1]).select_related("user"))
        self.found = list(self._read())
        self.takers = {one.pk: frozenset(user.pk for user in one.everybody) for one in self.found}
        seen = Appointment.objects.visible_to(user).filter(pk__in=list(self.takers))
        self.seen = set(seen.values_list("pk", flat=True))
        self.by_day = _by_day(self.days, self.found)
        if asked.view == "jour" and not (asked.people or self.chosen_teams):
            self.everybody = self._busy() or self.everybody

    @property
    def whose(self) -> list[User | Team]:
        """The people or teams of this page."""
        start = (self.asked.group - 1) * MOST_PEOPLE
        return self.everybody[start : start + MOST_PEOPLE] or self.everybody[:MOST_PEOPLE]

    @property
    def groups(self) -> list[str]:
        """The pages of people, « Alice à Karim »; none when one page shows them all."""
        if len(self.everybody) <= MOST_PEOPLE or self.asked.view not in {"jour", "equipe"}:
            return []
        starts = range(0, len(self.everybody), MOST_PEOPLE)
        parts = [self.everybody[start : start + MOST_PEOPLE] for start in starts]
        return [f"{part[0]} à {part[-1]}" if len(part) > 1 else str(part[0]) for part in parts]

    def _busy(self) -> list[User | Team]:
        """Who is somewhere that day, or away."""
        found = set[int]().union(*self.takers.values(), (one.user_id for one in self.absences))
        return [one for one in self.everybody if one.pk in found]

    def _read(self) -> AppointmentQuerySet:
        found = self._asked_for()
        if self.asked.view in {"mois", "liste"}:
            rows = found.values_list("starts_at", "ends_at", "all_day", "pk")
            by_day = _by_day(self.days, [Span(*row) for row in rows])
            found = found.filter(pk__in=self._of_list(by_day) if self.asked.view == "liste" else self._of_month(by_day))
        return found.with_parts()

    def _asked_for(self) -> AppointmentQuerySet:
        start, end = _bounds(self.days[0])[0], _bounds(self.days[-1])[1]
        found = Appointment.objects.between(start, end).order_by("starts_at", "pk")
        found = found if self.asked.gone else found.standing()
        if self.asked.kinds:
            found = found.filter(kind__in=self.asked.kinds)
        named = self.whose if self.asked.view == "equipe" else [*self.chosen_teams, *self._named()]
        wanted = set[int]().union(*(members_of(one) for one in named))
        return found.of_people(sorted(wanted)) if wanted else found

    def _named(self) -> list[User]:
        return self.people if self.asked.people else []

    def _of_list(self, by_day: dict[date, list[Span]]) -> set[int]:
        """Those of the first days, whole days; the list ends there."""
        keys: set[int] = set()
        for rank, ones in enumerate(by_day.values(), start=1):
            keys |= {one.pk for one in ones}
            if len(keys) >= MOST_LISTED:
                self.days = self.days[:rank]
                break
        return keys

    def _of_month(self, by_day: dict[date, list[Span]]) -> set[int]:
        self.totals = {day: len(ones) for day, ones in by_day.items()}
        first = (sorted(ones, key=lambda one: not _is_whole(one))[:IN_A_MONTH] for ones in by_day.values())
        return {one.pk for ones in first for one in ones}

    def column(self, day: date, title: str, whose: set[int] | None = None, **more: Any) -> Column:
        """`whose`: only theirs; None: all those asked for."""
        shown = {user.pk for user in self.people} if whose is None else whose
        shown = shown.union(*(members_of(team) for team in self.chosen_teams)) if whose is None else shown
        column = Column(day, title, holiday=holiday(day, self.options.alsace_moselle), **more)
        column.absences = [one for one in self.absences if one.starts_on <= day <= one.ends_on and one.user_id in shown]
        start, end = _bounds(day)
        for one in self.by_day[day]:
            takers = self.takers[one.pk]
            if whose is not None and whose.isdisjoint(takers):
                continue
            item = Item(
                one, one.pk in self.seen, takers, since_before=one.starts_at < start, goes_on=one.ends_at > end
            )  # fmt: skip
            if _is_whole(one):
                column.whole.append(item)
            else:
                item.row, item.rows = rows_of(one, start, end)
                column.timed.append(item)
        if day in self.totals:
            column.keep(IN_A_MONTH, self.totals[day])
        lay(column.timed)
        return column


def members_of(whose: User | Team) -> set[int]:
    return {user.pk for user in whose.members.all()} if isinstance(whose, Team) else {whose.pk}


def _is_whole(one: Span | Appointment) -> bool:
    return one.all_day or one.ends_at - one.starts_at >= DAY


def _bounds(day: date) -> tuple[datetime, datetime]:
    return moment(day, time.min), moment(day + DAY, time.min)


def _by_day(days: list[date], found: Iterable[One]) -> dict[date, list[One]]:
    """Each under every day that it touches, in their order."""
    by_day: dict[date, list[One]] = {day: [] for day in days}
    for one in found:
        day, last = timezone.localtime(one.starts_at).date(), _last_day(one)
        while day <= last:
            if day in by_day:
                by_day[day].append(one)
            day += DAY
    return by_day


def _last_day(one: Span | Appointment) -> date:
    """One that ends at midnight does not touch the day that begins."""
    return timezone.localtime(max(one.starts_at, one.ends_at - timedelta(microseconds=1))).date()
