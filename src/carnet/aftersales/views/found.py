"""Fetching for a view: what belongs to a client that the person may see, else 404."""

from typing import Any

from django.http import Http404

from carnet.accounts.http import Request
from carnet.clients.models.client import Client
from carnet.clients.views.found import client_for
from carnet.kernel.numbers import whole
from carnet.sales.views.found import found


def one_for(request: Request, seen: Any, pk: int) -> Any:
    """`seen`: a QuerySet that has `visible_to`."""
    return found(
        seen.visible_to(request.user), pk, "Cela n’existe pas, ou son client n’est pas dans votre portefeuille."
    )


def named_client(request: Request) -> Client:
    """The one of `?client=12`."""
    key = whole(request.GET.get("client", ""))
    if not key:
        raise Http404("Ouvrez la fiche du client : c’est de là que cela se fait.")
    return client_for(request, key)
