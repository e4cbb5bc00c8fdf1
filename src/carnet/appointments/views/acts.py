"""What is done to an appointment in one gesture: moved, ended, reopened, undone."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.appointments.forms.others import OutcomeForm
from carnet.appointments.models import Appointment, Trace
from carnet.appointments.views.appointment import tell_changed
from carnet.appointments.views.found import appointment_for
from carnet.clients.models.client import Client
from carnet.clients.models.history import Event
from carnet.kernel.errors import CarnetError, Refused
from carnet.kernel.numbers import whole


@right("appointments.change")
@require_POST
def move(request: Request, pk: int) -> HttpResponse:
    """By mouse, finger or arrows: `debut` and `fin` on the clock of the wall, `version` as shown."""
    one = appointment_for(request, pk)
    starts, ends = (_moment(request.POST.get(name, "")) for name in ("debut", "fin"))
    version = whole(request.POST.get("version", ""), most=9)
    try:
        if starts is None or ends is None:
            raise Refused("Cette heure n’existe pas : ouvrez le rendez-vous pour le déplacer.")
        done = one.move(starts, ends, by=request.actor, version=version)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return _answer(request, one, 422)
    tell_changed(request, done, f"Déplacé : {Appointment.objects.get(pk=pk).when}.")
    return _answer(request, one, 200)


def _answer(request: Request, one: Appointment, status: int) -> HttpResponse:
    """The script reloads the page, which tells the message."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"moved": status == 200}, status=status)
    return redirect("appointments:page", one.pk)


def _moment(text: str) -> datetime | None:
    """`2026-11-24T09:30`."""
    try:
        return timezone.make_aware(datetime.strptime(text[:16], "%Y-%m-%dT%H:%M"))
    except (ValueError, OverflowError):
        return None


@right("appointments.change")
@require_POST
def finish(request: Request, pk: int) -> HttpResponse:
    return _end(request, pk, Appointment.finish, "Rendez-vous fait.")


@right("appointments.change")
@require_POST
def client_absent(request: Request, pk: int) -> HttpResponse:
    return _end(request, pk, Appointment.client_absent, "C’est noté : le client était absent.")


@right("appointments.change")
@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    return _end(request, pk, Appointment.cancel, "Rendez-vous annulé.")


def _end(request: Request, pk: int, act: Callable[..., int], sentence: str) -> HttpResponse:
    one = appointment_for(request, pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Mille caractères au plus, sans signe de commande.")
        return redirect("appointments:page", one.pk)
    try:
        tell_changed(request, act(one, by=request.actor, outcome=form.cleaned_data["outcome"]), sentence)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("appointments:page", one.pk)


@right("appointments.change")
@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    one = appointment_for(request, pk)
    try:
        one.reopen(by=request.actor)
        messages.success(request, "Le rendez-vous est de nouveau prévu.")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("appointments:page", one.pk)


@right("appointments.change")
@require_POST
def undo(request: Request, change_set_id: int) -> HttpResponse:
    """For whoever changes appointments: undoing one's own is not changing the record."""
    key = min(change_set_id, 2**63 - 1)
    line = Trace.objects.filter(change_set=key).first() or _line(request, key)
    try:
        (line if isinstance(line, Trace) else line.change_set).undo(by=request.actor)
        messages.success(request, "Annulé.")
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
    return redirect("appointments:page", line.data["appointment"])


def _line(request: Request, change_set_id: int) -> Event:
    """Of the timeline of a client that they may see."""
    lines = Event.objects.filter(change_set=change_set_id, code__startswith="appointment.").order_by("pk")
    event = lines.select_related("change_set").first()
    if event is None or not Client.objects.visible_to(request.user).filter(pk=event.client_id).exists():
        raise Http404
    return event
