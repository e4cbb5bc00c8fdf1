"""The files of a client: added, seen, renamed, removed. Each address checks that the client is theirs to see."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.clients.attachments import address_of
from carnet.clients.forms.attachments import AddForm, ChangeForm
from carnet.clients.models.attachments import Added, Attachment, NotTaken
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.views.found import client_for
from carnet.files import serving
from carnet.files.sniffing import IMAGES
from carnet.files.uploads import dropped
from carnet.kernel.errors import CarnetError, Refused
from carnet.ui.formats import plural

TOLD = 5  # refusals named in one message


def _attachment_for(request: Request, client_id: int, attachment_id: int, *, removed: bool = False) -> Attachment:
    """404 for a file of somebody else's client, for bank details that are not theirs to see, for a removed one."""
    client = client_for(request, client_id)
    seen = client.attachments.seen_by(request.user).select_related("file", "file__user", "client", "removal__user")
    return get_object_or_404(seen if removed else seen.present(), pk=min(attachment_id, 2**63 - 1))


def _tab(client_id: int) -> str:
    return reverse("clients:tab", args=[client_id, "fichiers"])


@right("files.add")
@require_POST
def add(request: Request, client_id: int) -> HttpResponse:
    """From the form or from its script, which asks for JSON and shows refusals beside each file."""
    client = client_for(request, client_id)
    form = AddForm(request.POST, client=client, user=request.user)
    try:
        result = form.add(request.FILES.getlist("files"), by=request.actor)
    except CarnetError as refusal:
        result = Added(refused=[NotTaken(refusal.sentence)])
    result.refused += [NotTaken(why, name) for name, why in dropped(request)]
    if not result.refused and not result.attachments:
        result.refused.append(NotTaken("Choisissez un fichier ou prenez une photo, puis envoyez."))
    _tell_added(request, client, result)
    if request.headers.get("Accept") == "application/json":
        refused = [[one.position, one.why] for one in result.refused]
        return JsonResponse({"added": len(result.attachments), "refused": refused})
    if result.refused:
        messages.error(request, _refusals(result.refused))
    return redirect(_tab(client.pk))


def _refusals(refused: list[NotTaken]) -> str:
    """One message: several would hide the page of a phone."""
    told = [f"{one.name} : {one.why}" if one.name else one.why for one in refused[:TOLD]]
    others = len(refused) - TOLD
    return " ".join([*told, f"Et {plural(others, 'autre refusé,autres refusés')}."] if others > 0 else told)


def _tell_added(request: Request, client: Client, result: Added) -> None:
    if result.change_set_id:
        undo = reverse("clients:attachments_undo", args=[client.pk, result.change_set_id])
        said = plural(len(result.attachments), "fichier ajouté,fichiers ajoutés")
        messages.success(request, f"{said}.", extra_tags=f"undo:{undo}")


@right("files.view")
@require_http_methods(["GET", "POST"])
def one(request: Request, client_id: int, attachment_id: int) -> HttpResponse:
    """One file, seen large when it can be; renamed, or put elsewhere, by who may."""
    found = _attachment_for(request, client_id, attachment_id, removed=request.method == "GET")
    form = ChangeForm(request.POST if request.method == "POST" else None, attachment=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            return _changed(request, found, form.change(by=request.actor))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {
        "one": found,
        "client": found.client,
        "form": form,
        "place": address_of(found),
        "may_change": may(request.user, "files.change", found.file) and not found.removed_at,
        "may_remove": may(request.user, "files.remove", found.file),
        **_neighbours(request, found),
    }
    return render(request, "clients/attachments/one.html", context, status=422 if form.errors else 200)


def _changed(request: Request, found: Attachment, change_set_id: int | None) -> HttpResponse:
    if change_set_id:
        undo = reverse("clients:attachments_undo", args=[found.client_id, change_set_id])
        messages.success(request, "Modification enregistrée.", extra_tags=f"undo:{undo}")
    return redirect("clients:attachment", found.client_id, found.pk)


def _neighbours(request: Request, found: Attachment) -> dict[str, int | None]:
    """Pictures are leafed through, in the order of the tab."""
    if not found.file.is_image or found.removed_at:
        return {}
    present = found.client.attachments.seen_by(request.user).present()
    keys = list(present.filter(file__content_type__in=IMAGES).order_by("-pk").values_list("pk", flat=True))
    at = keys.index(found.pk)
    return {"previous": keys[at - 1] if at else None, "next": keys[at + 1] if at + 1 < len(keys) else None}


@right("files.view")
@require_GET
def content(request: Request, client_id: int, attachment_id: int) -> FileResponse:
    found = _attachment_for(request, client_id, attachment_id)
    return serving.content(found.file, download="telecharger" in request.GET)


@right("files.view")
@require_GET
def miniature(request: Request, client_id: int, attachment_id: int) -> FileResponse:
    return serving.miniature(_attachment_for(request, client_id, attachment_id).file)


@right("files.remove")
@require_POST
def remove(request: Request, client_id: int, attachment_id: int) -> HttpResponse:
    found = _attachment_for(request, client_id, attachment_id)
    change_set_id = Attachment.remove([found.pk], by=request.actor)
    undo = reverse("clients:attachments_undo", args=[client_id, change_set_id])
    messages.success(request, f"{found.file.name} est retiré.", extra_tags=f"undo:{undo}")
    return redirect(_tab(client_id))


@right("files.add")
@require_POST
def undo(request: Request, client_id: int, change_set_id: int) -> HttpResponse:
    """For whoever adds files: undoing one's own is not changing the record. Acts on files only."""
    client = client_for(request, client_id)
    about_files = ChangeSet.objects.filter(events__client=client, events__code__startswith="file.").distinct()
    change_set = about_files.filter(pk=min(change_set_id, 2**63 - 1)).first()
    if change_set is None:
        raise Http404
    try:
        change_set.undo(by=request.actor)
        messages.success(request, "Annulé.")
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
    return redirect(_tab(client.pk))
