"""Who is late, the letters to send, and their paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.models.queries import of_seen_client
from carnet.invoices import letters, reminding
from carnet.invoices.models import Invoice, Reminder
from carnet.invoices.views.papers import shown
from carnet.kernel.numbers import whole
from carnet.sales.answering import at_once

SHOWN = 100


@right("invoices.view")
@require_GET
def index(request: Request) -> HttpResponse:
    late = Invoice.objects.visible_to(request.user).overdue().select_related("client").order_by("due_date", "pk")
    sent = Reminder.objects.filter(of_seen_client(request.user))
    context = {
        "groups": reminding.to_remind(request.user)[:SHOWN],
        "late": late[: 2 * SHOWN],
        "sent": sent.select_related("client", "created_by").prefetch_related("lines__invoice")[:30],
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
        reminding.remind(client_id, ids, level, by=request.actor)
        return reverse("invoices:reminders")

    back = reverse("invoices:reminders")
    return at_once(request, act, "La relance est prête : imprimez sa lettre, plus bas.", back)


@right("invoices.view")
@require_GET
def pdf(request: Request, reminder_id: int) -> HttpResponse:
    seen = Reminder.objects.filter(of_seen_client(request.user)).select_related("client")
    found = seen.filter(pk=reminder_id).first() if reminder_id < 2**63 else None
    if found is None:
        raise Http404("Cette relance n’existe pas ou n’est pas dans votre portefeuille.")
    return shown(letters.of_reminder(found), f"{found.get_level_display()}.pdf")
