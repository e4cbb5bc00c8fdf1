"""Preparing what leaves of an order, then issuing it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.models import AddressRole
from carnet.deliveries.forms import PrepareForm
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.models.acts import ordered_lines
from carnet.deliveries.views.found import note_for
from carnet.kernel.errors import CarnetError, Forbidden
from carnet.orders.models import Order
from carnet.orders.views.found import order_for
from carnet.sales.models import Stale


@right("deliveries.write")
@require_http_methods(["GET", "POST"])
def prepare(request: Request, order_id: int) -> HttpResponse:
    """Everything that remains is proposed; the person takes away what does not leave today."""
    order = order_for(request, order_id)
    known = ordered_lines(order)
    remaining = {one.key: one.remaining for one in known if one.remaining}
    delivery = next((a.pk for a in order.client.addresses.all() if a.role == AddressRole.DELIVERY), None)
    form = _form(request, order, remaining, initial={"site_id": order.site_id or (None if order.site else delivery)})

    def save() -> DeliveryNote:
        return DeliveryNote.prepare(
            order.pk, form.quantities, form.values, by=request.actor, entry_key=form.cleaned_data["entry_key"]
        )

    if request.method == "GET" and not order.to_deliver:
        messages.info(request, "Il ne reste rien à livrer de cette commande.")
        return redirect("orders:page", order.pk)
    return _answer(request, order, None, form, save)


@right("deliveries.write")
@require_http_methods(["GET", "POST"])
def edit(request: Request, note_id: int) -> HttpResponse:
    note = note_for(request, note_id)
    if not note.is_draft and request.method == "GET":
        messages.error(request, DeliveryNote.NO_DRAFT)
        return redirect("deliveries:page", note.pk)
    chosen = {row.order_line_id: row.quantity for row in note.lines.all() if row.order_line_id}
    names = ("site_id", "introduction", "internal_notes", "priced", "more", "version")
    form = _form(request, note.order, chosen, initial={field: getattr(note, field) for field in names})

    def save() -> DeliveryNote:
        version = form.cleaned_data["version"]
        return note.revise(form.quantities, form.values, by=request.actor, version=version)

    return _answer(request, note.order, note, form, save)


def _form(request: Request, order: Order, quantities: dict[int, Decimal], initial: dict[str, Any]) -> PrepareForm:
    place = order.site or {}
    said = f"{place.get('postcode', '')} {place.get('city', '')}".strip()
    return PrepareForm(
        request.POST if request.method == "POST" else None,
        ordered=ordered_lines(order),
        quantities=quantities,
        addresses=list(order.client.addresses.all()),
        place=f"L’adresse de la commande ({said})" if said else "L’adresse du client",
        initial=initial,
    )


def _answer(
    request: Request, order: Order, note: DeliveryNote | None, form: PrepareForm, save: Callable[[], DeliveryNote]
) -> HttpResponse:
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                saved = _saved(request, save)
            except Forbidden:
                raise
            except Stale as stale:
                form.add_error(None, stale.sentence)
                status = 409
            except CarnetError as refusal:
                form.add_error(None, refusal.sentence)
            else:
                sentence = f"Le bon {saved} est émis." if saved.is_live else "La livraison est préparée."
                messages.success(request, sentence)
                return redirect("deliveries:page", saved.pk)
    return render(request, "deliveries/prepare.html", {"order": order, "document": note, "form": form}, status=status)


def _saved(request: Request, save: Callable[[], DeliveryNote]) -> DeliveryNote:
    """Saved and issued together or not at all. Sent twice, the second finds what the first did."""
    with transaction.atomic():
        note = save()
        if "emettre" in request.POST and note.is_draft:
            note = note.issue(by=request.actor)
        return note
