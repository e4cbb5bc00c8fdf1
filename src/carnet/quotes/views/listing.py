"""The list of quotes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.models import Client
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
