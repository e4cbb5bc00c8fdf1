"""Beginning an order and writing it: the editor of documents, with the conditions of an order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.views.found import client_for
from carnet.kernel.numbers import whole
from carnet.orders.forms import ConditionsForm
from carnet.orders.models import Order
from carnet.orders.models.acts import STALE
from carnet.orders.views.found import order_for
from carnet.sales.editor import Draft, Editor, converse
from carnet.sales.models import Document


@right("orders.write")
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    asked = whole(request.GET.get("client", ""))
    client = client_for(request, asked) if asked is not None else None
    back = reverse("clients:page", args=[client.pk]) if client else reverse("orders:list")
    return _write(request, None, reverse("orders:create"), back, client.pk if client else None)


@right("orders.write")
@require_http_methods(["GET", "POST"])
def edit(request: Request, order_id: int) -> HttpResponse:
    order = order_for(request, order_id)
    page = reverse("orders:page", args=[order.pk])
    if not order.is_draft and request.method == "GET":
        messages.error(request, STALE)
        return redirect(page)
    return _write(request, order, reverse("orders:edit", args=[order.pk]), page)


def _write(request: Request, order: Order | None, action: str, back: str, client_id: int | None = None) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    editor = Editor(
        Order,
        request.user,
        action=action,
        cancel=back,
        document=order,
        client_id=client_id,
        extra=ConditionsForm(posted, instance=order or Order()),
        margin_right="orders.see_costs",
    )

    def save(known: Document | None, draft: Draft) -> Document:
        assert draft.client_id is not None
        if isinstance(known, Order):
            return known.revise(
                draft.values,
                draft.lines,
                by=request.actor,
                version=draft.version,
                client_id=draft.client_id,
                entry_key=draft.entry_key,
            )
        return Order.draft(draft.client_id, draft.values, draft.lines, by=request.actor, entry_key=draft.entry_key)

    return converse(
        request,
        editor,
        save,
        template="orders/edit.html",
        edit_route="orders:edit",
        context={"order": order},
        saved="La commande est enregistrée.",
    )
