"""The list of quotes: shown, exported, printed as one PDF."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.quotes.listing import QUOTES
from carnet.sales.views import listing


@right("quotes.view")
@require_GET
def index(request: Request) -> HttpResponse:
    return listing.index(request, QUOTES)


@right("quotes.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    return listing.export(request, QUOTES)


@right("quotes.see_prices")
@require_POST
def together(request: Request) -> HttpResponse:
    return listing.together(request, QUOTES)
