"""The journal of sales: its closings, and the archive that anybody can verify."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices import archive, journal, verifying
from carnet.invoices.models import Closing, JournalLine


@right("invoices.archive")
@require_GET
def index(request: Request) -> HttpResponse:
    closings = Closing.objects.exclude(period="day").order_by("-last", "-id")[:36]
    context = {
        "closings": [(row, journal.read(row.totals), journal.read(row.running)) for row in closings],
        "lines": JournalLine.objects.count(),
        "last": JournalLine.objects.order_by("-seq").first(),
        "problems": verifying.journal_whole(False),
    }
    return render(request, "invoices/archive.html", context)


@right("invoices.archive")
@require_POST
def download(request: Request) -> HttpResponse:
    response = HttpResponse(archive.written(by=request.actor), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="journal-des-ventes.zip"'
    response["Cache-Control"] = "private, no-store"
    return response
