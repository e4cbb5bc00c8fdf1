"""What a client's page shows of their appointments."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments import saying
from carnet.appointments.models import Appointment
from carnet.clients.dossier import Block, Part, Period
from carnet.clients.models.client import Client
from carnet.clients.tabs import Button, Figure, Tab
from carnet.kernel.dates import french_day

PAST = 40  # shown; the timeline has them all


def _coming(client: Client) -> Any:
    return Appointment.objects.filter(client=client, state="planned", ends_at__gte=timezone.now())


def _context(client: Client) -> dict[str, Any]:
    own = Appointment.objects.filter(client=client).with_parts()
    coming = list(own.filter(state="planned", ends_at__gte=timezone.now()).order_by("starts_at", "pk"))
    past = own.exclude(pk__in=[one.pk for one in coming]).order_by("-starts_at", "-pk")[:PAST]
    return {"coming": coming, "past": list(past)}


def _next(client: Client) -> str | None:
    found = _coming(client).order_by("starts_at", "pk").first()
    if found is None:
        return None
    day = french_day(found.starts.date(), year=found.starts.year != timezone.localdate().year)
    return day if found.all_day else f"{day}, {saying.hour(found.starts)}"


def _blocks(client: Client, period: Period, user: User) -> Sequence[Block]:
    own = Appointment.objects.filter(client=client).visible_to(user).with_parts().order_by("starts_at", "pk")
    rows = [
        (one.when, one.title, one.who, "\n".join(filter(None, [str(one.get_state_display()), one.outcome])))
        for one in own
        if period.holds(one.starts.date())
    ]
    return [Block(columns=("Quand", "Quoi", "Qui", "État"), rows=rows)] if rows else []


def dossier_part() -> Part:
    return Part("appointments", "Rendez-vous", _blocks, right="appointments.view", order=60)


TAB = Tab(
    "rendez-vous",
    "Rendez-vous",
    "appointments/tab.html",
    _context,
    lambda client: _coming(client).count(),
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
FIGURE = Figure("next_appointment", "Prochain rendez-vous", _next, right="appointments.view", order=60)
