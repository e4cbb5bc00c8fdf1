"""« Ma journée », and the script that keeps it on a phone to be read without network (docs/decisions/0013)."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.middleware import public
from carnet.accounts.rights import right
from carnet.appointments import carrying

_WORKER = Path(__file__).parents[1] / "static" / "appointments" / "worker.js"


@right("appointments.view")
@require_GET
def my_day(request: Request) -> HttpResponse:
    day = carrying.read(request.user)
    response = render(request, "appointments/my_day.html", {"day": day})
    # For the worker: whose page it is, and when it must be gone (milliseconds, as its clock counts).
    response["X-Carnet-Person"] = str(request.user.pk)
    response["X-Carnet-Until"] = str(int(day.ends.timestamp() * 1000))
    return response


@public
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Under an address that never changes, or a phone would keep its first version for ever. It names nobody."""
    response = HttpResponse(_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    return response
