"""What of a person's day goes along on their phone, to be read without network: one page, of that day alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments import saying, subjects
from carnet.appointments.forms.appointment import moment
from carnet.appointments.models import Appointment
from carnet.kernel.registry import Registry
from carnet.ui.shell import usable


@dataclass(frozen=True)
class Carried:
    """What another app adds under the appointments. `context`: asked once a page; None leaves it out."""

    code: str
    title: str
    template: str
    context: Callable[[User], dict[str, Any] | None]
    right: str = ""
    order: int = 100


CARRIED: Registry[Carried] = Registry("what of a person's day is carried along")


@dataclass(frozen=True)
class Visit:
    one: Appointment
    lines: list[str]  # what it is about, said by its app


@dataclass(frozen=True)
class Day:
    at: datetime
    ends: datetime  # from then on it is no longer the day: nothing of it may be shown
    visits: list[Visit] = field(default_factory=list)
    more: list[tuple[Carried, dict[str, Any]]] = field(default_factory=list)

    @property
    def hour(self) -> str:
        return saying.hour(self.at)


def read(user: User) -> Day:
    """Only what this person may see."""
    now = timezone.localtime()
    start, end = moment(now.date(), time.min), moment(now.date() + timedelta(days=1), time.min)
    own = Appointment.objects.standing().visible_to(user).of_people([user.pk]).between(start, end)
    found = own.with_parts().prefetch_related("client__phones", "client__addresses").order_by("starts_at", "pk")
    told = ((entry, entry.context(user)) for entry in usable(CARRIED, user))
    return Day(
        now, end, [Visit(one, _lines(one)) for one in found],
        [(entry, context) for entry, context in told if context is not None],
    )  # fmt: skip


def _lines(one: Appointment) -> list[str]:
    found = subjects.read(one.subject)
    return found[0].lines(found[1]) if found else []
