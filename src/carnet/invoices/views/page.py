"""The page of one invoice."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices.presenting import presented
from carnet.invoices.views.found import invoice_for


@right("invoices.view")
@require_GET
def show(request: Request, invoice_id: int) -> HttpResponse:
    return render(request, "invoices/page.html", presented(invoice_for(request, invoice_id), request))
