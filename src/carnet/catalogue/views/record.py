"""One product: its page, entering it, changing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.catalogue import writing
from carnet.catalogue.answers import answers
from carnet.catalogue.forms import ProductForm
from carnet.catalogue.models.acts import Done
from carnet.catalogue.models.product import Product
from carnet.catalogue.models.revision import Revision
from carnet.catalogue.views.found import product_for
from carnet.catalogue.wording import differences, told
from carnet.clients.tidy import tidy_text
from carnet.kernel.errors import Forbidden, Refused
from carnet.kernel.numbers import whole

REVISIONS = 30


@right("catalogue.view")
@require_GET
def show(request: Request, product_id: int) -> HttpResponse:
    product = product_for(product_id)
    sees_costs = request.user.has_perm("catalogue.see_costs")
    revisions = Revision.objects.filter(key=product.pk).select_related("user")[:REVISIONS]
    context = {
        "product": product,
        "sees_costs": sees_costs,
        "components": product.components.select_related("product"),
        "uses": product.uses.select_related("work").order_by("work__sort_name")[:50],
        "unfolded": answers([product], costs=False)[0]["lines"] if product.is_work else [],
        "revisions": [(revision, told(revision, costs=sees_costs)) for revision in revisions],
    }
    return render(request, "catalogue/page.html", context)


@right("catalogue.change")
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    sees_costs = request.user.has_perm("catalogue.see_costs")
    if request.method == "GET":
        return _form(request, ProductForm(record=_started(request), sees_costs=sees_costs))
    form = ProductForm(request.POST, sees_costs=sees_costs)
    if not form.is_valid():
        return _form(request, form, status=422)
    done = _done(lambda: Product.create([form.draft()], by=request.actor)[0])
    if done.errors:
        form.add_errors(done.errors)
        return _form(request, form, status=422)
    assert done.product_id
    _say(request, "L’article est enregistré.", done)
    return redirect("catalogue:create") if "save_next" in request.POST else redirect("catalogue:page", done.product_id)


@right("catalogue.change")
@require_http_methods(["GET", "POST"])
def edit(request: Request, product_id: int) -> HttpResponse:
    product = product_for(product_id)
    before = writing.records([product.pk])[product.pk]
    sees_costs = request.user.has_perm("catalogue.see_costs")
    if request.method == "GET":
        return _form(request, ProductForm(record=before, sees_costs=sees_costs), product)
    form = ProductForm(request.POST, record=before, sees_costs=sees_costs)
    if not form.is_valid():
        return _form(request, form, product, status=422)
    version = whole(request.POST.get("version", ""), 9) or 0
    done = _done(
        lambda: Product.change({product.pk: form.draft()}, by=request.actor, versions={product.pk: version})[product.pk]
    )
    if done.stale:
        sentence = (
            "Quelqu’un a modifié cet article pendant votre saisie. Relisez-le ; enregistrer remplacera sa saisie."
        )
        form.main.add_error(None, sentence)
        conflicts = differences(before, form.draft(), costs=sees_costs)
        return _form(request, form, product, status=409, version=product.version, conflicts=conflicts)
    if done.errors:
        form.add_errors(done.errors)
        return _form(request, form, product, status=422)
    _say(request, "Modification enregistrée.", done)
    return redirect("catalogue:page", product.pk)


def _done(act: object) -> Done:
    try:
        return act()  # type: ignore[operator, no-any-return]
    except Forbidden:
        raise
    except Refused as refusal:  # a work that holds itself, is too deep, too dear
        return Done(errors={"components": refusal.sentence})


def _say(request: Request, sentence: str, done: Done) -> None:
    if done.revision_id:
        messages.success(request, sentence, extra_tags=f"undo:{reverse('catalogue:undo', args=[done.revision_id])}")
    else:
        messages.info(request, "Rien à changer.")


def _started(request: Request) -> dict[str, str]:
    try:
        return {"name": tidy_text(request.GET.get("q", ""), 200)}
    except ValueError:
        return {}


def _form(
    request: Request,
    form: ProductForm,
    product: Product | None = None,
    *,
    status: int = 200,
    version: int = 0,
    **context: object,
) -> HttpResponse:
    posted = whole(request.POST.get("version", ""), 9) if request.method == "POST" else None
    context |= {
        "form": form,
        "product": product,
        "version": version or posted or (product.version if product else 1),
        "families": Product.objects.families(),
    }
    return render(request, "catalogue/form.html", context, status=status)
