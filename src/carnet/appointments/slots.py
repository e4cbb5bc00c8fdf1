"""Hours at which everybody who goes is free. The search is pure; `propose` brings it what the base knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from carnet.appointments.holidays import holiday
from carnet.appointments.models import AgendaOptions, Appointment
from carnet.appointments.models.people import Absence

STEP = timedelta(minutes=30)
SEARCHED = 45  # days
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Hours:
    """When one works. A visit stays within the morning or the afternoon, unless it is longer than both."""

    opens: time = time(8)
    closes: time = time(18)
    pause: tuple[time, time] = (time(12), time(13, 30))

    def spans(self, day: date, length: timedelta) -> list[Span]:
        def at(hour: time) -> datetime:
            return timezone.make_aware(datetime.combine(day, hour))

        halves = [(self.opens, self.pause[0]), (self.pause[1], self.closes)]
        found = [(at(start), at(end)) for start, end in halves if start < end]
        fits = any(end - start >= length for start, end in found)
        return found if fits else [(at(self.opens), at(self.closes))]


def free(
    days: Iterator[date], busy: list[Span], length: timedelta, hours: Hours, after: datetime
) -> Iterator[datetime]:
    """The starts, every half hour, at which nothing overlaps; never before `after`."""
    for day in days:
        for opens, closes in hours.spans(day, length):
            start = opens
            while start + length <= closes:
                if start >= after and not any(was < start + length and end > start for was, end in busy):
                    yield start
                start += STEP


def propose(
    people: list[int], length: timedelta, *, travel: int = 0, since: date | None = None, besides: int | None = None,
    most: int = 6,
) -> list[datetime]:  # fmt: skip
    """The first ones, two a day at most: somebody on the telephone wants a choice of days."""
    if not people or length > timedelta(hours=12):
        return []
    options, now = AgendaOptions.current(), timezone.localtime()
    first = max(since or now.date(), now.date())
    last = first + timedelta(days=SEARCHED)
    away = list(Absence.objects.filter(user__in=people).between(first, last))

    def worked() -> Iterator[date]:
        for count in range(SEARCHED):
            day = first + timedelta(days=count)
            off = day.weekday() > 4 or holiday(day, options.alsace_moselle)
            if not off and not any(one.starts_on <= day <= one.ends_on for one in away):
                yield day

    hours = Hours(options.opens_at, options.closes_at, (options.pause_starts, options.pause_ends))
    busy = _busy(people, first, last, travel, besides)
    found: list[datetime] = []
    for start in free(worked(), busy, length, hours, now):
        same = [one for one in found if one.date() == start.date()]
        if len(same) < 1 or (len(same) < 2 and start.hour >= 12 and same[0].hour < 12):
            found.append(timezone.localtime(start))
        if len(found) == most:
            break
    return found


def _busy(people: list[int], first: date, last: date, travel: int, besides: int | None) -> list[Span]:
    """The way to the new place comes after what is before it; the way to what follows is its own."""
    start, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in (first, last))
    met = Appointment.objects.standing().of_people(people).between(start, end).exclude(pk=besides or 0)
    rows = met.values_list("starts_at", "ends_at", "travel")
    way = timedelta(minutes=travel)
    return [(starts - timedelta(minutes=own), ends + way) for starts, ends, own in rows]
