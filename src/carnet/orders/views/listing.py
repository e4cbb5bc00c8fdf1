"""The list of orders: shown, exported, printed as one PDF."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.orders.listing import ORDERS
from carnet.sales.views import listing


@right("orders.view")
@require_GET
def index(request: Request) -> HttpResponse:
    return listing.index(request, ORDERS)


@right("orders.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    return listing.export(request, ORDERS)


@right("orders.see_prices")
@require_POST
def together(request: Request) -> HttpResponse:
    return listing.together(request, ORDERS)
