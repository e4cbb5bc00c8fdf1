"""The acts of an order, one view each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.kernel.errors import CarnetError, Forbidden
from carnet.orders.forms import BecauseForm, ScheduleForm
from carnet.orders.mailing import MAIL
from carnet.orders.models import Order
from carnet.orders.registered import live_of
from carnet.orders.views.found import order_for
from carnet.quotes.views.found import quote_for
from carnet.sales import answering
from carnet.sales.answering import asked, at_once, posted
from carnet.sales.views import mailing


@right("orders.write")
@require_POST
def from_quote(request: Request, quote_id: int) -> HttpResponse:
    """One click on an accepted quote. Clicked twice, the second leads to what the first made."""
    quote = quote_for(request, quote_id)
    try:
        order = Order.from_quote(quote.pk, by=request.actor)
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        existing = live_of(quote)
        return redirect(existing) if existing else redirect("quotes:page", quote.pk)
    messages.success(request, f"La commande {order} est confirmée.")
    return redirect("orders:page", order.pk)


@right("orders.write")
@require_POST
def confirm(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    return at_once(request, lambda: order.confirm(by=request.actor), "La commande {} est confirmée.", order)


@right("orders.write")
@require_POST
def discard(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    return answering.discard(request, order, order.client.get_absolute_url())


@right("orders.write")
@require_http_methods(["GET", "POST"])
def schedule(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    form = ScheduleForm(**posted(request), initial={"expected_on": order.expected_on})
    act = lambda: order.schedule(form.cleaned_data["expected_on"], by=request.actor)  # noqa: E731
    return asked(request, form, act, "La livraison prévue est notée.", order, "Prévoir la livraison", "Noter la date")


@right("orders.cancel")
@require_http_methods(["GET", "POST"])
def close(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    form = BecauseForm(**posted(request))
    act = lambda: order.close(because=form.cleaned_data["because"], by=request.actor)  # noqa: E731
    done = "La commande est close : ce qui reste ne sera pas livré."
    return asked(request, form, act, done, order, "Clore sans livrer le reste", "Clore la commande")


@right("orders.cancel")
@require_POST
def reopen(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    return at_once(request, lambda: order.reopen(by=request.actor), "La commande {} est rouverte.", order)


@right("orders.cancel")
@require_http_methods(["GET", "POST"])
def cancel(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    form = BecauseForm(**posted(request))
    act = lambda: order.cancel(because=form.cleaned_data["because"], by=request.actor)  # noqa: E731
    return asked(request, form, act, "La commande est annulée.", order, "Annuler la commande")


@right("mail.send")
@require_http_methods(["GET", "POST"])
def mail(request: Request, order_id: int) -> HttpResponse:
    """By mail, with the paper as it was kept. Who sees no price has the page instead."""
    order = order_for(request, order_id)
    if not may(request.user, "orders.see_prices"):
        return redirect(order)
    return mailing.mail(request, order, MAIL)
