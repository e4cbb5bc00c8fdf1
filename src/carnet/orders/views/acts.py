"""The acts of an order, one view each."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.kernel.errors import CarnetError, Forbidden
from carnet.orders.forms import BecauseForm, ScheduleForm
from carnet.orders.models import Order
from carnet.orders.registered import live_of
from carnet.orders.views.found import order_for
from carnet.quotes.views.found import quote_for


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
    return _at_once(request, order, lambda: order.confirm(by=request.actor), "La commande {} est confirmée.")


@right("orders.write")
@require_POST
def discard(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    try:
        order.discard(by=request.actor)
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("orders:page", order.pk)
    messages.success(request, "Le brouillon est supprimé.")
    return redirect("clients:page", order.client_id)


@right("orders.write")
@require_http_methods(["GET", "POST"])
def schedule(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    form = ScheduleForm(_posted(request), initial={"expected_on": order.expected_on})
    act = lambda: order.schedule(form.cleaned_data["expected_on"], by=request.actor)  # noqa: E731
    return _typed(request, order, form, act, "La livraison prévue est notée.", "Prévoir la livraison", "Noter la date")


@right("orders.cancel")
@require_http_methods(["GET", "POST"])
def close(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    form = BecauseForm(_posted(request))
    act = lambda: order.close(because=form.cleaned_data["because"], by=request.actor)  # noqa: E731
    done = "La commande est close : ce qui reste ne sera pas livré."
    return _typed(request, order, form, act, done, "Clore sans livrer le reste", "Clore la commande")


@right("orders.cancel")
@require_POST
def reopen(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    return _at_once(request, order, lambda: order.reopen(by=request.actor), "La commande {} est rouverte.")


@right("orders.cancel")
@require_http_methods(["GET", "POST"])
def cancel(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    form = BecauseForm(_posted(request))
    act = lambda: order.cancel(because=form.cleaned_data["because"], by=request.actor)  # noqa: E731
    return _typed(request, order, form, act, "La commande est annulée.", "Annuler la commande", "Annuler la commande")


def _posted(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _typed(
    request: Request, order: Order, form: forms.Form, act: Callable[[], object], done: str, title: str, button: str
) -> HttpResponse:
    """An act that asks something: shown, done, or refused with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Forbidden:
            raise
        except CarnetError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, done)
            return redirect("orders:page", order.pk)
    status = 422 if form.is_bound and form.errors else 200
    context = {"document": order, "form": form, "title": title, "button": button}
    return render(request, "orders/act.html", context, status=status)


def _at_once(request: Request, order: Order, act: Callable[[], Order], done: str) -> HttpResponse:
    """An act that asks nothing; a refusal is said on the page of the order."""
    try:
        result = act()
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done.format(result))
    return redirect("orders:page", order.pk)
