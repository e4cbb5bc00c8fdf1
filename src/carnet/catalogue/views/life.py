"""The acts of a product's life, one view each."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.catalogue.deletion import objection
from carnet.catalogue.models.acts import Done
from carnet.catalogue.models.product import Product
from carnet.catalogue.models.revision import Revision
from carnet.catalogue.views.found import product_for
from carnet.kernel.errors import Forbidden, Refused


@right("catalogue.change")
@require_POST
def deactivate(request: Request, product_id: int) -> HttpResponse:
    product = product_for(product_id)
    done = Product.deactivate([product.pk], by=request.actor)
    return _back(request, product.pk, done, "L’article est désactivé : il n’est plus proposé.")


@right("catalogue.change")
@require_POST
def reactivate(request: Request, product_id: int) -> HttpResponse:
    product = product_for(product_id)
    return _back(request, product.pk, Product.reactivate([product.pk], by=request.actor), "L’article est réactivé.")


def _back(request: Request, pk: int, done: dict[int, Done], sentence: str) -> HttpResponse:
    if pk in done and (revision := done[pk].revision_id):
        messages.success(request, sentence, extra_tags=f"undo:{reverse('catalogue:undo', args=[revision])}")
    else:
        messages.info(request, "Rien à changer.")
    return redirect("catalogue:page", pk)


@right("catalogue.delete")
@require_http_methods(["GET", "POST"])
def delete(request: Request, product_id: int) -> HttpResponse:
    """Possible only while nothing uses it; else the page says why and proposes deactivation."""
    product = product_for(product_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        form.is_valid()
        try:
            revision = Product.remove(product.pk, by=request.actor)
        except Forbidden:
            raise
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            undo_address = reverse("catalogue:undo", args=[revision])
            messages.success(request, f"{product.reference} est supprimé.", extra_tags=f"undo:{undo_address}")
            return redirect("catalogue:list")
    context = {"product": product, "form": form, "objection": objection(product.pk)}
    return render(request, "catalogue/delete.html", context, status=422 if form.errors else 200)


@right("catalogue.change")
@require_POST
def undo(request: Request, revision_id: int) -> HttpResponse:
    revision = get_object_or_404(Revision, pk=min(revision_id, 2**63 - 1))
    try:
        product_id = revision.undo(by=request.actor)
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        product_id = revision.key if Product.objects.filter(pk=revision.key).exists() else None
    else:
        messages.success(request, "Annulé.")
    return redirect("catalogue:page", product_id) if product_id else redirect("catalogue:list")
