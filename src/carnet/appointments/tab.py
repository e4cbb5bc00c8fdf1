"""What a client's page shows of their appointments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments import saying
from carnet.appointments.models import Appointment
from carnet.clients.dossier import Block, Part, Period
from carnet.clients.models.client import Client
from carnet.clients.tabs import Button, Figure, Tab, first
from carnet.kernel.dates import french_day

PAST = 40  # shown; the timeline has them all


def _coming(client: int) -> Any:
    return Appointment.objects.filter(client=client, state="planned", ends_at__gte=timezone.now())


def _context(client: Client) -> dict[str, Any]:
    own = Appointment.objects.filter(client=client).with_parts()
    coming = list(own.filter(state="planned", ends_at__gte=timezone.now()).order_by("starts_at", "pk"))
    past = own.exclude(pk__in=[one.pk for one in coming]).order_by("-starts_at", "-pk")[:PAST]
    return {"coming": coming, "past": list(past)}


def _first_coming(client: int) -> list[Any]:
    ordered = _coming(client).order_by("starts_at", "pk")
    return [first(ordered, "starts_at"), first(ordered, "all_day")]


def _next(starts_at: datetime | None, all_day: bool | None) -> str | None:
    if starts_at is None:
        return None
    starts = timezone.localtime(starts_at)
    day = french_day(starts.date(), year=starts.year != timezone.localdate().year)
    return day if all_day else f"{day}, {saying.hour(starts)}"


def _blocks(client: Client, period: Period, user: User) -> Sequence[Block]:
    own = Appointment.objects.filter(client=client).visible_to(user).with_parts().order_by("starts_at", "pk")
    rows = [
        (one.when, one.title, one.who, "\n".join(filter(None, [str(one.get_state_display()), one.outcome])))
        for one in own
        if period.holds(one.starts.date())
    ]
    return [Block(columns=("Quand", "Quoi", "Qui", "État"), rows=rows, wide=frozenset({0, 1, 2, 3}))] if rows else []


def dossier_part() -> Part:
    return Part("appointments", "Rendez-vous", _blocks, right="appointments.view", order=60)


TAB = Tab(
    "rendez-vous",
    "Rendez-vous",
    "appointments/tab.html",
    _context,
    _coming,
    right="appointments.view",
    order=20,
)
BUTTON = Button(
    "appointment",
    "Rendez-vous",
    lambda client: f"{reverse('appointments:new')}?client={client.pk}&retour=client",
    icon="calendar-event",
    right="appointments.take",
    order=20,
)
FIGURE = Figure("next_appointment", "Prochain rendez-vous", _next, _first_coming, right="appointments.view", order=60)
