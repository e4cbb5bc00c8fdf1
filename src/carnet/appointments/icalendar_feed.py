"""A person's appointments as their telephone reads them (RFC 5545). Moments are in UTC: no clock change can move them."""

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments.models import Appointment, State
from carnet.appointments.models.appointment import GONE
from carnet.company.models import Company
from carnet.ui.formats import phone

if TYPE_CHECKING:
    from icalendar import Event

KEPT = timedelta(days=90)  # how long ago still is in the feed


def feed_of(user: User) -> bytes:
    """Cancelled ones stay, marked so: a calendar that had them takes them away."""
    from icalendar import Calendar

    calendar = Calendar()  # type: ignore[no-untyped-call]
    calendar.add("prodid", "-//Carnet//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{Company.current()} : {user}" if str(Company.current()) else str(user))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", timedelta(minutes=15), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT15M")
    for one in _found(user):
        calendar.add_component(event_of(one))
    return bytes(calendar.to_ical())


def _found(user: User) -> list[Appointment]:
    recent = Appointment.objects.filter(ends_at__gte=timezone.now() - KEPT)
    return list(recent.visible_to(user).of_people([user.pk]).with_parts().order_by("starts_at", "pk"))


def event_of(one: Appointment) -> "Event":
    """Its UID never changes, its SEQUENCE rises with each change: a calendar knows which version is the last."""
    from icalendar import Event

    event = Event()  # type: ignore[no-untyped-call]
    event.add("uid", f"{one.uid}@carnet")
    event.add("sequence", one.version - 1)
    event.add("dtstamp", one.updated_at.astimezone(UTC))
    event.add("created", one.created_at.astimezone(UTC))
    event.add("last-modified", one.updated_at.astimezone(UTC))
    if one.all_day:
        event.add("dtstart", one.starts.date())
        event.add("dtend", one.last_day + timedelta(days=1))
    else:
        event.add("dtstart", one.starts_at.astimezone(UTC))
        event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("summary", f"{one.title} – {one.client.display_name}" if one.client else one.title)
    event.add("status", "CANCELLED" if one.state in GONE else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if one.state in (*GONE, State.ABSENT) else "OPAQUE")
    event.add("categories", [str(one.get_kind_display())])
    if one.place:
        event.add("location", str(one.place))
    event.add("description", "\n".join(_lines(one)))
    event.add("url", f"{settings.CARNET_URL}{one.get_absolute_url()}")
    return event


def _lines(one: Appointment) -> list[str]:
    """What one needs on the way, without opening anything."""
    person, client = one.person, one.client
    return [line for line in (
        f"Tél. {phone(client.main_phone)}" if client and client.main_phone else "",
        f"Sur place : {person} {phone(person.phone)}".strip() if person else "",
        f"Accès : {one.place.access_notes}" if one.place and one.place.access_notes else "",
        f"À savoir : {client.warning}" if client and client.warning else "",
        f"Avec {one.who}" if one.who else "",
        one.notes,
    ) if line]  # fmt: skip
