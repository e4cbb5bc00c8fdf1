"""Beginning an invoice and writing it: the editor of documents, with the conditions of an invoice."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.views.found import client_for
from carnet.invoices.forms import ConditionsForm
from carnet.invoices.models import Invoice, InvoiceType
from carnet.invoices.views import deposits
from carnet.invoices.views.found import invoice_for
from carnet.kernel.numbers import whole
from carnet.sales.editor import Draft, Editor, converse
from carnet.sales.models import Document


@right("invoices.change")
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    asked = whole(request.GET.get("client", ""))
    client = client_for(request, asked) if asked is not None else None
    back = reverse("clients:page", args=[client.pk]) if client else reverse("invoices:list")
    return _write(request, None, Invoice(), reverse("invoices:create"), back, client.pk if client else None)


@right("invoices.change")
@require_http_methods(["GET", "POST"])
def edit(request: Request, invoice_id: int) -> HttpResponse:
    invoice = invoice_for(request, invoice_id)
    page = reverse("invoices:page", args=[invoice.pk])
    if request.method == "GET" and not invoice.is_draft:
        messages.error(request, f"{invoice} est émise : elle ne change plus. Faites un avoir pour la corriger.")
        return redirect(page)
    if invoice.type == InvoiceType.DEPOSIT:
        return deposits.edit(request, invoice)
    return _write(request, invoice, invoice, reverse("invoices:edit", args=[invoice.pk]), page)


def _write(
    request: Request, invoice: Invoice | None, shown: Invoice, action: str, back: str, client_id: int | None = None
) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    editor = Editor(
        Invoice,
        request.user,
        action=action,
        cancel=back,
        document=invoice,
        client_id=client_id,
        extra=ConditionsForm(typed, instance=shown),
        extra_template="invoices/_conditions.html",
    )

    def save(known: Document | None, draft: Draft) -> Document:
        assert draft.client_id is not None
        values = _written(draft.values)
        if isinstance(known, Invoice):
            values |= {"client_id": draft.client_id}
            return Invoice.change(
                known.pk, draft.lines, by=request.actor, version=draft.version, entry_key=draft.entry_key, **values
            )
        return Invoice.draft(draft.client_id, draft.lines, by=request.actor, entry_key=draft.entry_key, **values)

    return converse(
        request,
        editor,
        save,
        template="invoices/edit.html",
        edit_route="invoices:edit",
        context={"invoice": invoice},
        saved="Le brouillon est enregistré.",
    )


def _written(values: dict[str, Any]) -> dict[str, Any]:
    """An empty choice of type keeps what the invoice is."""
    return {name: value for name, value in values.items() if name != "type" or value}
