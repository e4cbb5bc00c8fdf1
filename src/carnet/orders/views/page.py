"""The page of one order, and its paper."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.files import serving
from carnet.orders import paper
from carnet.orders.presenting import presented
from carnet.orders.views.found import order_for
from carnet.sales import keeping


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
    keeping.keep(order, order.title)
    if order.paper:
        return serving.content(order.paper, download="telecharger" in request.GET)
    response = HttpResponse(paper.drawn(order), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{order.title}.pdf") or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
