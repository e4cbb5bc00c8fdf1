"""The last two screens of an import: a verdict on each line, decided by rule or one by one; the report."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.exchange.models import WORDS, Import, Line, State
from carnet.exchange.remaining import remaining
from carnet.exchange.targets import Duplicates, Judgement
from carnet.exchange.views.access import SHOWN, batch_of, importing
from carnet.kernel.numbers import grouped, whole

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
DECISIONS = [
    (Duplicates.COMPLETE.value, "compléter", "completable"),
    (Duplicates.CREATE.value, "créer quand même", "creatable"),
    (Duplicates.SKIP.value, "laisser", "alike"),
]


@importing
@require_GET
def show(request: Request, pk: int) -> HttpResponse:
    """Where the import stands: its work under way, its verdicts, or its report. The fragment alone while a work runs."""
    batch = batch_of(request, pk)
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
    batch = batch_of(request, pk)
    chosen = request.POST.get("rule", "")
    if batch.state == State.JUDGED and chosen in set(Duplicates):
        batch.apply_rule(Duplicates(chosen))
    return redirect("imports:show", pk)


@importing
@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """One line, otherwise than by the rule."""
    batch = batch_of(request, pk)
    at, choice = request.POST.get("line", ""), request.POST.get("decision", "")
    if batch.state == State.JUDGED and (line_number := whole(at, 9)) is not None:
        line = get_object_or_404(batch.lines, line=line_number, alike=True)
        line.decide(Duplicates(choice) if choice in set(Duplicates) else None)
    back = QueryDict(request.POST.get("back", "")).urlencode()
    return redirect(f"{reverse('imports:show', args=[batch.pk])}?{back}#l{quote(at)}")
