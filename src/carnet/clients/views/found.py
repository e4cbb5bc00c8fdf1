"""Fetching a client for a view: the one that the person may see, else 404."""

from django.http import Http404

from carnet.accounts.http import Request
from carnet.clients.asking import seen_client
from carnet.clients.models.client import Client


def client_for(request: Request, client_id: int, *, parts: bool = False) -> Client:
    """Alone, or with its parts. 404 for one that does not exist or is not theirs: no difference is told."""
    if client_id >= 2**63:
        raise Http404
    found = seen_client(client_id, request.user, parts=parts)
    if found is None:
        raise Http404("Cette fiche n’existe pas ou n’est pas dans votre portefeuille.")
    return found
