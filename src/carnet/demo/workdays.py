"""Moments at which an office works, counted back from now. Pure."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
HOLIDAYS = frozenset({(1, 1), (1, 5), (8, 5), (14, 7), (15, 8), (1, 11), (11, 11), (25, 12)})
NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
# Nobody is seen working within the minutes that the demonstration takes to be built.
MARGIN = timedelta(minutes=15)


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and (day.day, day.month) not in HOLIDAYS


def worked(day: date, step: int) -> date:
    """The day itself when it is worked, else the nearest one, backward (-1) or forward (1)."""
    while not is_worked(day):
        day += timedelta(days=step)
    return day


def office_time(rng: Random) -> time:
    """Between 8:05 and 12:10, or 13:35 and 18:05."""
    minute = rng.randrange(245) + 485 if rng.random() < 0.55 else rng.randrange(270) + 815
    return time(minute // 60, minute % 60, rng.randrange(60))


class Workdays:
    """`now` is the firm's, with its time zone: nothing happens after it."""

    def __init__(self, now: datetime) -> None:
        self.now = now.astimezone(PARIS)

    def moment(self, days_ago: float, rng: Random) -> datetime:
        """A moment of the office about that many days ago, always past. Draws the same whatever the day."""
        hour = office_time(rng)
        day = worked(self.now.date() - timedelta(days=int(days_ago)), -1)
        at = datetime.combine(day, hour, PARIS)
        if at > self.now - MARGIN:
            at = datetime.combine(worked(day - timedelta(days=1), -1), hour, PARIS)
        return at

    def after(self, at: datetime, days: float, rng: Random) -> datetime | None:
        """A moment of the office that many days later; None when it is still to come."""
        later = self.moment((self.now.date() - at.date()).days - days, rng)
        if at.date() + timedelta(days=int(days)) > self.now.date():
            return None
        shortly = at + timedelta(minutes=3 + rng.randrange(9))
        later = max(later, shortly)
        return later if later <= self.now - MARGIN else None


def weekday_after(at: datetime, days: int) -> str:
    """« jeudi » : the worked day about that many days later."""
    return NAMES[worked(at.date() + timedelta(days=days), 1).weekday()]


def day_after(at: datetime, days: int) -> str:
    """« mardi 12/03 » : the day that `Workdays.after` gives."""
    day = worked(at.date() + timedelta(days=days), -1)
    return f"{NAMES[day.weekday()]} {day:%d/%m}"
