"""The report of an intervention, typed on the phone at the client's."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.http import Request, posted
from carnet.accounts.rights import right
from carnet.aftersales import charged
from carnet.aftersales.forms.case import ReportForm
from carnet.aftersales.models import Case, CaseState, Report
from carnet.aftersales.views.found import one_for
from carnet.appointments.models import Appointment
from carnet.appointments.views.agenda import pdf as answer_pdf
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import whole


@right("aftersales.write")
@require_http_methods(["GET", "POST"])
def new(request: Request, pk: int) -> HttpResponse:
    case: Case = one_for(request, Case.objects.with_parts(), pk)
    visit = _visit(request, case)
    form = ReportForm(**posted(request), initial=_hours(visit) | _step(case))
    if request.method == "POST" and form.is_valid():
        try:
            _, refused = Report.write(
                case.pk, form.written(), by=request.actor, appointment=visit, photos=request.FILES.getlist("photos")
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "Le rapport est enregistré.")
            for one in refused:
                messages.error(request, f"{one.name} : {one.why}")
            return redirect(f"{case.get_absolute_url()}?recu=1")
    context = {"form": form, "case": case, "visit": visit}
    return render(request, "aftersales/report.html", context, status=422 if form.errors else 200)


def _visit(request: Request, case: Case) -> Appointment | None:
    """The appointment it reports: the one named, else the last one planned that has begun."""
    own = case.visits.filter(state="planned")
    key = whole(request.GET.get("rdv", ""))
    if key:
        return own.filter(pk=key).first()
    return own.filter(starts_at__lte=timezone.now()).order_by("-starts_at").first()


def _step(case: Case) -> dict[str, Any]:
    """Out of warranty and not invoiced, what is repaired is to be invoiced."""
    return {"state": CaseState.TO_INVOICE} if case.covered is False and not charged.invoiced(case) else {}


def _hours(visit: Appointment | None) -> dict[str, Any]:
    now = timezone.localtime()
    if visit is None:
        return {"day": now.date(), "left": now.time().replace(second=0, microsecond=0)}
    left = min(max(now, visit.starts), visit.ends) if now.date() == visit.starts.date() else visit.ends
    return {
        "day": visit.starts.date(),
        "arrived": visit.starts.time(),
        "left": left.time().replace(second=0, microsecond=0),
    }


@right("aftersales.view")
@require_GET
def pdf(request: Request, pk: int) -> HttpResponse:
    from carnet.aftersales.papers import render_report

    report: Report = one_for(request, Report.objects.select_related("case__client", "case__product", "user"), pk)
    return answer_pdf(render_report(report), f"rapport-{report.case.number}-{report.pk}.pdf")
