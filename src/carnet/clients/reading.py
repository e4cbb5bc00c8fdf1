"""The timeline read: filtered, by pages of stable cost, each event ready to be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.http import urlencode

from carnet.accounts.models import User
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.portfolio import OF_A_TRANSFER
from carnet.clients.timeline import EVENT_TYPES, GROUPS, EventType, Link
from carnet.clients.wording import Change, changes
from carnet.kernel.dates import french_day, parse_date
from carnet.kernel.numbers import whole
from carnet.kernel.prepared import Prepared

PAGE = 30
TOLD_BY_THE_SENTENCE = {
    "client.created",
    "client.deactivated",
    "client.reactivated",
    "client.deleted",
    "client.restored",
}


@dataclass(frozen=True)
class EventFilter:
    """What the address asks for; a value that means nothing is dropped."""

    group: str = ""
    since: date | None = None
    until: date | None = None
    author: int = 0
    before: int = 0  # the cursor: events older than this key

    @classmethod
    def read(cls, get: Mapping[str, str]) -> "EventFilter":
        def day(name: str) -> date | None:
            found = parse_date(get.get(name, "")[:40])
            # The ends of the calendar have no midnight in every time zone, and no history.
            return found if found and 1900 <= found.year <= 2999 else None

        group = get.get("nature", "")
        return cls(
            group=group if group in GROUPS else "",
            since=day("du"),
            until=day("au"),
            author=whole(get.get("auteur", "")) or 0,
            before=whole(get.get("avant", "")) or 0,
        )

    @property
    def is_active(self) -> bool:
        return bool(self.group or self.since or self.until or self.author)

    @property
    def address(self) -> str:
        values = {
            "nature": self.group,
            "du": self.since.isoformat() if self.since else "",
            "au": self.until.isoformat() if self.until else "",
            "auteur": str(self.author or ""),
        }
        return urlencode({name: value for name, value in values.items() if value})


class Line:
    """One event as shown."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.kind: EventType | None = EVENT_TYPES.get(event.code)

    @cached_property
    def moment(self) -> datetime:
        return timezone.localtime(self.event.at)

    @property
    def iso(self) -> str:
        # Here rather than by two filters: fifty lines a page.
        return self.moment.isoformat(timespec="seconds")

    @property
    def hour(self) -> str:
        return f"{self.moment:%H:%M}"

    @property
    def icon(self) -> str:
        return self.kind.icon if self.kind else "dots"

    @cached_property
    def sentence(self) -> str:
        # The line of an app that is no longer installed stays, said as well as can be.
        return self.kind.sentence(self.event) if self.kind else str(self.event.data.get("text") or self.event.code)

    @cached_property
    def detail(self) -> str:
        return self.kind.detail(self.event) if self.kind else ""

    @cached_property
    def changes(self) -> list[Change]:
        if self.event.code in TOLD_BY_THE_SENTENCE:
            return []
        if self.kind and self.kind.changes:
            return self.kind.changes(self.event)
        diff = self.event.data.get("diff", {})
        if self.event.code in {"client.converted", "client.reverted"}:
            diff = {name: change for name, change in diff.items() if name != "status"}
        return changes(diff, self.event.data.get("names"))

    @property
    def author(self) -> str:
        return str(self.event.user) if self.event.user else "Carnet"

    @cached_property
    def _linked(self) -> bool:
        return EVENT_TYPES.is_on(self.event.code)

    @property
    def view(self) -> Link | None:
        return self.kind.view(self.event) if self.kind and self._linked else None

    @property
    def print(self) -> Link | None:
        return self.kind.print(self.event) if self.kind and self._linked else None

    @property
    def undone(self) -> bool:
        return bool(getattr(self.event, "is_undone", False))

    @property
    def undoable(self) -> bool:
        return bool(self.kind and self.kind.undoable and not self.undone) and not self._of_a_transfer

    @property
    def _of_a_transfer(self) -> bool:
        return self.event.change_set.act in OF_A_TRANSFER


@dataclass
class Day:
    title: str
    lines: list[Line] = field(default_factory=list)
    goes_on: bool = False  # its title stands above already, at the end of the page before


@dataclass
class Timeline:
    days: list[Day]
    next: int = 0  # the cursor of the following page, 0 at the end
    authors: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.days


def by_days(lines: Iterable[Line]) -> list[Day]:
    days: list[Day] = []
    today = timezone.localdate()
    for line in lines:
        title = day_title(line.moment.date(), today)
        if not days or days[-1].title != title:
            days.append(Day(title))
        days[-1].lines.append(line)
    return days


def timeline(client: Client, criteria: EventFilter, page: int = PAGE, *, goes_on: bool = False) -> Timeline:
    """The newest first; `goes_on`: put under the page before. One query whatever the length of the history, one more for the authors of the filter."""
    events = _page_of_events(client, criteria, page)
    more, events = len(events) > page, events[:page]
    days = by_days(map(Line, events))
    if days and goes_on:
        days[0].goes_on = days[0].title == _title_before(client, criteria, timezone.localdate())
    authors = [] if criteria.before else _authors(client)
    return Timeline(days, next=events[-1].pk if more else 0, authors=authors)


def _title_before(client: Client, criteria: EventFilter, today: date) -> str:
    (last,) = _MOMENT(client.pk, criteria.before) or [None]
    return day_title(timezone.localdate(last[0]), today) if last else ""


_MOMENT = Prepared(lambda client, event: Event.objects.filter(client=client, pk=event).values_list("at"))


def _all_events(client: int) -> QuerySet[Event]:
    undone = Exists(ChangeSet.objects.filter(undoes=OuterRef("change_set")))
    found = Event.objects.filter(client=client).select_related("user", "change_set")
    return found.annotate(is_undone=undone).order_by("-pk")


def _events(client: int, *values: Any, shape: tuple[str, tuple[str, ...], int]) -> QuerySet[Event]:
    """`shape`: the group, the conditions that have a value, how many lines."""
    group, conditions, most = shape
    found = _all_events(client).filter(**dict(zip(conditions, values, strict=True)))
    if group:
        found = found.filter(code__in=[kind.code for kind in EVENT_TYPES if kind.group == group])
    return found[:most]


_EVENTS = Prepared(_events)


def _page_of_events(client: Client, criteria: EventFilter, page: int) -> list[Event]:
    """One more than the page."""
    values: dict[str, int | datetime] = {}
    if criteria.since:
        values["at__gte"] = _midnight(criteria.since)
    if criteria.until:
        values["at__lt"] = _midnight(criteria.until + timedelta(days=1))
    if criteria.author:
        values["user_id"] = criteria.author
    if criteria.before:
        values["pk__lt"] = criteria.before
    found: list[Event] = _EVENTS(client.pk, *values.values(), shape=(criteria.group, tuple(values), page + 1))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _who_wrote(client: int) -> Any:
    return User.objects.filter(pk__in=Event.objects.filter(client=client).order_by().values("user_id").distinct())


_AUTHORS = Prepared(_who_wrote)


def _authors(client: Client) -> list[tuple[int, str]]:
    return [(user.pk, str(user)) for user in _AUTHORS(client.pk)]


def day_title(day: date, today: date) -> str:
    if day == today:
        return "Aujourd’hui"
    if day == today - timedelta(days=1):
        return "Hier"
    title = french_day(day, year=day.year != today.year)
    return title[0].upper() + title[1:]
