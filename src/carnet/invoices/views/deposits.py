"""A deposit: asked on a quote or an order, drawn up again while it is a draft."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.invoices import amounts, origins
from carnet.invoices.forms import DepositDraftForm, DepositForm
from carnet.invoices.models import Invoice
from carnet.invoices.views.steps import origin_for
from carnet.sales.answering import posted, typed


@right("invoices.change")
@require_http_methods(["GET", "POST"])
def create(request: Request, kind: str, document_id: int) -> HttpResponse:
    found = origin_for(request, kind, document_id)
    form = DepositForm(**posted(request), initial={"percent": found.deposit_percent or None, "amount": None})

    def act() -> str:
        made = origins.draft_deposit_of(found, form.asked, by=request.actor)
        return reverse("invoices:page", args=[made.pk])

    done = "La facture d’acompte est préparée : vérifiez-la, puis émettez-la."
    return typed(request, form, act, done, "invoices/deposit.html", origin=found, back=found.page)


def edit(request: Request, invoice: Invoice) -> HttpResponse:
    """The form of `invoices:edit` for a deposit: how much, in which words, under which conditions."""
    page, origin = reverse("invoices:page", args=[invoice.pk]), origins.origin_of(invoice)
    form = DepositDraftForm(**posted(request), instance=invoice, initial=_as_asked(invoice, origin))
    context = {"origin": origin, "deposit": str(invoice), "back": page}

    def act() -> str:
        version, values = form.cleaned_data["version"], form.conditions
        origins.change_deposit(invoice, form.asked, by=request.actor, version=version, **values)
        return page

    return typed(request, form, act, "Le brouillon est enregistré.", "invoices/deposit.html", **context)


def _as_asked(invoice: Invoice, origin: origins.Origin | None) -> dict[str, Any]:
    """A percentage when it was one: what was typed is not kept, the amounts say it."""
    percent = amounts.percent_of(origin.whole, invoice.vat_shares) if origin else None
    line = invoice.lines.first()
    return {
        "percent": percent or None,
        "amount": None if percent else invoice.total_incl,
        "label": line.description if line else "",
        "version": invoice.version,
    }
