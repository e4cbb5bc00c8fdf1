"""The paper of a document in the browser: what was kept, or one drawn for the occasion."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from carnet.accounts.http import Request
from carnet.files import serving
from carnet.files.models import File
from carnet.sales import keeping


def pdf(request: Request, document: Any, drawn: Callable[[Any], bytes]) -> HttpResponseBase:
    """What was issued, as it was kept; a draft as it is."""
    keeping.keep(document)
    return kept(request, document.paper) if document.paper else fresh(drawn(document), f"{document.title}.pdf")


def kept(request: Request, file: File) -> HttpResponseBase:
    return serving.content(file, download="telecharger" in request.GET)


def fresh(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
