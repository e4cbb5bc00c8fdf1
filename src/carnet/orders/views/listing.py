"""The list of orders."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.models import Client
from carnet.lists import keyset
from carnet.lists.shown import shown
from carnet.orders.listing import SORTS, STATES, Criteria


@right("orders.view")
@require_GET
def index(request: Request) -> HttpResponse:
    criteria = Criteria.read(request.GET)
    orders = criteria.orders(request.user).select_related("client", "salesperson", "quote")
    context = {
        "page": keyset.page(orders, criteria.order, criteria.cursor),
        "lists": shown("orders", request.GET, request.user),
        "criteria": criteria,
        "states": STATES,
        "sorts": [(code, sort.label) for code, sort in SORTS.items()],
        "salespeople": User.objects.salespeople(),
        "client": Client.objects.visible_to(request.user).filter(pk=criteria.client or 0).first(),
    }
    return render(request, "orders/list.html", context)
