"""The page of one order, and its paper."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.orders import paper
from carnet.orders.presenting import presented
from carnet.orders.views.found import order_for
from carnet.sales.views import papers


@right("orders.view")
@require_GET
def show(request: Request, order_id: int) -> HttpResponse:
    return render(request, "orders/page.html", presented(order_for(request, order_id), request.user))


@right("orders.view")
@require_GET
def pdf(request: Request, order_id: int) -> HttpResponseBase:
    """What was confirmed, as it was kept; a draft as it is. Who sees no price has the page instead."""
    order = order_for(request, order_id)
    if not may(request.user, "orders.see_prices"):
        return redirect("orders:page", order.pk)
    return papers.pdf(request, order, paper.drawn)
