"""The list of quotes, and its export."""

from io import BytesIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.models import Client
from carnet.exchange import exporting
from carnet.exchange.formats import FORMATS
from carnet.kernel.errors import Refused
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
    criteria, chosen = Criteria.read(request.POST), FORMATS.get(request.POST.get("format", ""))
    back = f"{reverse('quotes:list')}?{criteria.address()}"
    if chosen is None:
        messages.error(request, "Choisissez un format : Excel, CSV ou PDF.")
        return redirect(back)
    try:
        listing = exporting.open_listing("quotes", criteria.address(), chosen.code, by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    if listing.count > exporting.AT_ONCE:
        job = exporting.start("quotes", criteria.address(), chosen.code, by=request.actor)
        return redirect("jobs:detail", job.pk)
    content = BytesIO()
    exporting.write(listing, chosen, content, by=request.actor, source_code="quotes")
    response = HttpResponse(content.getvalue(), content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{exporting.file_name("quotes", chosen)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
