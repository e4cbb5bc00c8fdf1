"""The list of cases: shown, exported, printed as one PDF; what the warranties cost."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.aftersales import costing
from carnet.aftersales.listing import CASES, people
from carnet.kernel.dates import parse_date
from carnet.sales.views import listing


@right("aftersales.view")
@require_GET
def index(request: Request) -> HttpResponse:
    return listing.index(request, CASES, people=people())


@right("aftersales.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    return listing.export(request, CASES)


@right("aftersales.view")
@require_POST
def together(request: Request) -> HttpResponse:
    return listing.together(request, CASES)


@right("aftersales.see_costs")
@require_GET
def costs(request: Request) -> HttpResponse:
    """Twelve months up to today, or the days that one asks for."""
    until = parse_date(request.GET.get("au", "")) or timezone.localdate()
    since = parse_date(request.GET.get("du", "")) or costing.year_before(until)
    context = {"since": since, "until": until, "costs": costing.by_family(request.user, since, until)}
    return render(request, "aftersales/costs.html", context)
