"""Payments: received, given back, cancelled, allocated."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.clients.models import Client
from carnet.clients.views.found import client_for
from carnet.invoices import figures, heldback
from carnet.invoices.forms import AllocateForm, PaymentForm, ReasonForm, RefundForm, today
from carnet.invoices.models import Invoice, Payment
from carnet.invoices.views.found import invoice_for, payment_for
from carnet.kernel.numbers import whole
from carnet.sales.answering import posted, typed


def unpaid(client: Client) -> list[Invoice]:
    return list(Invoice.objects.unpaid().filter(client=client).order_by("due_date", "pk")[:100])


@right("invoices.pay")
@require_http_methods(["GET", "POST"])
def receive(request: Request, client_id: int) -> HttpResponse:
    """The amount first, Enter at the end: the keyboard alone."""
    client = client_for(request, client_id)
    invoices = unpaid(client)
    asked = next((one for one in invoices if one.pk == whole(request.GET.get("facture", ""))), None)
    initial: dict[str, Any] = {"day": today(), "means": "transfer", "request_key": uuid4().hex}
    if asked:
        initial |= {"amount": asked.remaining, f"on_{asked.pk}": asked.remaining}
    held = heldback.told(client.pk, today())
    form = PaymentForm(**posted(request), invoices=invoices, held_back=held, initial=initial)

    def act() -> str:
        found = form.cleaned_data
        Payment.receive(
            client.pk, found["amount"], by=request.actor, means=found["means"], day=found["day"],
            reference=found["reference"], on=form.on, request_key=found["request_key"] or None,
            despite=found.get("despite", False),
        )  # fmt: skip
        return reverse("invoices:page", args=[asked.pk]) if asked else reverse("invoices:statement", args=[client.pk])

    context = {"client": client, "asked": asked, "outstanding": figures.outstanding(client)}
    return typed(request, form, act, "Le règlement est enregistré.", "invoices/receive.html", **context)


@right("invoices.pay")
@require_http_methods(["GET", "POST"])
def refund(request: Request, invoice_id: int) -> HttpResponse:
    credit = invoice_for(request, invoice_id)
    initial = {"day": today(), "means": "transfer", "amount": -credit.remaining, "request_key": uuid4().hex}
    form = RefundForm(**posted(request), initial=initial)

    def act() -> str:
        found = form.cleaned_data
        Payment.refund(
            credit.pk, found["amount"], by=request.actor, means=found["means"], day=found["day"],
            reference=found["reference"], request_key=found["request_key"] or None,
        )  # fmt: skip
        return reverse("invoices:page", args=[credit.pk])

    context = {"invoice": credit, "title": "Rembourser un avoir", "button": "Enregistrer le remboursement"}
    return typed(request, form, act, "Le remboursement est enregistré.", "invoices/act.html", **context)


@right("invoices.view")
@require_GET
def show(request: Request, payment_id: int) -> HttpResponse:
    payment = payment_for(request, payment_id)
    cancelled = Payment.objects.filter(cancels=payment).first()
    changes = may(request.user, "invoices.pay") and not payment.cancels_id and cancelled is None
    context = {
        "payment": payment,
        "allocations": payment.allocations.select_related("invoice"),
        "cancelled": cancelled,
        "available": payment.available,
        "can_cancel": changes,
        "can_allocate": changes and payment.available > 0,
    }
    return render(request, "invoices/payment.html", context)


@right("invoices.pay")
@require_http_methods(["GET", "POST"])
def cancel(request: Request, payment_id: int) -> HttpResponse:
    payment = payment_for(request, payment_id)
    form = ReasonForm(**posted(request))

    def act() -> str:
        Payment.cancel(payment.pk, by=request.actor, reason=form.cleaned_data["reason"])
        return reverse("invoices:payment", args=[payment.pk])

    context = {"payment": payment, "title": "Annuler un règlement", "button": "Annuler par une écriture contraire"}
    done = "Le règlement est annulé par une écriture contraire."
    return typed(request, form, act, done, "invoices/act.html", **context)


@right("invoices.pay")
@require_http_methods(["GET", "POST"])
def allocate(request: Request, payment_id: int) -> HttpResponse:
    payment = payment_for(request, payment_id)
    form = AllocateForm(**posted(request), invoices=unpaid(payment.client))

    def act() -> str:
        Payment.allocate(payment.pk, form.on, by=request.actor)
        return reverse("invoices:payment", args=[payment.pk])

    left = payment.available
    context = {"payment": payment, "title": "Affecter ce qui reste", "button": "Affecter", "available": left}
    return typed(request, form, act, "Le règlement est affecté.", "invoices/act.html", **context)
