"""One case, its steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request, posted
from carnet.accounts.rights import may, require, right
from carnet.aftersales import charged, charging, from_documents
from carnet.aftersales.forms.case import CaseForm, StepForm, usual_place
from carnet.aftersales.models import Case, CasePhoto, CaseState, Installed
from carnet.aftersales.views.found import named_client, one_for
from carnet.appointments.views.agenda import pdf as answer_pdf
from carnet.clients.models.client import Client
from carnet.files.uploads import dropped
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import whole
from carnet.sales.answering import at_once
from carnet.sales.kinds import KINDS
from carnet.ui.formats import plural

CHARGED = "Le brouillon est prêt : complétez les prix."


@right("aftersales.write")
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    client = named_client(request)
    form = CaseForm(**posted(request), client=client, initial=_first_guess(request, client))
    if request.method == "POST" and form.is_valid():
        try:
            made = Case.open(client.pk, form.complaint(), by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"Dossier {made.number} ouvert. {made.why}")
            _add_photos(request, made)
            return redirect("aftersales:page", made.pk)
    return _form(request, form, client)


@right("aftersales.write")
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    case: Case = one_for(request, Case.objects.with_parts(), pk)
    form = CaseForm(**posted(request), client=case.client, case=case, initial=_as_it_is(case))
    if request.method == "POST" and form.is_valid():
        try:
            case.change(form.complaint(), by=request.actor, version=form.cleaned_data["version"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "Dossier enregistré.")
            return redirect("aftersales:page", case.pk)
    return _form(request, form, case.client, case)


@right("aftersales.view")
@require_GET
def page(request: Request, pk: int) -> HttpResponse:
    case: Case = one_for(request, Case.objects.with_parts(), pk)
    context = {
        "case": case,
        "visits": list(case.visits.with_parts().order_by("-starts_at", "-pk")),
        "reports": list(case.reports.select_related("user", "appointment")),
        "may_add_photos": may(request.user, "aftersales.write") and may(request.user, "files.add"),
        "photos": list(case.photos.filter(attachment__removed_at=None).select_related("attachment__file")),
        "steps": [(code, label) for code, label in CaseState.choices if code not in {case.state, CaseState.PLANNED}],
        "next": CaseState.CLOSED if case.state == CaseState.TO_INVOICE else CaseState.WAITING,
        "may_write": may(request.user, "aftersales.write"),
        "charged": charging.offered(case, request.user),
        "document": case.product and from_documents.named(case.product.document, case.client_id, request.user),
        "followed": charged.followed(case, request.user),
    }
    return render(request, "aftersales/page.html", context)


@right("aftersales.write")
@require_POST
def step(request: Request, pk: int) -> HttpResponse:
    case: Case = one_for(request, Case.objects.all(), pk)
    form = StepForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused("Choisissez l’état du dossier ; la précision tient en 400 caractères.")
        case.step(form.cleaned_data["state"], by=request.actor, note=form.cleaned_data["note"])
        messages.success(request, "C’est noté.")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("aftersales:page", case.pk)


@right("aftersales.write")
@require_POST
def photos(request: Request, pk: int) -> HttpResponse:
    case: Case = one_for(request, Case.objects.with_parts(), pk)
    if not _add_photos(request, case):
        messages.error(request, "Choisissez une photo ou prenez-en une, puis envoyez.")
    return redirect("aftersales:page", case.pk)


def _add_photos(request: Request, case: Case) -> bool:
    """Whether something was sent. What is not kept is told with its reason."""
    sent = request.FILES.getlist("photos")
    try:
        added = CasePhoto.add(case, sent, by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return True
    if added.change_set_id:
        undo = reverse("clients:attachments_undo", args=[case.client_id, added.change_set_id])
        said = plural(len(added.attachments), "photo ajoutée,photos ajoutées")
        messages.success(request, f"{said}.", extra_tags=f"undo:{undo}")
    refused = [(one.name, one.why) for one in added.refused] + [(name, why) for name, why in dropped(request)]
    for name, why in refused:
        messages.error(request, f"{name} : {why}")
    return bool(sent or refused)


@right("aftersales.write")
@require_POST
def charge(request: Request, pk: int, kind: str) -> HttpResponse:
    """A draft of a quote or of an invoice, one click away."""
    case: Case = one_for(request, Case.objects.with_parts(), pk)
    if kind not in charging.WRITES or not KINDS.is_on(kind):
        raise Http404
    require(request.actor, charging.WRITES[kind])
    return at_once(request, lambda: charging.draft(case, kind, by=request.actor), CHARGED, case)


@right("aftersales.view")
@require_GET
def pdf(request: Request, pk: int) -> HttpResponse:
    from carnet.aftersales.papers import render_case

    case: Case = one_for(request, Case.objects.with_parts(), pk)
    return answer_pdf(render_case(case), f"{case.number}.pdf")


def _first_guess(request: Request, client: Client) -> dict[str, Any]:
    """The product named, or the only one; where it is, else the building site."""
    products = list(Installed.objects.filter(client=client).present().select_related("address")[:2])
    if named := whole(request.GET.get("produit", "")):
        products = list(Installed.objects.filter(client=client, pk=named).select_related("address"))
    found = products[0] if len(products) == 1 else None
    address = found.address_id if found and found.place else usual_place(client)
    return {
        "product": found.pk if found else None,
        "address": address,
        "person": request.user.pk if request.user.role == "technician" else None,
    }


def _as_it_is(case: Case) -> dict[str, Any]:
    names = ("symptom", "urgency", "due_on", "why", "version")
    covered = {True: "oui", False: "non", None: ""}[case.covered]
    keys = {"product": case.product_id, "address": case.address_id, "person": case.person_id, "covered": covered}
    return {name: getattr(case, name) for name in names} | keys


def _form(request: Request, form: CaseForm, client: Client, case: Case | None = None) -> HttpResponse:
    context = {
        "form": form,
        "client": client,
        "case": case,
        "products": Installed.objects.filter(client=client).present().prefetch_related("warranties"),
    }
    return render(request, "aftersales/form.html", context, status=422 if form.errors else 200)
