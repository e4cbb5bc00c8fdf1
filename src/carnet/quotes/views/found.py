"""Fetching a quote for a view: one of a client that the person may see, else 404."""

from django.http import Http404

from carnet.accounts.http import Request
from carnet.quotes.models import Quote


def quote_for(request: Request, quote_id: int) -> Quote:
    """With its parts. 404 for one that does not exist or is not theirs: no difference is told."""
    if quote_id >= 2**63:
        raise Http404
    found: Quote | None = Quote.objects.visible_to(request.user).with_parts().filter(pk=quote_id).first()
    if found is None:
        raise Http404("Ce devis n’existe pas ou n’est pas dans votre portefeuille.")
    return found
