"""The page of one delivery note, and its paper."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.deliveries import paper
from carnet.deliveries.presenting import presented
from carnet.deliveries.views.found import note_for
from carnet.sales.views import papers


@right("deliveries.view")
@require_GET
def show(request: Request, note_id: int) -> HttpResponse:
    return render(request, "deliveries/page.html", presented(note_for(request, note_id), request.user))


@right("deliveries.view")
@require_GET
def pdf(request: Request, note_id: int) -> HttpResponseBase:
    """What was issued, as it was kept; with its signature once it has one; a draft as it is."""
    note = note_for(request, note_id)
    if note.priced and not may(request.user, "orders.see_prices"):
        return redirect("deliveries:page", note.pk)
    if note.is_signed:
        return papers.kept(request, paper.sent_file(note))
    return papers.pdf(request, note, paper.drawn)
