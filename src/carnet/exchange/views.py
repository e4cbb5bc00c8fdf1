"""The four screens of an import (file, columns, verdicts, report), and the journal of exports."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import RIGHTS, may, right
from carnet.exchange import works
from carnet.exchange.forms import ColumnsForm, ReadingForm
from carnet.exchange.importing import Plan, look
from carnet.exchange.models import WORDS, Export, Headings, Import, Line, State
from carnet.exchange.refused import refused_lines
from carnet.exchange.remaining import remaining
from carnet.exchange.targets import IMPORTS, Duplicates, Judgement, Target
from carnet.kernel.errors import CarnetError, Refused
from carnet.kernel.numbers import grouped, whole

TARGET = "clients"
SHOWN = 50
SAMPLES = 3
_FUTURE = {
    Judgement.CREATED: "à créer",
    Judgement.COMPLETED: "à compléter",
    Judgement.DUPLICATE: "doublons laissés",
    Judgement.REFUSED: "refusés",
}
_TONES = {
    Judgement.CREATED: "ok",
    Judgement.COMPLETED: "info",
    Judgement.DUPLICATE: "warn",
    Judgement.REFUSED: "bad",
}
View = Callable[..., HttpResponseBase]


def importing(view: View) -> View:
    """Only for who may import something; the import itself is one's own, or anybody's for direction."""

    @wraps(view)
    def checked(request: Request, **kwargs: Any) -> HttpResponseBase:
        if not _targets(request):
            code = IMPORTS[TARGET].right
            raise PermissionDenied(f"Vous ne pouvez pas {RIGHTS[code].label}. Demandez-le à la direction.")
        return view(request, **kwargs)

    checked.right = IMPORTS[TARGET].right if TARGET in IMPORTS else ""  # type: ignore[attr-defined]
    return checked


def _targets(request: Request) -> list[Target]:
    """What this person may import."""
    return [target for target in IMPORTS if may(request.user, target.right)]


def _batch(request: Request, pk: int) -> Import:
    found = Import.objects.visible_to(request.user).select_related("judging", "writing", "undoing", "user")
    batch = get_object_or_404(found, pk=min(pk, 2**63 - 1), target__in=[target.code for target in _targets(request)])
    works.settle_state(batch)
    for job in (batch.judging, batch.writing, batch.undoing):
        if job:
            job.seen_by(request.user)
    return batch


@importing
@require_http_methods(["GET", "POST"])
def index(request: Request) -> HttpResponse:
    """The file, and those that came before."""
    error, targets = "", _targets(request)
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
    batch = _batch(request, pk)
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


@importing
@require_GET
def show(request: Request, pk: int) -> HttpResponse:
    """Where the import stands: its work under way, its verdicts, or its report. The fragment alone while a work runs."""
    batch = _batch(request, pk)
    if batch.state == State.COLUMNS:
        if batch.judging and batch.judging.message:
            messages.error(request, batch.judging.message)
        return redirect("imports:columns", pk)
    context: dict[str, Any] = {"batch": batch, "step": 3 if batch.is_open else 4}
    if job := batch.job:
        context |= {"job": job, "remaining": remaining(job)}
        template = "exchange/_working.html" if request.htmx else "exchange/working.html"
        return render(request, template, context)
    if request.htmx:  # the work has just ended: the whole page says how
        return HttpResponse(status=204, headers={"HX-Redirect": request.path})
    return render(request, "exchange/lines.html", context | _lines(request, batch))


@dataclass(frozen=True)
class _Tab:
    title: str
    href: str
    current: bool
    count: str


def _lines(request: Request, batch: Import) -> dict[str, Any]:
    counts = batch.counts()
    wanted = request.GET.get("verdict", "")
    lines = batch.lines.all()
    if wanted in set(Judgement):
        lines = lines.filter(judgement=wanted)
    after = request.GET.get("apres", "")
    start = whole(after, 9) or 0
    found = list(lines.filter(line__gt=start).order_by("line")[: SHOWN + 1])
    more = found[SHOWN - 1].line if len(found) > SHOWN else 0
    words = _FUTURE if batch.is_open else {one: WORDS[one][1] for one in Judgement}
    tabs = [_Tab("tous", "?", not wanted, grouped(sum(counts.values())))]
    tabs += [
        _Tab(words[one], f"?verdict={one.value}", wanted == one, grouped(count))
        for one, count in counts.items()
        if count
    ]
    return {
        "counts": counts,
        "tabs": tabs,
        "lines": [(line, _pill(line, batch), _TONES[Judgement(line.judgement)]) for line in found[:SHOWN]],
        "next": urlencode({"verdict": wanted, "apres": more}) if more else "",
        "first": urlencode({"verdict": wanted}) if start else "",
        "rules": _rules(batch),
        "to_write": grouped(counts[Judgement.CREATED] + counts[Judgement.COMPLETED]),
        "can_write": counts[Judgement.CREATED] + counts[Judgement.COMPLETED] > 0,
        "alike": batch.is_open and batch.lines.filter(alike=True).exists(),
        "refused_count": counts[Judgement.REFUSED],
        "stopped": batch.state == State.WRITTEN and batch.writing and batch.writing.state != "done",
        "choices": DECISIONS,
        "query": request.GET.urlencode(),
    }


def _rules(batch: Import) -> list[tuple[str, str]]:
    wording = batch.found_target.wording
    found = [(Duplicates.COMPLETE.value, wording.complete), (Duplicates.SKIP.value, wording.skip)]
    return [*found, (Duplicates.CREATE.value, wording.create)] if wording.create else found


DECISIONS = [
    (Duplicates.COMPLETE.value, "compléter", "completable"),
    (Duplicates.CREATE.value, "créer quand même", "creatable"),
    (Duplicates.SKIP.value, "laisser", "alike"),
]


def _pill(line: Line, batch: Import) -> str:
    judgement = Judgement(line.judgement)
    if batch.is_open:
        return {
            Judgement.CREATED: "créer",
            Judgement.COMPLETED: batch.found_target.wording.completing,
            Judgement.DUPLICATE: "doublon probable" if batch.found_target.wording.create else "laissé",
            Judgement.REFUSED: "refusé",
        }[judgement]
    return WORDS[judgement][0]


@importing
@require_POST
def rule(request: Request, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    chosen = request.POST.get("rule", "")
    if batch.state == State.JUDGED and chosen in set(Duplicates):
        batch.apply_rule(Duplicates(chosen))
    return redirect("imports:show", pk)


@importing
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """One line, otherwise than by the rule."""
    batch = _batch(request, pk)
    at, choice = request.POST.get("line", ""), request.POST.get("decision", "")
    if batch.state == State.JUDGED and (line_number := whole(at, 9)) is not None:
        line = get_object_or_404(batch.lines, line=line_number, alike=True)
        line.decide(Duplicates(choice) if choice in set(Duplicates) else None)
    back = QueryDict(request.POST.get("back", "")).urlencode()
    return redirect(f"{reverse('imports:show', args=[batch.pk])}?{back}#l{quote(at)}")


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
        act(_batch(request, pk), by=request.actor)
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
    return redirect("imports:show", pk)


@importing
@require_POST
def abandon(request: Request, pk: int) -> HttpResponse:
    """Of an import that wrote nothing, nothing is kept."""
    batch = _batch(request, pk)
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
    batch = _batch(request, pk)
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


@right("exchange.see_exports")
@require_GET
def journal(request: Request) -> HttpResponse:
    """Who took out what, how many, when."""
    before = request.GET.get("avant", "")
    exports = Export._default_manager.select_related("user")
    if (last := whole(before)) is not None:
        exports = exports.filter(pk__lt=last)
    found = list(exports[: SHOWN + 1])
    following = found[SHOWN - 1].pk if len(found) > SHOWN else 0
    return render(
        request, "exchange/journal.html", {"exports": found[:SHOWN], "following": following, "before": before}
    )
