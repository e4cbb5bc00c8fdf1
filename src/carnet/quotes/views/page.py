"""The page of one quote."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.quotes.presenting import presented
from carnet.quotes.views.found import quote_for


@right("quotes.view")
@require_GET
def show(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    return render(request, "quotes/page.html", presented(quote, request.user))
