"""The paper of an invoice in the browser."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices import paper
from carnet.invoices.views.found import invoice_for
from carnet.sales.views import papers


@right("invoices.view")
@require_GET
def pdf(request: Request, invoice_id: int) -> HttpResponseBase:
    """What was issued, as it was kept; a draft as it is."""
    return papers.pdf(request, invoice_for(request, invoice_id), paper.drawn)
