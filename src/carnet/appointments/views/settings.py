"""Absences, teams, the hours of the firm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request, posted
from carnet.accounts.rights import right
from carnet.appointments.forms.others import AbsenceForm, OptionsForm, TeamForm
from carnet.appointments.models import Absence, AgendaOptions, Team
from carnet.kernel.errors import Refused


@right("appointments.absences")
@require_http_methods(["GET", "POST"])
def absences(request: Request) -> HttpResponse:
    form = AbsenceForm(**posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            Absence.note(
                values["user"], values["starts_on"], values["ends_on"] or values["starts_on"], values["reason"],
                by=request.actor,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error("ends_on", refusal.sentence)
        else:
            messages.success(request, "L’absence est notée.")
            return redirect("appointments:absences")
    coming = Absence.objects.filter(ends_on__gte=timezone.localdate()).select_related("user")
    context = {"form": form, "absences": coming}
    return render(request, "appointments/absences.html", context, status=422 if form.errors else 200)


@right("appointments.absences")
@require_POST
def remove_absence(request: Request, pk: int) -> HttpResponse:
    get_object_or_404(Absence.objects.select_related("user"), pk=min(pk, 2**63 - 1)).remove(by=request.actor)
    messages.success(request, "L’absence est retirée.")
    return redirect("appointments:absences")


@right("appointments.teams")
@require_http_methods(["GET"])
def teams(request: Request) -> HttpResponse:
    found = Team.objects.prefetch_related("members")
    return render(request, "appointments/teams.html", {"teams": found})


@right("appointments.teams")
@require_http_methods(["GET", "POST"])
def team(request: Request, pk: int | None = None) -> HttpResponse:
    found = get_object_or_404(Team, pk=min(pk, 2**63 - 1)) if pk is not None else None
    initial = {"name": found.name, "members": found.members.all(), "active": found.is_active} if found else {}
    form = TeamForm(**posted(request), initial=initial or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        members = [user.pk for user in values["members"]]
        try:
            Team.keep(values["name"], members, by=request.actor, pk=pk, active=values["active"])
        except Refused as refusal:
            form.add_error("name", refusal.sentence)
        else:
            messages.success(request, "L’équipe est enregistrée.")
            return redirect("appointments:teams")
    return render(request, "appointments/team.html", {"form": form, "team": found}, status=422 if form.errors else 200)


@right("company.settings")
@require_http_methods(["GET", "POST"])
def options(request: Request) -> HttpResponse:
    current = AgendaOptions.current()
    names = ("opens_at", "pause_starts", "pause_ends", "closes_at", "alsace_moselle", "reminds")
    initial = {name: getattr(current, name) for name in names}
    form = OptionsForm(**posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        AgendaOptions.change(by=request.actor, **form.cleaned_data)
        messages.success(request, "Réglages de l’agenda enregistrés.")
        return redirect("appointments:settings")
    return render(request, "appointments/settings.html", {"form": form}, status=422 if form.errors else 200)
