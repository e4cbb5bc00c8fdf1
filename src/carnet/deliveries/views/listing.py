"""The list of delivery notes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.models import Client
from carnet.deliveries.listing import SORTS, Criteria
from carnet.deliveries.states import State
from carnet.lists import keyset
from carnet.lists.shown import shown


@right("deliveries.view")
@require_GET
def index(request: Request) -> HttpResponse:
    criteria = Criteria.read(request.GET)
    notes = criteria.notes(request.user).select_related("client", "salesperson", "order")
    context = {
        "page": keyset.page(notes, criteria.order, criteria.cursor),
        "lists": shown("deliveries", request.GET, request.user),
        "criteria": criteria,
        "states": State.choices,
        "sorts": [(code, sort.label) for code, sort in SORTS.items()],
        "client": Client.objects.visible_to(request.user).filter(pk=criteria.client or 0).first(),
    }
    return render(request, "deliveries/list.html", context)
