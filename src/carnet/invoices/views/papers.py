"""The papers of invoices: one as it was kept, or the list as one PDF."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.files import serving
from carnet.invoices import paper, printing
from carnet.invoices.listing import Criteria
from carnet.invoices.views.found import invoice_for
from carnet.kernel.errors import Refused
from carnet.sales.answering import at_once


@right("invoices.view")
@require_GET
def pdf(request: Request, invoice_id: int) -> HttpResponseBase:
    """What was issued, as it was kept; a draft as it is."""
    invoice = invoice_for(request, invoice_id)
    paper.keep(invoice)
    if invoice.file:
        return serving.content(invoice.file, download="telecharger" in request.GET)
    return shown(paper.drawn(invoice), "Brouillon de facture.pdf")


@right("invoices.view")
@require_GET
def bulk(request: Request) -> HttpResponse:
    """The issued invoices of the list, in its order, as one PDF."""
    criteria = Criteria.read(request.GET)
    try:
        return shown(printing.together(criteria, request.user), "Factures.pdf")
    except Refused as refusal:
        sentence = refusal.sentence

        def refused() -> str:
            raise Refused(sentence)

        return at_once(request, refused, "", f"/factures/?{criteria.address()}")


def shown(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
