"""What is fitted at a client's."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request, posted
from carnet.accounts.rights import right
from carnet.aftersales import from_documents
from carnet.aftersales.forms.case import FittedForm, ProductForm, usual_place
from carnet.aftersales.models import Installed
from carnet.aftersales.views.found import named_client, one_for
from carnet.clients.models.client import Client
from carnet.kernel.errors import Refused
from carnet.ui.formats import plural


@right("aftersales.write")
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    client = named_client(request)
    form = ProductForm(**posted(request), client=client, initial={"address": usual_place(client)})
    if request.method == "POST" and form.is_valid():
        try:
            Installed.add(client.pk, form.fitted(), by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _done(request, client, "Le produit est noté.")
    return _form(request, form, client)


@right("aftersales.write")
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    product: Installed = one_for(request, Installed.objects.select_related("client"), pk)
    form = ProductForm(**posted(request), client=product.client, initial=_as_it_is(product))
    if request.method == "POST" and form.is_valid():
        try:
            product.change(form.fitted(), by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _done(request, product.client, "Le produit est enregistré.")
    return _form(request, form, product.client, product)


@right("aftersales.write")
@require_http_methods(["GET", "POST"])
def from_document(request: Request, kind: str, key: int) -> HttpResponse:
    """The lines of a delivery note or of an invoice, those not noted yet checked."""
    document = from_documents.document_for(request.user, kind, key)
    if document is None:
        raise Http404
    found = from_documents.offered(document)
    initial = {"lines": [one.at for one in found if not one.known], "fitted_on": document.date}
    lines = [(one.at, f"{one.name} (déjà noté)" if one.known else one.name) for one in found]
    form = FittedForm(**posted(request), initial=initial, lines=lines)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            count = from_documents.note(document, values.pop("lines"), by=request.actor, **values)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _done(request, document.client, f"{plural(count, 'produit noté,produits notés')}.")
    context = {"form": form, "client": document.client, "document": document}
    return render(request, "aftersales/from_document.html", context, status=422 if form.errors else 200)


@right("aftersales.write")
@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    product: Installed = one_for(request, Installed.objects.select_related("client"), pk)
    product.remove(by=request.actor)
    return _done(request, product.client, "Le produit n’est plus proposé ; ses dossiers le gardent.")


def _as_it_is(product: Installed) -> dict[str, Any]:
    names = ("name", "family", "reference", "serial", "document", "fitted_on", "maker_years")
    keys = {"address": product.address_id, "fitted_by": product.fitted_by_id}
    return {name: getattr(product, name) for name in names} | keys


def _done(request: Request, client: Client, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("clients:tab", client.pk, "sav")


def _form(request: Request, form: ProductForm, client: Client, product: Installed | None = None) -> HttpResponse:
    context = {"form": form, "client": client, "product": product}
    return render(request, "aftersales/product.html", context, status=422 if form.errors else 200)
