"""The page of one delivery note, and its paper."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.deliveries import paper
from carnet.deliveries.presenting import presented
from carnet.deliveries.views.found import note_for
from carnet.files import serving
from carnet.sales import keeping


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
    keeping.keep(note, note.title)
    if note.paper and not note.is_signed:
        return serving.content(note.paper, download="telecharger" in request.GET)
    name = f"{note.title} signé.pdf" if note.is_signed else f"{note.title}.pdf"
    response = HttpResponse(paper.drawn(note), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
