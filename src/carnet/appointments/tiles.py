"""« Ma journée » on the home page."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments.forms.appointment import moment
from carnet.appointments.models import Appointment
from carnet.appointments.models.appointment import PARTS, AppointmentQuerySet
from carnet.clients.seen import SeenBy


def _own(user: User) -> AppointmentQuerySet:
    seen = Appointment.objects.standing().visible_to(user)
    return seen.of_people([user.pk]).with_joined_parts().order_by("starts_at", "pk")


def _start(day: date) -> datetime:
    return moment(day, time.min)


_BETWEEN = SeenBy(lambda user, first, end: _own(user).between(_start(first), _start(end)))
_AFTER = SeenBy(lambda user, day: _own(user).filter(state="planned", starts_at__gte=_start(day))[:1])


def my_day(user: User) -> dict[str, Any]:
    """Today's, and the next one when nothing is left. Two queries of appointments at most, whatever their number."""
    now, today = timezone.now(), timezone.localdate()
    tomorrow = today + timedelta(days=1)
    visits, later = _BETWEEN(user, today, tomorrow, named=True), None
    prefetch_related_objects(visits, *PARTS)
    if not any(one.ends_at > now and one.is_planned for one in visits):
        later = next(iter(_AFTER(user, tomorrow, named=True)), None)
    return {"visits": visits, "later": later, "now": now, "day": today}
