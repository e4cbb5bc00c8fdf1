"""Entering a client, changing one."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.forms.record_form import RecordForm
from carnet.clients.models.acts import Outcome
from carnet.clients.models.client import Client
from carnet.clients.models.history import Event
from carnet.clients.presenting import shown
from carnet.clients.record import Record, difference, merged
from carnet.clients.snapshot import records
from carnet.clients.tidy import tidy_text
from carnet.clients.views.found import client_for
from carnet.clients.wording import changes
from carnet.kernel.numbers import whole


@right("clients.add")
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    if request.method == "GET":
        return _form(request, RecordForm(user=request.user, initial=_started(request), auto_id=_ids(request)))
    form = RecordForm(request.POST, user=request.user, auto_id=_ids(request))
    if not form.is_valid():
        return _form(request, form, status=422)
    reason = _reason(request)
    outcome = Client.create([form.draft()], by=request.actor, reasons={0: reason} if reason else {})[0]
    if outcome.client_id is None:
        return _stopped(request, form, outcome)
    if _in_dialog(request):
        return JsonResponse({"id": outcome.client_id})
    client = Client.objects.get(pk=outcome.client_id)
    messages.success(
        request, f"{client.display_name} est enregistré{' sous le n° ' + client.number if client.number else ''}."
    )
    return redirect("clients:create") if "save_next" in request.POST else redirect("clients:page", client.pk)


@right("clients.change")
@require_http_methods(["GET", "POST"])
def edit(request: Request, client_id: int) -> HttpResponse:
    client = client_for(request, client_id)
    before = records([client.pk])[client.pk]
    if request.method == "GET":
        return _form(request, RecordForm(record=before, user=request.user, auto_id=_ids(request)), client=client)
    form = RecordForm(request.POST, record=before, user=request.user, auto_id=_ids(request))
    if not form.is_valid():
        return _form(request, form, client=client, status=422)
    draft = _chosen(request, form.draft())
    reason = _reason(request)
    done = Client.change(
        {client.pk: draft},
        by=request.actor,
        versions={client.pk: _version(request)},
        reasons={client.pk: reason} if reason else {},
    )
    if done.stale:
        return _stale(request, form, client, before, draft)
    if outcome := done.outcomes.get(client.pk):
        return _stopped(request, form, outcome, client=client)
    if _in_dialog(request):
        return JsonResponse({"id": client.pk})
    if done.change_set_id:
        undo = reverse("clients:undo", args=[done.change_set_id])
        messages.success(request, "Modification enregistrée.", extra_tags=f"undo:{undo}")
    return redirect("clients:page", client.pk)


def _form(
    request: Request, form: RecordForm, *, client: Client | None = None, status: int = 200, **context: object
) -> HttpResponse:
    version = context.pop("version", client.version if client else 1)
    if request.method == "POST" and "version" not in context and not context.get("conflicts"):
        version = _version(request) or version
    dialog = _in_dialog(request)
    context |= {"form": form, "client": client, "version": version, "dialog": dialog}
    return render(request, "clients/dialog.html" if dialog else "clients/form.html", context, status=status)


def _in_dialog(request: Request) -> bool:
    """`?dialog=1`: over another screen, which only wants the key of the client."""
    return "dialog" in request.GET


def _ids(request: Request) -> str:
    return "client_id_%s" if _in_dialog(request) else "id_%s"


def _stopped(request: Request, form: RecordForm, outcome: Outcome, client: Client | None = None) -> HttpResponse:
    """An incomplete record or look-alikes: what was typed stays, what to do is said."""
    form.add_errors(outcome.errors)
    alike = shown(outcome.lookalikes, request.user)
    context = {"lookalikes": alike, "stopped": bool(alike), "forbidden": outcome.forbidden, "reason": _reason(request)}
    return _form(request, form, client=client, status=422, **context)


def _stale(request: Request, form: RecordForm, client: Client, current: Record, draft: Record) -> HttpResponse:
    """Somebody saved first: what differs, field by field; this person chooses."""
    mine = merged(current, draft)
    last = Event.objects.filter(client=client, data__has_key="diff").select_related("user").order_by("-pk").first()
    conflicts = [
        {"name": name, "changes": changes({name: change})} for name, change in difference(current, mine).items()
    ]
    return _form(request, form, client=client, status=409, conflicts=conflicts, version=client.version, last=last)


def _chosen(request: Request, draft: Record) -> Record:
    """After a conflict: the fields left as the other person saved them are dropped from the draft."""
    theirs = set(request.POST.getlist("theirs"))
    return {name: value for name, value in draft.items() if name not in theirs}


def _version(request: Request) -> int:
    return whole(request.POST.get("version", ""), most=9) or 0


def _reason(request: Request) -> str:
    try:
        return tidy_text(request.POST.get("force_reason", ""), 300)
    except ValueError:
        return ""


def _started(request: Request) -> Record:
    """`/clients/nouveau/?q=…`: what was searched in vain is not typed twice."""
    query = " ".join(request.GET.get("q", "").split())[:160]
    if "@" in query:
        return {"emails": [{"address": query, "label": ""}]}
    if sum(char.isdigit() for char in query) >= 8:
        return {"phones": [{"number": query, "label": ""}]}
    return {"name": query} if query else {}
