"""The list of products, its export, and what the line editor asks while typing."""

import json

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.catalogue import vat
from carnet.catalogue.answers import answers
from carnet.catalogue.columns import COSTS
from carnet.catalogue.listing import KINDS, SORTS, STATES, Criteria, page
from carnet.catalogue.models.product import Product
from carnet.exchange import answering
from carnet.lists.shown import shown

SUGGESTIONS = 8


@right("catalogue.view")
@require_GET
def index(request: Request) -> HttpResponse:
    criteria = Criteria.read(request.GET)
    lists = shown("catalogue", request.GET, request.user)
    sees_costs = request.user.has_perm("catalogue.see_costs")
    context = {
        "page": page(criteria),
        "criteria": criteria,
        "lists": lists,
        "columns": [column for column in lists.columns if sees_costs or column.code not in COSTS],
        "families": [(family, family) for family in Product.objects.families()],
        "kinds": KINDS.items(),
        "rates": vat.CHOICES,
        "states": STATES.items(),
        "sorts": [(code, label) for code, (label, _) in SORTS.items()],
    }
    return render(request, "catalogue/list.html", context)


@right("catalogue.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    """The list as it is seen, or with every column: at once when it is short, as a job when it is long."""
    criteria = Criteria.read(request.POST if request.method == "POST" else request.GET)
    return answering.export(
        request,
        "catalogue",
        criteria,
        f"{reverse('catalogue:list')}?{criteria.address()}",
        every="Pour réimporter, ici ou ailleurs",
    )


@right("catalogue.view")
@require_GET
def suggest(request: Request) -> HttpResponse:
    """For `?q=`, the products it may mean, best first: options of a list, or JSON for `Accept: application/json`.

    Each says what a line takes: reference, text, unit, price, VAT, and the lines of a work unfolded.
    """
    query = request.GET.get("q", "").replace("\x00", "")[:200]
    found = Product.objects.active().matching(query).best_first(query)[:SUGGESTIONS] if query.strip() else []
    told = answers(found, costs=request.user.has_perm("catalogue.see_costs"))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"query": query, "products": told})
    options = [(one, json.dumps(one, ensure_ascii=False)) for one in told]
    return render(request, "catalogue/_suggestions.html", {"options": options})
