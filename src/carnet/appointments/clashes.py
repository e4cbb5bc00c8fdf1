"""What is told of a plan and not forbidden: somebody is taken or away, a holiday, a Sunday, an hour of the night."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments import saying
from carnet.appointments.holidays import holiday
from carnet.appointments.models import AgendaOptions, Appointment, Team
from carnet.appointments.models.acts import Plan
from carnet.appointments.models.people import Absence
from carnet.kernel.dates import french_day


def warnings(plan: Plan, user: User | None = None, besides: int | None = None) -> list[str]:
    """`user`: who reads it, so that no client out of their sight is named; `besides`: the appointment that is changed."""
    people = going(plan)
    return [*_of_the_days(plan), *_away(plan, people), *_taken(plan, people, user, besides)]


def going(plan: Plan) -> list[int]:
    members = Team.members.through._default_manager.filter(team=plan.team).values_list("user", flat=True)
    return sorted({*plan.people, *(members if plan.team else ())})


def days_of(plan: Plan) -> list[date]:
    starts, ends = timezone.localtime(plan.starts_at), timezone.localtime(plan.ends_at)
    last = saying.last_day(ends, plan.all_day)
    return [starts.date() + timedelta(days=count) for count in range((last - starts.date()).days + 1)]


def _of_the_days(plan: Plan) -> Iterable[str]:
    options = AgendaOptions.current()
    days = days_of(plan)
    for day in days:
        if name := holiday(day, options.alsace_moselle):
            yield f"{french_day(day).capitalize()} est férié : {name}."
    if days[0].weekday() == 6:
        yield "C’est un dimanche."
    starts, ends = timezone.localtime(plan.starts_at), timezone.localtime(plan.ends_at)
    if not plan.all_day and (starts.time() < options.opens_at or (len(days) == 1 and ends.time() > options.closes_at)):
        opens, closes = f"{options.opens_at:%H:%M}", f"{options.closes_at:%H:%M}"
        yield f"En dehors des heures de travail ({opens} – {closes})."


def _away(plan: Plan, people: list[int]) -> Iterable[str]:
    days = days_of(plan)
    for absence in Absence.objects.filter(user__in=people).between(days[0], days[-1]).select_related("user"):
        until = french_day(absence.ends_on, year=False)
        yield f"{absence.user} est absent (jusqu’au {until})."


def _taken(plan: Plan, people: list[int], user: User | None, besides: int | None) -> Iterable[str]:
    """With the way there: two visits that follow each other without time to drive are a clash too."""
    if not people:
        return
    margin = timedelta(minutes=plan.travel)
    met = Appointment.objects.standing().of_people(people).exclude(pk=besides or 0)
    # What comes after must leave time for its own way; two hours is more than anybody drives between two visits.
    found = met.between(plan.starts_at - margin, plan.ends_at + timedelta(hours=2)).order_by("starts_at").with_parts()
    seen = set(found.visible_to(user).values_list("pk", flat=True)) if user else None
    for one in list(found[:20]):
        if plan.ends_at <= one.starts_at - timedelta(minutes=one.travel):
            continue
        names = ", ".join(str(person) for person in one.everybody if person.pk in people)
        what = one.sentence if seen is None or one.pk in seen else "un autre rendez-vous"
        tight = one.ends_at <= plan.starts_at or one.starts_at >= plan.ends_at
        why = "n’a pas le temps du trajet avec" if tight else "a déjà"
        yield f"{names} {why} {what} ({saying.span(one.starts, one.ends, one.all_day, year=False)})."
