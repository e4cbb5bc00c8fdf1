"""The acts of a delivery note, one view each."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.deliveries.forms import SignForm
from carnet.deliveries.paper import place_of
from carnet.deliveries.views.found import note_for
from carnet.kernel.errors import CarnetError, Forbidden
from carnet.orders.forms import BecauseForm


@right("deliveries.write")
@require_POST
def issue(request: Request, note_id: int) -> HttpResponse:
    note = note_for(request, note_id)
    try:
        issued = note.issue(by=request.actor)
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"Le bon {issued} est émis.")
    return redirect("deliveries:page", note.pk)


@right("deliveries.write")
@require_POST
def discard(request: Request, note_id: int) -> HttpResponse:
    note = note_for(request, note_id)
    try:
        note.discard(by=request.actor)
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("deliveries:page", note.pk)
    messages.success(request, "La préparation est supprimée.")
    return redirect("orders:page", note.order_id)


@right("deliveries.sign")
@require_http_methods(["GET", "POST"])
def sign(request: Request, note_id: int) -> HttpResponse:
    """On the phone, in the hands of who receives: what is delivered, where to sign. No price."""
    note = note_for(request, note_id)
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            note.sign(by=request.actor, **form.cleaned_data)
        except Forbidden:
            raise
        except CarnetError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"Le bon {note.number} est signé.")
            return redirect("deliveries:page", note.pk)
    context = {"document": note, "form": form, "lines": note.plain_lines(), "place": place_of(note)}
    return render(request, "deliveries/sign.html", context, status=_status(form))


@right("deliveries.cancel")
@require_http_methods(["GET", "POST"])
def cancel(request: Request, note_id: int) -> HttpResponse:
    note = note_for(request, note_id)
    form = BecauseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            note.cancel(by=request.actor, because=form.cleaned_data["because"])
        except Forbidden:
            raise
        except CarnetError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "Le bon est annulé : ce qu’il livrait est de nouveau à livrer.")
            return redirect("deliveries:page", note.pk)
    context = {"document": note, "form": form, "title": "Annuler le bon de livraison", "button": "Annuler le bon"}
    return render(request, "orders/act.html", context, status=_status(form))


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound and form.errors else 200
