"""The list of invoices: shown, exported, printed as one PDF."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices.listing import INVOICES
from carnet.sales.views import listing


@right("invoices.view")
@require_GET
def index(request: Request) -> HttpResponse:
    return listing.index(request, INVOICES)


@right("invoices.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    return listing.export(request, INVOICES)


@right("invoices.view")
@require_POST
def together(request: Request) -> HttpResponse:
    """The issued ones alone."""
    return listing.together(request, INVOICES)
