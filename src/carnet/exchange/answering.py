"""« Exporter » on any list: what it offers, and the answer: the file at once when it is short, a job when it is long."""

from collections.abc import Collection
from io import BytesIO
from typing import Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from carnet.accounts.http import Request
from carnet.exchange import exporting
from carnet.exchange.formats import FORMATS, Format
from carnet.exchange.targets import Extent
from carnet.kernel.errors import Refused

LISTS = ("xlsx", "csv", "csv-rfc4180", "pdf")  # what any list can be written as


class Criteria(Protocol):
    """What the address of a list asks for."""

    @property
    def fields(self) -> list[tuple[str, str]]: ...

    def address(self) -> str: ...


def every_format() -> list[str]:
    """For a list of people: address books and labels too."""
    return [one.code for one in FORMATS]


def export(
    request: Request,
    source: str,
    criteria: Criteria,
    back: str,
    *,
    formats: Collection[str] = LISTS,
    every: str = "Tout ce qui est connu de chaque ligne",
) -> HttpResponse:
    """Asked for with the address of the list (GET: what is offered; POST: the file). `back`: its page; `every`: what all the columns are good for."""
    if request.method == "POST":
        return _file_of(request, source, criteria.address(), back, formats)
    offered = [one for one in FORMATS if one.code in formats]
    context = {
        "fields": criteria.fields,
        "tables": [one for one in offered if not one.whole],
        "others": [one for one in offered if one.whole],
        "every": every,
        "back": back,
    }
    return render(request, "exchange/export.html", context)


def _file_of(request: Request, source: str, query: str, back: str, formats: Collection[str]) -> HttpResponse:
    chosen = FORMATS.get(request.POST.get("format", ""))
    if chosen is None or chosen.code not in formats:
        messages.error(request, "Choisissez un format : Excel, CSV ou PDF.")
        return redirect(back)
    extent = Extent.ALL if request.POST.get("columns") == Extent.ALL else Extent.SEEN
    try:
        listing = exporting.open_listing(source, query, chosen.code, extent, by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    if listing.count > exporting.AT_ONCE:
        return redirect("jobs:detail", exporting.start(source, query, chosen.code, extent, by=request.actor).pk)
    content = BytesIO()
    exporting.write(listing, chosen, content, by=request.actor, source_code=source)
    return _file(content.getvalue(), source, chosen)


def _file(content: bytes, source: str, chosen: Format) -> HttpResponse:
    response = HttpResponse(content, content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{exporting.file_name(source, chosen)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
