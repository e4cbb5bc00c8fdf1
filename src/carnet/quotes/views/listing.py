"""The list of quotes, and its export."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.models import Client
from carnet.exchange import answering
from carnet.lists import keyset
from carnet.lists.shown import shown
from carnet.quotes.listing import SORTS, STATES, Criteria


@right("quotes.view")
@require_GET
def index(request: Request) -> HttpResponse:
    criteria = Criteria.read(request.GET)
    quotes = criteria.quotes(request.user).select_related("client", "salesperson")
    context = {
        "page": keyset.page(quotes, criteria.order, criteria.cursor),
        "lists": shown("quotes", request.GET, request.user),
        "criteria": criteria,
        "states": STATES,
        "sorts": [(code, sort.label) for code, sort in SORTS.items()],
        "salespeople": User.objects.salespeople(),
        "client": Client.objects.visible_to(request.user).filter(pk=criteria.client or 0).first(),
    }
    return render(request, "quotes/list.html", context)


@right("quotes.export")
@require_POST
def export(request: Request) -> HttpResponse:
    """The list as it is seen, in a file: at once when it is short, as a job when it is long."""
    criteria = Criteria.read(request.POST)
    back = f"{reverse('quotes:list')}?{criteria.address()}"
    return answering.export(request, "quotes", criteria.address(), back=back)
