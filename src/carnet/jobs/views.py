"""Long work on the screen: what runs, what it gave, what comes back by itself."""

from contextlib import suppress

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.jobs import files, news
from carnet.jobs.kinds import KINDS
from carnet.jobs.models import Job, ScheduledRun
from carnet.jobs.schedule import SCHEDULE
from carnet.kernel.errors import Refused

SHOWN = 50


@require_GET
def index(request: Request) -> HttpResponse:
    jobs = Job.objects.visible_to(request.user).select_related("started_by")[:SHOWN]
    return render(request, "jobs/list.html", {"jobs": jobs, "shown": SHOWN})


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """The page; its state alone for the script that asks every second."""
    template = "jobs/state.html" if request.htmx else "jobs/detail.html"
    job = _job(request, pk)
    job.seen_by(request.user)
    page = news.page_of(job)
    context = {
        "job": job,
        "undo": _undo_address(request, job),
        "refused": _refused(job),
        "page": page if page != request.path else "",
    }
    return render(request, template, context)


def _undo_address(request: Request, job: Job) -> str:
    return "" if job.is_live or job.kind not in KINDS else KINDS[job.kind].undo(job, request.user)


def _refused(job: Job) -> list[dict[str, object]]:
    """Each refused line with where it leads, as its kind says."""
    kind = KINDS.get(job.kind)
    told = [line if isinstance(line, dict) else {"reason": " ".join(map(str, line))} for line in job.refused]
    return [{**line, "subject": kind.subject(line) if kind else None} for line in told]


@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    # Refused when it ended meanwhile: the page says how.
    with suppress(Refused):
        _job(request, pk).cancel()
    return redirect("jobs:detail", pk)


@require_GET
def latest(request: Request) -> HttpResponse:
    return _told(request)


def _told(request: Request) -> HttpResponse:
    """How the works of this person ended, as a fragment for the top of whatever page they are on."""
    here = news.path_of(request.headers.get("HX-Current-URL", ""))
    found = news.context(request.user, here=here)
    return render(request, "jobs/_news.html", {"news": found}) if found else HttpResponse()


@require_POST
def seen(request: Request, pk: int) -> HttpResponse:
    _job(request, pk).seen_by(request.user)
    return _told(request) if request.htmx else redirect("jobs:list")


@require_GET
def file(request: Request, pk: int) -> FileResponse:
    """Only who may see the job, and who still has the right of its kind, takes its file away."""
    job = _job(request, pk)
    needed = kind_right(job)
    path = files.find(job.file["key"]) if job.file else None
    if path is None or job.file is None or (needed and not request.user.has_perm(needed)):
        raise Http404("Ce fichier n’est plus là : recommencez le travail.")
    response = FileResponse(path.open("rb"), content_type=job.file["type"])
    response["Content-Disposition"] = content_disposition_header(True, job.file["name"]) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def kind_right(job: Job) -> str:
    """Nobody's kind any more (its app was taken away): its files stay with who may see the job."""
    return KINDS[job.kind].right if job.kind in KINDS else ""


@require_GET
@right("jobs.see_schedule")
def schedule(request: Request) -> HttpResponse:
    runs = {run.code: run for run in ScheduledRun.objects.all()}
    return render(request, "jobs/schedule.html", {"rows": [(work, runs.get(work.code)) for work in SCHEDULE]})


def _job(request: Request, pk: int) -> Job:
    return get_object_or_404(Job.objects.visible_to(request.user).select_related("started_by"), pk=pk)
