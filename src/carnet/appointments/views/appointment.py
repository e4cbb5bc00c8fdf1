"""One appointment: taken, seen, changed, put off, printed; and what helps while it is typed."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request, posted
from carnet.accounts.models import Role
from carnet.accounts.rights import may, right
from carnet.appointments import clashes, slots, subjects
from carnet.appointments.forms.appointment import AppointmentForm
from carnet.appointments.forms.appointment import places as places_of
from carnet.appointments.forms.others import OutcomeForm
from carnet.appointments.models import Appointment, Kind
from carnet.appointments.models.acts import Plan, Stale
from carnet.appointments.models.appointment import USUAL
from carnet.appointments.views.agenda import pdf
from carnet.appointments.views.found import appointment_for
from carnet.appointments.when import parse_day
from carnet.clients.models.client import Client
from carnet.clients.reading import Day, by_days
from carnet.clients.views.found import client_for
from carnet.kernel.dates import parse_time
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import whole


@right("appointments.take")
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """`?client=12&about=Devis D-12&jour=…&heure=…&qui=…&nature=…&sujet=case:3`: whatever is known already."""
    key = whole(request.GET.get("client", ""))
    client = client_for(request, key) if key else None
    subject = request.GET.get("sujet", "")[:40]
    subject = subject if subjects.read(subject) else ""
    form = AppointmentForm(**posted(request), user=request.user, client=client, initial=_first_guess(request, client))
    if request.method == "POST" and form.is_valid():
        try:
            taken = Appointment.take(form.client_id, form.plan(), by=request.actor, subject=subject)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"Rendez-vous pris : {taken.when}.")
            return _told(request, taken)
    return _form(request, form, client)


@right("appointments.change")
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    one = appointment_for(request, pk, "appointments.change")
    form = AppointmentForm(**posted(request), user=request.user, appointment=one, initial=_as_it_is(one))
    if request.method == "POST" and form.is_valid():
        try:
            done = one.change(form.plan(), by=request.actor, version=form.cleaned_data["version"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            if isinstance(refusal, Stale):  # what is typed now is typed knowingly
                form.data = request.POST.copy()
                form.data["version"] = str(Appointment.objects.get(pk=one.pk).version)
        else:
            tell_changed(request, done, "Rendez-vous enregistré.")
            return _told(request, Appointment.objects.get(pk=one.pk))
    return _form(request, form, one.client, one)


@right("appointments.change")
@require_http_methods(["GET", "POST"])
def postpone(request: Request, pk: int) -> HttpResponse:
    """The same form, for the appointment that follows."""
    one = appointment_for(request, pk, "appointments.change")
    form = AppointmentForm(**posted(request), user=request.user, appointment=one, initial=_later(one))
    why = OutcomeForm(**posted(request))
    if request.method == "POST" and form.is_valid() and why.is_valid():
        try:
            reason = why.cleaned_data["outcome"]
            later = one.postpone(form.plan(), by=request.actor, outcome=reason, version=form.cleaned_data["version"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"Rendez-vous reporté : {later.when}.")
            return _told(request, later)
    return _form(request, form, one.client, one, why=why)


@right("appointments.view")
@require_GET
def page(request: Request, pk: int) -> HttpResponse:
    one = appointment_for(request, pk)
    found = subjects.read(one.subject)
    context = {
        "one": one,
        "may_change": may(request.user, "appointments.change", one),
        "form": OutcomeForm(),
        "warnings": clashes.warnings(Plan.of(one), request.user, one.pk) if one.is_planned else [],
        "subject": found[0].link(found[1], request.user) if found else None,
        "report": found[0].report(found[1], one, request.user) if found and one.is_planned else None,
        "next": getattr(one, "followed_by", None),
        "is_over": one.ends_at <= timezone.now(),
        "told": _lines(one) if one.is_internal else [],
    }
    return render(request, "appointments/page.html", context)


def _lines(one: Appointment) -> list[Day]:
    """What a timeline says of the others, the newest first."""
    traces = one.traces.select_related("change_set__user", "change_set__undone_by")
    return by_days(trace.line for trace in traces)


@right("appointments.view")
@require_GET
def sheet(request: Request, pk: int) -> HttpResponse:
    from carnet.appointments.sheets import render_sheet

    return pdf(render_sheet(appointment_for(request, pk)), f"rendez-vous-{pk}.pdf")


@right("mail.send")
@require_http_methods(["GET", "POST"])
def write(request: Request, pk: int) -> HttpResponse:
    """To the client: the invitation, or that it does not take place."""
    from carnet.appointments.inviting import draft
    from carnet.mail.composing import compose

    one = appointment_for(request, pk, "appointments.change")
    if one.is_internal:
        raise Http404("Un rendez-vous interne n’a pas de client à prévenir.")
    return compose(request, draft(one, request.actor), back=one.get_absolute_url())


@right("appointments.take")
@require_POST
def advice(request: Request) -> HttpResponse:
    """While it is typed: what clashes, and the hours that are free. Writes nothing."""
    key = whole(request.GET.get("rdv", ""))
    one = appointment_for(request, key) if key else None
    number = whole(request.GET.get("client", ""))
    client = client_for(request, number) if number and not one else None
    form = AppointmentForm(request.POST, user=request.user, client=client, appointment=one)
    return render(request, "appointments/_advice.html", {"advice": _advice(form, request, one)})


@right("appointments.take")
@require_GET
def places(request: Request) -> HttpResponse:
    """The addresses and contacts of a client just chosen, as options."""
    form = AppointmentForm(request.GET, user=request.user)
    return render(request, "appointments/_places.html", {"form": form})


@dataclass
class Advice:
    warnings: list[str]
    slots: list[Any]
    query: str = ""


def _advice(form: AppointmentForm, request: Request, one: Appointment | None) -> Advice | None:
    """None while what is typed says neither when nor who."""
    form.is_valid()
    besides = one.pk if one else None
    values = getattr(form, "cleaned_data", {})
    people, team = tuple(values.get("people") or ()), values.get("team")
    if not (people or team) or not values.get("kind"):
        return None
    try:
        plan = form.plan()
    except (KeyError, TypeError):
        plan = None
    length = plan.ends_at - plan.starts_at if plan and plan.ends_at > plan.starts_at else _usual(values["kind"])
    going = clashes.going(Plan(kind="", starts_at=timezone.now(), ends_at=timezone.now(), people=people, team=team))
    free = slots.propose(going, length, travel=values.get("travel") or 0, since=values.get("day"), besides=besides)
    told = clashes.warnings(plan, request.user, besides) if plan and plan.ends_at > plan.starts_at else []
    return Advice(told, free)


def _usual(kind: str) -> timedelta:
    return timedelta(minutes=USUAL[Kind(kind)])


def _first_guess(request: Request, client: Client | None) -> dict[str, Any]:
    """A form that could be sent at once: who, the first free hour, the usual length."""
    get, today = request.GET, timezone.localdate()
    kind = get.get("nature", "")
    kind = kind if kind in Kind.values else (Kind.SALES if request.user.role == Role.SALESPERSON else Kind.SURVEY)
    people = _who(request, client)
    day, hour = parse_day(get.get("jour", "")[:40], today), parse_time(get.get("heure", "")[:12])
    if hour is None and (free := slots.propose(people, _usual(kind), since=day, most=1)):
        day, hour = free[0].date(), free[0].time()
    end = None
    if day and hour:
        end = (timezone.datetime.combine(day, hour) + _usual(kind)).time()  # type: ignore[attr-defined]
    addresses = places_of(client)["address"]
    guess = {"kind": kind, "day": day or today, "start": hour, "end": end, "people": people, "travel": 0}
    team = whole(get.get("equipe", ""))
    return guess | {"address": addresses[0][0], "about": get.get("about", "")[:160], "team": team if team else None}


def _who(request: Request, client: Client | None) -> list[int]:
    """Those named; nobody when a team is; else whoever follows the client, else oneself."""
    keys = [key for text in request.GET.getlist("qui")[:20] if (key := whole(text))]
    if keys or "equipe" in request.GET:
        return keys
    if request.user.role in {Role.TECHNICIAN, Role.SALESPERSON} or client is None or client.salesperson_id is None:
        return [request.user.pk]
    return [client.salesperson_id]


def _as_it_is(one: Appointment) -> dict[str, Any]:
    plan, several = Plan.of(one), one.last_day != one.starts.date()
    return {
        **{name: getattr(plan, name) for name in ("kind", "all_day", "about", "notes", "travel", "team", "address", "contact")},
        "people": list(plan.people),
        "day": one.starts.date(),
        "start": None if one.all_day else one.starts.time(),
        "end": None if one.all_day else one.ends.time(),
        "end_day": one.last_day if several else None,
        "version": one.version,
    }  # fmt: skip


def _later(one: Appointment) -> dict[str, Any]:
    """The first free hour after it, for the same people."""
    values = _as_it_is(one)
    since = max(one.last_day, timezone.localdate()) + timedelta(days=1)
    length = one.ends_at - one.starts_at
    values |= {"day": since, "end_day": None}
    if not one.all_day and (
        free := slots.propose(clashes.going(Plan.of(one)), length, travel=one.travel, since=since, most=1)
    ):
        values |= {"day": free[0].date(), "start": free[0].time(), "end": (free[0] + length).time()}
    return values


def tell_changed(request: Request, change_set_id: int | None, sentence: str) -> None:
    """With its undo."""
    if change_set_id is None:
        messages.info(request, "Rien à changer.")
    else:
        undo = reverse("appointments:undo", args=[change_set_id])
        messages.success(request, sentence, extra_tags=f"undo:{undo}")


def _told(request: Request, one: Appointment) -> HttpResponse:
    """What clashes is told after, since it was not forbidden. Back to where the form was opened from."""
    for said in clashes.warnings(Plan.of(one), request.user, one.pk):
        messages.warning(request, said)
    if request.GET.get("retour") == "client" and one.client_id:
        return redirect("clients:tab", one.client_id, "rendez-vous")
    return redirect(f"{reverse('appointments:agenda')}?{urlencode({'jour': f'{one.starts:%Y-%m-%d}'})}")


def _form(
    request: Request, form: AppointmentForm, client: Client | None, one: Appointment | None = None, **more: Any
) -> HttpResponse:
    fresh = AppointmentForm(_as_posted(form), user=request.user, client=client, appointment=one)
    context = {"form": form, "client": client, "one": one, "advice": _advice(fresh, request, one), **more}
    return render(request, "appointments/form.html", context, status=422 if form.errors else 200)


def _as_posted(form: AppointmentForm) -> Any:
    """What the form would send as it is shown."""
    if form.is_bound:
        return form.data
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for name, field in form.fields.items():
        value = field.prepare_value(form.get_initial_for_field(field, name))
        if isinstance(value, list):
            data.setlist(name, [str(one) for one in value])
        elif value not in (None, False, ""):
            data[name] = "on" if value is True else str(value)
    return data
