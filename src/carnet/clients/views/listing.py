"""The list of clients, and its export."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.listing import SORTS, STATES, Criteria, page
from carnet.clients.models.client import Kind, Status, Tag
from carnet.communes.engine import departments


@right("clients.view")
@require_GET
def index(request: Request) -> HttpResponse:
    criteria = Criteria.read(request.GET)
    found = page(criteria, request.user)
    if criteria.query and len(found.clients) == 1 and "Enter" in request.GET.get("touche", ""):
        return redirect("clients:page", found.clients[0].pk)
    context = {
        "page": found,
        "criteria": criteria,
        "statuses": Status.choices,
        "kinds": Kind.choices,
        "states": STATES.items(),
        "sorts": [(code, sort.label) for code, sort in SORTS.items()],
        "salespeople": User.objects.salespeople(),
        "departments": departments(),
        "tags": Tag.objects.all()[:200],
    }
    return render(request, "clients/list.html", context)


@right("clients.export")
@require_POST
def export(request: Request) -> HttpResponse:
    """The list as it is seen, in a file: at once when it is short, as a job when it is long."""
    from carnet.clients.exporting import start_or_send

    return start_or_send(request, Criteria.read(request.POST), request.POST.get("format", ""))
