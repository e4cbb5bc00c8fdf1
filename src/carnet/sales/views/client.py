"""The client inside a document being typed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.views.found import client_for


@right("clients.view")
@require_GET
def card(request: Request, client_id: int) -> HttpResponse:
    """Who they are, what to know of them, and their addresses: two fragments for the editor."""
    client = client_for(request, client_id)
    addresses = list(client.addresses.all())
    return render(request, "sales/editor/chosen.html", {"client": client, "addresses": addresses})
