"""The list of invoices, and its export."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.models import Client
from carnet.exchange import answering
from carnet.invoices.exporting import OFFERED
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
@require_POST
def export(request: Request) -> HttpResponseBase:
    """The list as it is seen, as CSV or Excel: at once when it is short, as a job when it is long."""
    if request.POST.get("format", "") not in OFFERED:
        raise Http404("Ce format n’existe pas : choisissez CSV ou Excel.")
    criteria = Criteria.read(request.POST)
    back = f"{reverse('invoices:list')}?{criteria.address()}"
    return answering.export(request, "invoices", criteria.address(), back=back, offered=OFFERED)
