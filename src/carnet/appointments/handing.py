"""Appointments to come when a client changes hands or wants to be forgotten, and when somebody leaves."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from carnet.accounts.actor import Actor
from carnet.accounts.leaving import Belonging
from carnet.accounts.models import User
from carnet.appointments.events import said_changes
from carnet.appointments.models import Appointment
from carnet.appointments.models.acts import Plan
from carnet.appointments.models.appointment import AppointmentQuerySet
from carnet.clients import writing
from carnet.clients.erasure import Veto
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.portfolio import Transfer
from carnet.kernel.dates import french_day
from carnet.ui.formats import plural


def _coming() -> AppointmentQuerySet:
    found: AppointmentQuerySet = Appointment.objects.filter(state="planned", starts_at__gte=timezone.now())
    return found


def _count(ids: Sequence[int]) -> int:
    return _coming().filter(client__in=ids).count()


def _move(ids: Sequence[int], heir: int | None, by: Actor, change_set: ChangeSet) -> None:
    """Where the former salesperson was to go, the new one goes; the others keep their place. Without a new one: nobody moves."""
    former = _former(ids, change_set)
    if heir is None or not former:
        return
    for one in _coming().filter(client__in=former).select_for_update().order_by("pk"):
        was = former.get(one.client_id or 0)
        if was is not None and one.people.filter(pk=was).exists():
            _hand(one, was, heir, by, change_set)


def _former(ids: Sequence[int], change_set: ChangeSet) -> dict[int, int | None]:
    """Client → the salesperson it had before this act, which has just been written."""
    events = Event.objects.filter(change_set=change_set, client__in=ids, code="client.reassigned")
    return {event.client_id: event.data["diff"]["salesperson"][0] for event in events}


def _hand(one: Appointment, was: int, heir: int, by: Actor, change_set: ChangeSet) -> None:
    assert one.client_id is not None
    before, old = Plan.of(one).dumps(), said_changes(one)
    one.people.remove(was)
    one.people.add(heir)
    Appointment.objects.filter(pk=one.pk).update(version=one.version + 1, updated_at=by.now())
    fresh = Appointment.objects.get(pk=one.pk)
    said = [[label, a, b] for (label, a), (_, b) in zip(old, said_changes(fresh), strict=True) if a != b]
    told = {"appointment": one.pk, "kind": one.kind, "about": one.about, "when": one.when, "who": fresh.who}
    data = {**told, "said": said, "was": before, "now": Plan.of(fresh).dumps()}
    writing.add_events(change_set, [(one.client_id, "appointment.changed", data)])


def _objection(client: Client) -> str | None:
    one = _coming().filter(client=client).order_by("starts_at").first()
    return f"Un rendez-vous est prévu le {french_day(one.starts.date())} : annulez-le d’abord." if one else None


def _held(person: User) -> tuple[str, str] | None:
    """The appointments to come of somebody whose account is about to be closed."""
    count = _coming().of_people([person.pk]).count()
    address = f"{reverse('appointments:agenda')}?{urlencode({'vue': 'liste', 'qui': str(person.pk)})}"
    return (f"{plural(count, 'rendez-vous à venir,rendez-vous à venir')}", address) if count else None


TRANSFER = Transfer("appointments", "Rendez-vous à venir", _count, _move, order=50)
VETO = Veto("appointments", _objection, order=50)
BELONGING = Belonging("appointments", _held, "calendar-event", right="appointments.view", order=50)
