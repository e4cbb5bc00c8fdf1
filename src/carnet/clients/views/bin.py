"""The bin: clients deleted less than thirty days ago, and how one comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.models.acts import KEPT_IN_BIN
from carnet.clients.models.client import Client
from carnet.clients.models.history import Event
from carnet.kernel.errors import Forbidden, Refused

SHOWN = 100


@right("clients.delete")
@require_GET
def index(request: Request) -> HttpResponse:
    """The last deleted first, each with who deleted it and until when it can come back."""
    binned = Client.objects.visible_to(request.user, binned=True)
    clients = list(binned.order_by("-deleted_at", "-pk")[: SHOWN + 1])
    ids = [client.pk for client in clients]
    deletions = Event.objects.filter(client__in=ids, code="client.deleted").select_related("user").order_by("pk")
    authors = {event.client_id: str(event.user or "Carnet") for event in deletions}
    rows = [
        (client, authors.get(client.pk, ""), client.deleted_at + KEPT_IN_BIN)
        for client in clients[:SHOWN]
        if client.deleted_at
    ]
    context = {"rows": rows, "more": len(clients) > SHOWN, "shown": SHOWN, "days": KEPT_IN_BIN.days}
    return render(request, "clients/bin.html", context)


@right("clients.delete")
@require_POST
def restore(request: Request, deleted_id: int) -> HttpResponse:
    binned = Client.objects.visible_to(request.user, binned=True)
    client = get_object_or_404(binned, pk=min(deleted_id, 2**63 - 1))
    try:
        Client.unbin([client.pk], by=request.actor)
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("clients:bin")
    messages.success(request, f"{client.display_name} est de retour dans le fichier.")
    return redirect("clients:page", client.pk)
