"""Acts on a selection of the list: preview, then done at once or as a job."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients import bulk
from carnet.clients.bulk import BULK_ACTS, BulkAct
from carnet.clients.listing import CHOSEN, Criteria, matching
from carnet.clients.models.client import Client
from carnet.jobs.models import Job
from carnet.kernel.errors import CarnetError, Forbidden
from carnet.lists.asked import checked

SHOWN = 20


@right("clients.change")
@require_POST
def act(request: Request) -> HttpResponse:
    """First post: how many, who, and what the act asks. Second one, confirmed: it is done."""
    chosen = BULK_ACTS.get(request.POST.get("acte", ""))
    criteria = posted_criteria(request)
    back = f"{reverse('clients:list')}?{replace(criteria, chosen=()).address()}"
    if chosen is None or (not criteria.chosen and "tous" not in request.POST):
        messages.info(request, "Cochez des clients, puis choisissez un acte.")
        return redirect(back)
    if not request.user.has_perm(chosen.right):
        raise PermissionDenied("Demandez ce droit à la direction.")
    ids = list(matching(criteria, request.user).values_list("pk", flat=True))
    confirmed = "confirme" in request.POST
    form = chosen.form(request.POST if confirmed else None, user=request.user)
    if confirmed and form.is_valid() and request.POST.get("nombre") == str(len(ids)):
        return _do(request, chosen, ids, form.cleaned_data, back)
    shown = Client.objects.visible_to(request.user).filter(pk__in=ids[:SHOWN]).order_by("sort_name", "pk")
    context = {
        "act": chosen, "form": form, "criteria": criteria, "all": "tous" in request.POST, "back": back,
        "count": len(ids), "shown": shown, "more": max(len(ids) - SHOWN, 0), "moved": confirmed and form.is_valid(),
    }  # fmt: skip
    return render(request, "clients/bulk.html", context, status=422 if confirmed else 200)


def posted_criteria(request: Request) -> Criteria:
    criteria = Criteria.read(request.POST)
    if "tous" in request.POST:
        return replace(criteria, chosen=())
    return replace(criteria, chosen=checked(request.POST.getlist("client"), CHOSEN) or criteria.chosen)


def _do(request: Request, chosen: BulkAct, ids: list[int], values: dict[str, object], back: str) -> HttpResponse:
    if len(ids) > bulk.AT_ONCE:
        return redirect("jobs:detail", bulk.start(chosen, ids, values, by=request.actor).pk)
    try:
        with transaction.atomic():
            done = chosen.run(ids, values, request.actor)
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    if done.change_set_id is None:
        messages.info(request, "Rien à changer : c’était déjà fait.")
    else:
        count = len(done.diffs)
        undo = reverse("clients:undo", args=[done.change_set_id])
        messages.success(
            request, f"{chosen.label} : {count} client{'s' if count > 1 else ''}.", extra_tags=f"undo:{undo}"
        )
    return redirect(back)


@right("clients.change")
@require_POST
def undo_job(request: Request, job_id: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=job_id)
    if not bulk.can_undo(job, request.user):
        messages.error(request, "Il n’y a plus rien à annuler.")
        return redirect("jobs:detail", job.pk)
    return redirect("jobs:detail", bulk.start_undo(job, by=request.actor).pk)
