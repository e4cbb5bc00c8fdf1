"""The agenda by week, day, people, month or list, and the day sheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.appointments import agenda
from carnet.appointments.asked import VIEWS, Asked
from carnet.appointments.models import Kind


@right("appointments.view")
@require_GET
def index(request: Request) -> HttpResponse:
    asked = Asked.read(request.GET, request.user)
    found = agenda.read(asked, request.user)
    context = {
        "agenda": found,
        "asked": asked,
        "views": VIEWS.items(),
        "kinds": Kind.choices,
        "today": timezone.localdate(),
        "previous": asked.shifted(-1),
        "next": found.next,
    }
    return render(request, "appointments/agenda.html", context)


@right("appointments.view")
@require_GET
def day_sheet(request: Request) -> HttpResponse:
    """The day of each person or team asked for, one after the other."""
    from carnet.appointments.sheets import render_day

    asked = Asked.read(request.GET, request.user)
    return pdf(render_day(asked, request.user), f"journee-{asked.day:%Y-%m-%d}.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return response
