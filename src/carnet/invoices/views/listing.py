"""The list of invoices, and its export."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.models import Client
from carnet.exchange import answering
from carnet.invoices.listing import SORTS, STATES, Criteria
from carnet.invoices.models.kinds import InvoiceType
from carnet.lists import keyset
from carnet.lists.shown import shown


@right("invoices.view")
@require_GET
def index(request: Request) -> HttpResponse:
    criteria = Criteria.read(request.GET)
    invoices = criteria.documents(request.user).select_related("client", "salesperson")
    context = {
        "page": keyset.page(invoices, criteria.order, criteria.cursor),
        "lists": shown("invoices", request.GET, request.user),
        "criteria": criteria,
        "states": STATES,
        "types": InvoiceType.choices,
        "sorts": [(code, sort.label) for code, sort in SORTS.items()],
        "salespeople": User.objects.salespeople(),
        "client": Client.objects.visible_to(request.user).filter(pk=criteria.client or 0).first(),
    }
    return render(request, "invoices/list.html", context)


@right("invoices.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    """The list as it is seen, or with every column: at once when it is short, as a job when it is long."""
    criteria = Criteria.read(request.POST if request.method == "POST" else request.GET)
    return answering.export(request, "invoices", criteria, f"{reverse('invoices:list')}?{criteria.address()}")
