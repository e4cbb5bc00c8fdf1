"""Who is late, the letters to write, and each letter: seen, printed, sent by mail."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.files import serving
from carnet.invoices import letters, mailing_reminders, reminding
from carnet.invoices.models import Invoice, Reminder
from carnet.invoices.views.found import reminder_for
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import whole
from carnet.mail.models import Message
from carnet.sales.answering import at_once
from carnet.sales.views.mailing import mail_draft
from carnet.sales.views.papers import fresh
from carnet.ui.formats import plural

SHOWN = 100


@right("invoices.view")
@require_GET
def index(request: Request) -> HttpResponse:
    late = Invoice.objects.visible_to(request.user).overdue().lean().select_related("client").order_by("due_date", "pk")
    sent = Reminder.objects.visible_to(request.user).select_related("client", "created_by")
    groups = reminding.to_remind(request.user)
    context = {
        "groups": groups[:SHOWN],
        "owed": sum(one.owed for one in groups),
        "late": late.prefetch_related("reminders__reminder")[: 2 * SHOWN],
        "sent": sent.prefetch_related("lines__invoice")[:30],
        "today": timezone.localdate(),
        "can_remind": may(request.user, "invoices.remind"),
        "written_today": _written_on(request, timezone.localdate()).count(),
    }
    return render(request, "invoices/reminders.html", context)


@right("invoices.remind")
@require_POST
def remind(request: Request) -> HttpResponse:
    client_id, level = whole(request.POST.get("client", "")), whole(request.POST.get("level", ""), 1)
    ids = [key for key in map(whole, request.POST.getlist("invoice")[:SHOWN]) if key is not None]
    if client_id is None or level is None:
        messages.error(request, "Choisissez le client et le rappel à envoyer.")
        return redirect("invoices:reminders")

    def act() -> str:
        return reverse("invoices:reminder", args=[reminding.remind(client_id, ids, level, by=request.actor).pk])

    back = reverse("invoices:reminders")
    return at_once(request, act, "La lettre est prête : envoyez-la par e-mail, ou imprimez-la.", back)


@right("invoices.remind")
@require_POST
def remind_all(request: Request) -> HttpResponse:
    made = reminding.remind_all(by=request.actor)
    if made:
        said = plural(len(made), "lettre est prête,lettres sont prêtes")
        messages.success(request, f"{said} : imprimez-les ensemble, ou envoyez chacune par e-mail.")
    else:
        messages.info(request, "Aucune relance n’est à envoyer aujourd’hui.")
    return redirect("invoices:reminders")


@right("invoices.view")
@require_GET
def show(request: Request, reminder_id: int) -> HttpResponse:
    return render(request, "invoices/reminder.html", presented(reminder_for(request, reminder_id), request))


def presented(reminder: Reminder, request: Request) -> dict[str, Any]:
    lines = list(reminder.lines.select_related("invoice").order_by("invoice__due_date", "pk"))
    sends = may(request.user, "invoices.remind") and may(request.user, "mail.send")
    return {
        "reminder": reminder,
        "lines": lines,
        "owed": sum(line.owed for line in lines),
        "remaining": sum(line.invoice.remaining for line in lines),
        "paused": [line.invoice for line in lines if line.invoice.paused_at],
        "messages_sent": Message.objects.sent_of(reminder.kind, reminder.pk, request.user),
        "can_send": sends,
    }


@right("invoices.remind")
@require_http_methods(["GET", "POST"])
def send(request: Request, reminder_id: int) -> HttpResponse:
    """By mail, with the letter as it was kept."""
    reminder = reminder_for(request, reminder_id)
    back = reverse("invoices:reminder", args=[reminder.pk])
    return mail_draft(request, lambda: mailing_reminders.draft(reminder, by=request.actor), back)


@right("invoices.view")
@require_GET
def pdf(request: Request, reminder_id: int) -> HttpResponseBase:
    """The letter as it was written, whatever was paid or changed since."""
    return serving.content(letters.keep(reminder_for(request, reminder_id)), download="telecharger" in request.GET)


@right("invoices.view")
@require_GET
def bulk(request: Request) -> HttpResponse:
    """The letters of one day as one PDF to print."""
    day = parse_date(request.GET.get("jour", "")[:40]) or timezone.localdate()
    found = list(_written_on(request, day).select_related("client", "paper")[:SHOWN])
    if not found:
        messages.error(request, "Aucune lettre n’a été préparée ce jour-là.")
        return redirect("invoices:reminders")
    return fresh(letters.together(found), "Lettres de relance.pdf")


def _written_on(request: Request, day: date) -> Any:
    return Reminder.objects.visible_to(request.user).filter(date=day).order_by("client__sort_name", "pk")
