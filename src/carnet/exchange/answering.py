"""The answer to « Exporter » under any list: the file at once when it is short, a job when it is long."""

from collections.abc import Collection
from io import BytesIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from carnet.accounts.http import Request
from carnet.exchange import exporting
from carnet.exchange.formats import FORMATS, Format
from carnet.kernel.errors import Refused


def export(request: Request, source: str, query: str, *, back: str, offered: Collection[str] = ()) -> HttpResponse:
    """`query`: the address of the list that is seen; `back`: its page. `offered`: the formats of this list, all of them when empty."""
    chosen = FORMATS.get(request.POST.get("format", ""))
    if chosen is None or (offered and chosen.code not in offered):
        messages.error(request, "Choisissez un format : Excel, CSV ou PDF.")
        return redirect(back)
    try:
        listing = exporting.open_listing(source, query, chosen.code, by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    if listing.count > exporting.AT_ONCE:
        return redirect("jobs:detail", exporting.start(source, query, chosen.code, by=request.actor).pk)
    content = BytesIO()
    exporting.write(listing, chosen, content, by=request.actor, source_code=source)
    return _file(content.getvalue(), source, chosen)


def _file(content: bytes, source: str, chosen: Format) -> HttpResponse:
    response = HttpResponse(content, content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{exporting.file_name(source, chosen)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
