"""The first two screens of an import: the file, what each of its columns holds."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.exchange import works
from carnet.exchange.forms import ColumnsForm, ReadingForm
from carnet.exchange.importing import Plan, look
from carnet.exchange.models import Headings, Import, State
from carnet.exchange.views.access import SHOWN, batch_of, importing, targets_of
from carnet.kernel.errors import Refused

SAMPLES = 3


@importing
@require_http_methods(["GET", "POST"])
def index(request: Request) -> HttpResponse:
    """The file, and those that came before."""
    error, targets = "", targets_of(request)
    asked = request.POST.get("pour") or request.GET.get("pour", "")
    target = next((one for one in targets if one.code == asked), targets[0])
    if request.method == "POST":
        sent = request.FILES.get("file")
        if sent is None:
            error = f"Choisissez un fichier : {target.wording.accepted}, de 500 Mo au plus."
        else:
            batch = Import.receive(sent.chunks(), sent.name or "fichier", target.code, by=request.actor)
            try:
                _remember(batch, look(cast(Any, batch.path), vocabulary=target.vocabulary))
            except Refused as refusal:
                works.forget(batch)
                error = refusal.sentence
            else:
                return redirect("imports:columns", batch.pk)
    batches = Import.objects.visible_to(request.user).filter(target__in=[one.code for one in targets])
    batches = batches.select_related("user", "judging", "writing", "undoing")[:SHOWN]
    context = {"batches": batches, "error": error, "step": 1, "target": target, "targets": targets}
    return render(request, "exchange/index.html", context, status=422 if error else 200)


def _remember(batch: Import, plan: Plan) -> None:
    """What was chosen for the same headings last time."""
    known = Headings._default_manager.filter(digest=plan.digest).first() if plan.digest else None
    batch.total = plan.total
    if known:
        batch.fields = known.fields
    batch.save(update_fields=["fields", "total"])


@importing
@require_http_methods(["GET", "POST"])
def columns(request: Request, pk: int) -> HttpResponse:
    """What each column holds; how the file is read, when it came out wrong."""
    batch = batch_of(request, pk)
    if not batch.is_open or batch.state == State.JUDGING:
        return redirect("imports:show", pk)
    error = ""
    if request.method == "POST" and "relire" in request.POST:
        reading = ReadingForm(request.POST)
        if reading.is_valid():
            batch.encoding, batch.delimiter = reading.cleaned_data["encoding"], reading.cleaned_data["delimiter"]
            batch.save(update_fields=["encoding", "delimiter"])
        return redirect("imports:columns", pk)
    try:
        plan = look(
            cast(Any, batch.path),
            encoding=batch.encoding or None,
            delimiter=batch.delimiter or None,
            vocabulary=batch.found_target.vocabulary,
        )
    except (Refused, AttributeError) as refusal:
        messages.error(request, getattr(refusal, "sentence", "Le fichier n’est plus là : importez-le de nouveau."))
        return redirect("imports:index")
    form = ColumnsForm(plan.chosen(batch.fields), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _choose(batch, plan, form.chosen(), request)
            return redirect("imports:show", pk)
        except Refused as refusal:
            error = refusal.sentence.replace(", par exemple --map « A=full_name »", "")
    context = {
        "batch": batch,
        "plan": plan,
        "form": form,
        "rows": [(column, field, _samples(plan, column.index)) for column, field in form.rows()],
        "reading": ReadingForm({"encoding": batch.encoding, "delimiter": batch.delimiter}),
        "error": error,
        "step": 2,
    }
    return render(request, "exchange/columns.html", context, status=422 if error else 200)


def _samples(plan: Plan, index: int) -> list[str]:
    cells = (row[index].strip()[:60] for row in plan.body if index < len(row))
    return list(dict.fromkeys(cell for cell in cells if cell))[:SAMPLES]


def _choose(batch: Import, plan: Plan, fields: dict[str, str], request: Request) -> None:
    plan.chosen(fields).checked()
    batch.fields = fields
    batch.save(update_fields=["fields"])
    if plan.digest:
        Headings._default_manager.update_or_create(digest=plan.digest, defaults={"fields": fields})
    works.start_judging(batch, by=request.actor)
