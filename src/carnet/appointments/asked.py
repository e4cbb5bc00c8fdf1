"""What the address of the agenda asks for: which view, from which day, whose, of which kinds. Read; nothing of the base."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.appointments.models import Kind
from carnet.appointments.when import FIRST, LAST, parse_day
from carnet.kernel.dates import french_day
from carnet.kernel.numbers import whole

VIEWS = {"semaine": "Semaine", "jour": "Jour", "equipe": "Personnes", "mois": "Mois", "liste": "Liste"}
LISTED = 14  # days of a list


@dataclass(frozen=True)
class Asked:
    """What the address says; a value that means nothing is dropped."""

    view: str
    day: date
    people: tuple[int, ...] = ()  # empty: everybody
    teams: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    gone: bool = False  # those cancelled or put off as well
    group: int = 1  # of twelve people, when there are more

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
        group = max(1, whole(get.get("groupe", "")[:4]) or 1)
        return cls(view if view in VIEWS else usual, day, people, teams, kinds, "annules" in get, group)

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
            return capital(french_day(self.day))
        if self.view == "mois":
            return capital(french_day(self.day, weekday=False).split(" ", 1)[1])
        days = self.days
        first = french_day(days[0], weekday=False, year=days[0].year != days[-1].year)
        if days[0].month == days[-1].month:
            first = first.split(" ")[0]
        start = "Du" if self.view == "liste" else "Semaine du"
        return f"{start} {first} au {french_day(days[-1], weekday=False)}"


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=step) for step in range(count) if first + timedelta(days=step) <= LAST]


def capital(text: str) -> str:
    return text[0].upper() + text[1:]
