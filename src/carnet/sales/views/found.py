"""Fetching a document for a view: one of a client that the person may see, else 404."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from carnet.accounts.http import Request
from carnet.sales.models import Document

D = TypeVar("D", bound=Document)
M = TypeVar("M", bound=Model)


def document_for(request: Request, model: type[D], key: int) -> D:
    """With its parts."""
    documents: Any = model._default_manager
    seen: QuerySet[D] = documents.visible_to(request.user).with_parts()
    return found(seen, key, "Ce document n’existe pas ou n’est pas dans votre portefeuille.")


def found(seen: QuerySet[M], key: int, absent: str) -> M:
    """404 for one that does not exist or is not theirs: no difference is told. `absent`: the sentence."""
    one = seen.filter(pk=key).first() if key < 2**63 else None
    if one is None:
        raise Http404(absent)
    return one
