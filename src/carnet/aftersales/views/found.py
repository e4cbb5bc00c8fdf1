"""Fetching for a view: what belongs to a client that the person may see, else 404."""

from typing import Any

from django.http import Http404

from carnet.accounts.http import Request
from carnet.clients.models.client import Client
from carnet.clients.views.found import client_for
from carnet.kernel.numbers import whole


def one_for(request: Request, seen: Any, pk: int) -> Any:
    """`seen`: a QuerySet that has `visible_to`."""
    found = seen.visible_to(request.user).filter(pk=min(pk, 2**63 - 1)).first()
    if found is None:
        raise Http404
    return found


def named_client(request: Request) -> Client:
    """The one of `?client=12`."""
    key = whole(request.GET.get("client", ""))
    if not key:
        raise Http404("Ouvrez la fiche du client : c’est de là que cela se fait.")
    return client_for(request, key)
