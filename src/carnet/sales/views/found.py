"""Fetching a document for a view: one of a client that the person may see, else 404."""

from typing import Any, TypeVar

from django.http import Http404

from carnet.accounts.http import Request
from carnet.sales.models import Document

D = TypeVar("D", bound=Document)


def document_for(request: Request, model: type[D], key: int) -> D:
    """With its parts. 404 for one that does not exist or is not theirs: no difference is told."""
    documents: Any = model._default_manager
    if key >= 2**63:
        raise Http404
    found: D | None = documents.visible_to(request.user).with_parts().filter(pk=key).first()
    if found is None:
        raise Http404("Ce document n’existe pas ou n’est pas dans votre portefeuille.")
    return found
