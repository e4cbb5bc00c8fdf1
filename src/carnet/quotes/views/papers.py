"""The papers of a quote: its PDF, the signed copy, the proof of its acceptance."""

from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.files import serving
from carnet.quotes import paper
from carnet.quotes.views.found import quote_for
from carnet.sales.views import papers


@right("quotes.view")
@require_GET
def pdf(request: Request, quote_id: int) -> HttpResponseBase:
    """What was sent, as it was kept; a draft as it is. Who sees no price has the page instead."""
    quote = quote_for(request, quote_id)
    if not may(request.user, "quotes.see_prices"):
        return redirect("quotes:page", quote.pk)
    return papers.pdf(request, quote, paper.drawn)


@right("quotes.see_prices")
@require_GET
def signed(request: Request, quote_id: int) -> HttpResponseBase:
    """What was sent, with the signature in its box."""
    quote = quote_for(request, quote_id)
    if quote.acceptance is None or not quote.frozen:
        raise Http404("Ce devis n’est pas accepté.")
    return papers.kept(request, paper.signed_file(quote))


@right("quotes.see_prices")
@require_GET
def proof(request: Request, quote_id: int) -> FileResponse:
    """The signed paper or the message by which the client accepted."""
    held = quote_for(request, quote_id).acceptance
    if held is None or held.proof is None:
        raise Http404("Cette acceptation n’a pas de pièce jointe.")
    return serving.content(held.proof)
