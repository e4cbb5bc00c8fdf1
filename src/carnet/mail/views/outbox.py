"""The outbox: what left, what waits, what failed and why."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.files import serving
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import whole
from carnet.mail.models import Message, State
from carnet.mail.subjects import SUBJECTS

SHOWN = 50
# Ways of looking at the outbox: (code, label, states).
VIEWS = (
    ("", "Tous", ()),
    ("attente", "En attente", (State.WAITING, State.SENDING)),
    ("echec", "En échec", (State.FAILED,)),
    ("envoyes", "Envoyés", (State.SENT,)),
)


@right("mail.send")
@require_GET
def index(request: Request) -> HttpResponse:
    chosen = next((view for view in VIEWS if view[0] == request.GET.get("etat", "")), VIEWS[0])
    found = Message.objects.visible_to(request.user).select_related("created_by")
    found = found.filter(state__in=chosen[2]) if chosen[2] else found
    before = whole(request.GET.get("avant", ""))
    rows = list((found.filter(pk__lt=before) if before else found)[: SHOWN + 1])
    following = rows[SHOWN - 1].pk if len(rows) > SHOWN else None
    tabs = [{"label": label, "code": code, "current": code == chosen[0]} for code, label, _ in VIEWS]
    return render(
        request, "mail/outbox.html", {"rows": rows[:SHOWN], "tabs": tabs, "following": following, "chosen": chosen[0]}
    )


@right("mail.send")
@require_GET
def page(request: Request, pk: int) -> HttpResponse:
    message = _found(request, pk)
    subject = SUBJECTS.get(message.about_kind)
    address = subject.address(message.about_id) if subject and message.about_id else ""
    context = {"message": message, "address": address, "attachments": message.attachments.select_related("file")}
    context |= {
        "can_retry": message.state in {State.FAILED, State.WAITING, State.CANCELLED},
        "can_cancel": message.state == State.WAITING,
    }
    return render(request, "mail/page.html", context)


@right("mail.send")
@require_POST
def retry(request: Request, pk: int) -> HttpResponse:
    message = _found(request, pk)
    try:
        message.retry(by=request.actor)
        messages.success(request, "Le message repart.")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("mail:page", pk)


@right("mail.send")
@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    message = _found(request, pk)
    try:
        message.cancel(by=request.actor)
        messages.success(request, "Le message ne partira pas.")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("mail:page", pk)


@right("mail.send")
@require_GET
def attachment(request: Request, pk: int, attachment_id: int) -> FileResponse:
    found = _found(request, pk).attachments.select_related("file")
    return serving.content(get_object_or_404(found, pk=min(attachment_id, 2**63 - 1)).file)


def _found(request: Request, pk: int) -> Message:
    """404 for what is somebody else's."""
    return get_object_or_404(
        Message.objects.visible_to(request.user).select_related("created_by"), pk=min(pk, 2**63 - 1)
    )
