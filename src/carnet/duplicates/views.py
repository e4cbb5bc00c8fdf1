"""/doublons/: pairs to review, the likeliest first; each is settled by one button, and undone by one more."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients.models import Client, InactiveReason
from carnet.clients.snapshot import records
from carnet.duplicates import comparing, scanning
from carnet.duplicates.models import Suspicion, Watch
from carnet.jobs.models import Job
from carnet.kernel.errors import CarnetError, Forbidden
from carnet.kernel.numbers import grouped

PAGE = 10


def _pairs(request: Request) -> Any:
    return Suspicion.objects.waiting().visible_to(request.user)


@right("duplicates.review")
@require_GET
def index(request: Request) -> HttpResponse:
    pairs = _pairs(request).select_related("first", "second").order_by("-score", "pk")
    page = Paginator(pairs, PAGE).get_page(request.GET.get("page"))
    found = records({pk for pair in page for pk in (pair.first_id, pair.second_id)})
    names = {"salesperson": {str(user.pk): str(user) for user in User.objects.salespeople()}}
    shown = [(pair, comparing.rows(found[pair.first_id], found[pair.second_id], names)) for pair in page]
    running = Job.objects.live().filter(kind=scanning.CODE).first()
    context = {"page": page, "pairs": shown, "watch": Watch.current(), "running": running}
    context["range"] = f"{page.start_index()} à {page.end_index()} sur {grouped(page.paginator.count)}"
    context["previous"] = f"page={page.previous_page_number()}" if page.has_previous() else ""
    context["next"] = f"page={page.next_page_number()}" if page.has_next() else ""
    return render(request, "duplicates/index.html", context)


@right("duplicates.review")
@require_POST
def scan(request: Request) -> HttpResponse:
    running = Job.objects.live().filter(kind=scanning.CODE).first()
    job = running or Job.start(scanning.CODE, {}, by=request.actor)
    return redirect("jobs:detail", job.pk) if job.started_by_id == request.user.pk else redirect("duplicates:index")


@right("duplicates.review")
@require_POST
def distinct(request: Request, pair_id: int) -> HttpResponse:
    pair = get_object_or_404(_pairs(request), pk=pair_id)
    Client.dismiss_duplicate(pair.first_id, pair.second_id, by=request.actor)
    messages.success(request, "C’est noté : ces deux fiches sont deux clients.")
    return redirect("duplicates:index")


@right("duplicates.review")
@require_POST
def keep(request: Request, pair_id: int, client_id: int) -> HttpResponse:
    """One stays, the other is deactivated as entered twice: its number leads to the one kept."""
    pair = get_object_or_404(
        _pairs(request).filter(first_id=client_id) | _pairs(request).filter(second_id=client_id), pk=pair_id
    )
    other = pair.second_id if pair.first_id == client_id else pair.first_id
    try:
        done = Client.deactivate([other], reason=InactiveReason.DUPLICATE, replaced_by=client_id, by=request.actor)
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("duplicates:index")
    undo = reverse("clients:undo", args=[done.change_set_id])
    messages.success(request, "L’autre fiche est désactivée ; son numéro mène à celle-ci.", extra_tags=f"undo:{undo}")
    return redirect("duplicates:index")
