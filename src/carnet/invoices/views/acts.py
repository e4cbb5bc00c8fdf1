"""The acts of an invoice, one view each."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices import issued
from carnet.invoices.forms import CreditForm, DayForm, ReasonForm, today
from carnet.invoices.issuing import rehearse
from carnet.invoices.mailing import MAIL
from carnet.invoices.models import Invoice
from carnet.invoices.views.found import invoice_for
from carnet.kernel.numbers import whole
from carnet.sales.answering import at_once, posted, typed
from carnet.sales.lines import LineKind
from carnet.sales.views import mailing


def page(pk: int) -> str:
    return reverse("invoices:page", args=[pk])


@right("invoices.change")
@require_POST
def discard(request: Request, invoice_id: int) -> HttpResponse:
    invoice = invoice_for(request, invoice_id)

    def act() -> str:
        Invoice.discard(invoice.pk, by=request.actor)
        return reverse("clients:page", args=[invoice.client_id])

    return at_once(request, act, "Le brouillon est supprimé.", page(invoice.pk))


@right("invoices.issue")
@require_http_methods(["GET", "POST"])
def issue(request: Request, invoice_id: int) -> HttpResponse:
    """Everything that would be refused or warned about is said before the number is given."""
    invoice = invoice_for(request, invoice_id)
    form = DayForm(**posted(request), initial={"day": today()})
    version = whole(request.POST.get("version", ""))

    def act() -> str:
        Invoice.issue(invoice.pk, by=request.actor, version=version, day=form.cleaned_data["day"])
        return page(invoice.pk)

    done = "L’avoir est émis." if invoice.is_credit else f"{invoice.type_label} émise : elle ne change plus."
    rehearsal = rehearse(invoice, by=request.actor) if invoice.is_draft and request.method == "GET" else None
    context = {"invoice": invoice, "rehearsal": rehearsal, "foretold": issued.foretold(invoice)}
    return typed(request, form, act, done, "invoices/issue.html", **context)


@right("invoices.credit")
@require_http_methods(["GET", "POST"])
def credit(request: Request, invoice_id: int) -> HttpResponse:
    invoice = invoice_for(request, invoice_id)
    lines = [
        (place, line.description or line.reference, line.quantity)
        for place, line in enumerate(invoice.plain_lines())
        if line.kind == LineKind.ITEM and not line.option
    ]
    form = CreditForm(**posted(request), lines=lines)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        return page(Invoice.draft_credit(invoice.pk, form.quantities, by=request.actor, reason=reason).pk)

    done = "L’avoir est préparé : vérifiez-le, puis émettez-le."
    return typed(request, form, act, done, "invoices/credit.html", invoice=invoice)


@right("mail.send")
@require_http_methods(["GET", "POST"])
def send(request: Request, invoice_id: int) -> HttpResponse:
    """By mail, with the paper as it was kept."""
    return mailing.mail(request, invoice_for(request, invoice_id), MAIL)


@right("invoices.remind")
@require_http_methods(["GET", "POST"])
def pause(request: Request, invoice_id: int) -> HttpResponse:
    invoice = invoice_for(request, invoice_id)
    form = ReasonForm(**posted(request))

    def act() -> str:
        Invoice.pause_reminders(invoice.pk, form.cleaned_data["reason"], by=request.actor)
        return page(invoice.pk)

    context = {"invoice": invoice, "title": "Suspendre les relances", "button": "Suspendre"}
    return typed(request, form, act, "Les relances sont suspendues.", "invoices/act.html", **context)


@right("invoices.remind")
@require_POST
def resume(request: Request, invoice_id: int) -> HttpResponse:
    invoice = invoice_for(request, invoice_id)

    def act() -> str:
        Invoice.resume_reminders(invoice.pk, by=request.actor)
        return page(invoice.pk)

    return at_once(request, act, "Les relances reprennent.", page(invoice.pk))
