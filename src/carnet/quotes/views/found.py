"""Fetching one of them for a view: of a client that the person may see, else 404."""

from carnet.accounts.http import Request
from carnet.quotes.models import Quote
from carnet.sales.views.found import document_for


def quote_for(request: Request, quote_id: int) -> Quote:
    return document_for(request, Quote, quote_id)
