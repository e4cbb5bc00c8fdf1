"""The acts of a client's life, one view each."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request, posted
from carnet.accounts.rights import right
from carnet.clients import erasure
from carnet.clients.forms.life import DeactivateForm, ReasonForm, ReassignForm
from carnet.clients.models.acts import Changed
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.views.found import client_for
from carnet.kernel.errors import CarnetError, Forbidden
from carnet.kernel.numbers import whole


def _done(request: Request, client_id: int, changed: Changed, sentence: str) -> HttpResponse:
    if changed.change_set_id is None:
        messages.info(request, "Rien à changer.")
    else:
        undo = reverse("clients:undo", args=[changed.change_set_id])
        messages.success(request, sentence, extra_tags=f"undo:{undo}")
    return redirect("clients:page", client_id)


def _act(
    request: Request, client: Client, form: forms.Form, sentence: str, act: Callable[[], Changed]
) -> HttpResponse | None:
    """Do an act; a refusal becomes an error of the form, which is then shown again (None)."""
    try:
        return _done(request, client.pk, act(), sentence)
    except Forbidden:
        raise
    except CarnetError as refusal:
        form.add_error(None, refusal.sentence)
        return None


@right("clients.change")
@require_http_methods(["GET", "POST"])
def convert(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    form = ReasonForm(**posted(request))
    if request.method == "POST" and form.is_valid():
        cause = {"text": form.cleaned_data["reason"]}
        act, sentence = (Client.convert, "Ce prospect est maintenant un client.")
        if client.status == "client":
            act, sentence = (Client.revert, "Ce client est de nouveau un prospect.")
        return _done(request, client.pk, act([client.pk], by=request.actor, cause=cause), sentence)
    return _render(request, "clients/life/convert.html", client, form)


@right("clients.reassign")
@require_http_methods(["GET", "POST"])
def reassign(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    form = ReassignForm(**posted(request), initial={"salesperson": client.salesperson_id})
    if request.method == "POST" and form.is_valid():
        chosen, reason = form.cleaned_data["salesperson"], form.cleaned_data["reason"]
        answer = _act(
            request, client, form, f"{client.display_name} est confié à {chosen or 'personne'}.",
            lambda: Client.reassign([client.pk], chosen.pk if chosen else None, by=request.actor, reason=reason),
        )  # fmt: skip
        if answer:
            return answer
    follows = [(transfer.label, transfer.count([client.pk])) for transfer in TRANSFERS.in_use()]
    return _render(request, "clients/life/reassign.html", client, form, follows=follows)


@right("clients.deactivate")
@require_http_methods(["GET", "POST"])
def deactivate(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    form = DeactivateForm(**posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        answer = _act(
            request, client, form, "La fiche est désactivée : elle n’apparaît plus dans les listes.",
            lambda: Client.deactivate([client.pk], by=request.actor, **form.cleaned_data),
        )  # fmt: skip
        if answer:
            gone = not Client.objects.visible_to(request.user).filter(pk=client.pk).exists()
            return redirect("clients:list") if gone else answer
    context = {"objections": list(erasure.objections(client)), "kept": list(erasure.copies(client))}
    return _render(request, "clients/life/deactivate.html", client, form, **context)


@right("clients.deactivate")
@require_POST
def reactivate(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    return _done(request, client.pk, Client.reactivate([client.pk], by=request.actor), "La fiche est réactivée.")


@right("clients.delete")
@require_http_methods(["GET", "POST"])
def delete(request: Request, client_id: int) -> HttpResponse:
    """Possible only while nothing hangs on the client; else the page says why and proposes deactivation."""
    client = client_for(request, client_id)
    form = forms.Form(**posted(request))
    if request.method == "POST":
        form.is_valid()
        answer = _act(
            request,
            client,
            form,
            f"{client.display_name} est supprimé.",
            lambda: Client.bin([client.pk], by=request.actor),
        )
        if answer:
            return redirect("clients:list")
    return _render(request, "clients/life/delete.html", client, form)


@right("clients.change")
@require_POST
def not_a_duplicate(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    other = client_for(request, whole(request.POST.get("other", "")) or 0)
    Client.dismiss_duplicate(client.pk, other.pk, by=request.actor, reason=request.POST.get("reason", "")[:300])
    messages.success(request, f"{other.display_name} ne sera plus proposé comme doublon.")
    return redirect("clients:page", client.pk)


@right("clients.change")
@require_POST
def undo(request: Request, change_set_id: int) -> HttpResponse:
    change_set = get_object_or_404(ChangeSet, pk=min(change_set_id, 2**63 - 1))
    first = change_set.events.order_by("pk").values_list("client_id", flat=True).first()
    try:
        done = change_set.undo(by=request.actor)
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return _back(request, first)
    kept = sum(len(names) for names in done.kept.values())
    messages.success(request, "Annulé." if not kept else "Annulé, sauf ce qui a été modifié depuis.")
    return _back(request, first)


def _back(request: Request, client_id: int | None) -> HttpResponse:
    seen = client_id and Client.objects.visible_to(request.user).filter(pk=client_id).exists()
    return redirect("clients:page", client_id) if seen else redirect("clients:list")


def _render(request: Request, template: str, client: Client, form: forms.Form, **context: object) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"client": client, "form": form, **context}, status=status)
