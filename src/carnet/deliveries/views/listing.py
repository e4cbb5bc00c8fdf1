"""The list of delivery notes: shown, exported, printed as one PDF."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.deliveries.listing import NOTES
from carnet.sales.views import listing


@right("deliveries.view")
@require_GET
def index(request: Request) -> HttpResponse:
    return listing.index(request, NOTES)


@right("deliveries.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    return listing.export(request, NOTES)


@right("deliveries.view")
@require_POST
def together(request: Request) -> HttpResponse:
    return listing.together(request, NOTES)
