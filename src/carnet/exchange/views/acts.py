"""What is done with an import: written, gone on with, undone, abandoned; its refused lines given back."""

import csv
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.exchange import works
from carnet.exchange.models import State
from carnet.exchange.refused import refused_lines
from carnet.exchange.views.access import batch_of, importing
from carnet.kernel.errors import CarnetError, Refused


@importing
@require_POST
def write(request: Request, pk: int) -> HttpResponse:
    return _act(request, pk, works.start_writing)


@importing
@require_POST
def resume(request: Request, pk: int) -> HttpResponse:
    return _act(request, pk, works.resume_writing)


@importing
@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    return _act(request, pk, works.start_undoing)


def _act(request: Request, pk: int, act: Callable[..., None]) -> HttpResponse:
    try:
        act(batch_of(request, pk), by=request.actor)
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
    return redirect("imports:show", pk)


@importing
@require_POST
def abandon(request: Request, pk: int) -> HttpResponse:
    """Of an import that wrote nothing, nothing is kept."""
    batch = batch_of(request, pk)
    if batch.state not in {State.COLUMNS, State.JUDGED}:
        messages.error(request, "Cet import est commencé : annulez-le depuis son compte rendu.")
        return redirect("imports:show", pk)
    works.forget(batch)
    messages.success(request, f"L’import de « {batch.name} » est abandonné : rien n’a été écrit.")
    return redirect("imports:index")


class _Echo:
    def write(self, text: str) -> str:
        return text


@importing
@require_GET
def refused(request: Request, pk: int) -> HttpResponseBase:
    """The refused lines, with why, as they were in the file: to correct and import again."""
    batch = batch_of(request, pk)
    try:
        rows = refused_lines(batch)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("imports:show", pk)
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    parts = (writer.writerow(row) for row in rows)
    response = StreamingHttpResponse(_with_mark(parts), content_type="text/csv; charset=utf-8")
    stem = batch.name.rpartition(".")[0] or batch.name
    response["Content-Disposition"] = content_disposition_header(True, f"{stem} - lignes refusées.csv") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _with_mark(parts: Any) -> Any:
    yield "\ufeff".encode()
    for part in parts:
        yield part.encode()
