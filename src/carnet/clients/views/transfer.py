"""« Portefeuilles » : transfers asked, previewed, followed, undone."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients import handing, transferring
from carnet.clients.forms.transfer import TransferForm, read_shares
from carnet.clients.listing import Criteria
from carnet.clients.models.client import Client
from carnet.clients.models.transfer import RIGHT, Transfer, check_heirs
from carnet.clients.transfer_report import report
from carnet.clients.transferring import ONE_BY_ONE, Asked, Candidate, Shares
from carnet.clients.views.bulk import posted_criteria
from carnet.kernel.errors import Forbidden, Refused

SHOWN = 50
STEPS = {"modifier", "partager", "verifier", "faire"}


@right(RIGHT)
@require_GET
def index(request: Request) -> HttpResponse:
    """Who holds what, and the transfers already asked."""
    seen = Transfer.objects.visible_to(request.user).select_related("created_by", "job", "back_job")
    context = {"portfolios": transferring.portfolios(request.user), "transfers": seen[:SHOWN], "shown": SHOWN}
    return render(request, "clients/transfer/index.html", context)


@right(RIGHT)
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """To whom and when; how it is shared; the preview; done. Each step posts the whole request: nothing is kept between."""
    if request.method == "POST":
        criteria = posted_criteria(request)
        named = bool(criteria.chosen) or "tous" in request.POST
    else:
        criteria = Criteria.read(request.GET)
        named = criteria.is_narrowed
    if not named:
        messages.info(request, "Cochez des clients dans la liste, ou choisissez un portefeuille.")
        return redirect("clients:transfers")
    # Neither the sort nor the columns of the list say who is in it.
    return _Asking(request, replace(criteria, sort="", columns="", cursor="")).answer()


class _Asking:
    """One step of the request, and what its pages show."""

    def __init__(self, request: Request, criteria: Criteria) -> None:
        self.request, self.criteria = request, criteria
        self.source = transferring.source_of(criteria)
        self.candidates: list[Candidate] = transferring.scope(criteria, request.user)
        self.step = request.POST.get("etape", "")
        self.title = transferring.title_of(criteria, self.candidates) if self.candidates else ""

    def answer(self) -> HttpResponse:
        if not self.candidates:
            return self._empty()
        followers = transferring.followers([one.pk for one in self.candidates])
        options: dict[str, Any] = {"source": self.source, "followers": followers}
        if self.step not in STEPS:
            return self._page("form", TransferForm(**options))
        if self.step == "modifier":
            return self._page("form", TransferForm(initial=self._typed(), **options))
        form = TransferForm(self.request.POST, **options)
        if not form.is_valid():
            return self._page("form", form, status=422)
        shared = form.is_shared
        shares = read_shares(self.request.POST) if shared else Shares(form.cleaned_data["salesperson"])
        if shared and (self.step == "partager" or not self._has_shares()):
            return self._share(form, shares)
        try:
            check_heirs(shares.heirs)
        except Refused as refusal:
            return self._share(form, shares, refusal.sentence) if shared else self._refused(form, refusal.sentence)
        return self._decide(form, shares, followers)

    def _decide(self, form: TransferForm, shares: Shares, followers: Sequence[transferring.Follower]) -> HttpResponse:
        preview = transferring.preview(self.candidates, shares)
        if not preview.count:
            sentence = "Ces clients sont déjà confiés ainsi : personne ne change de commercial."
            return self._share(form, shares, sentence) if form.is_shared else self._refused(form, sentence)
        seen = self.request.POST.get("vu", "")[:60]
        if self.step == "faire" and transferring.is_same(seen, preview.seal):
            return self._do(form, shares)
        moved = self.step == "faire"
        kept = [one for one in followers if one.code in form.cleaned_data.get("follows", [])]
        context = {
            "preview": preview, "partage": json.dumps(shares.as_json()), "follows": kept, "moved": moved,
            "since": transferring.moved_since(seen, self.candidates, self.source) if moved else [],
            "planned": transferring.already_planned(self.criteria),
        }  # fmt: skip
        return self._page("preview", form, status=422 if moved else 200, **context)

    def _do(self, form: TransferForm, shares: Shares) -> HttpResponse:
        values = form.cleaned_data
        asked = Asked(
            self.title, self.criteria, shares, values["starts_on"], values["returns_on"],
            values.get("follows", []), values["reason"],
        )  # fmt: skip
        try:
            transfer = Transfer.order(asked, by=self.request.actor)
        except Refused as refusal:
            return self._refused(form, refusal.sentence)
        return redirect("clients:transfer", transfer.pk)

    def _share(self, form: TransferForm, shares: Shares, refusal: str = "") -> HttpResponse:
        few = len(self.candidates) <= ONE_BY_ONE
        context = {
            "shares": shares, "refusal": refusal, "places": transferring.places(self.candidates, shares),
            "salespeople": list(User.objects.salespeople()), "rows": self._rows(shares) if few else [],
            "partage": json.dumps(shares.as_json()),
        }  # fmt: skip
        return self._page("share", form, status=422 if refusal else 200, **context)

    def _rows(self, shares: Shares) -> list[dict[str, Any]]:
        ids = [one.pk for one in self.candidates]
        seen = Client.objects.visible_to(self.request.user).filter(pk__in=ids).select_related("salesperson").in_bulk()
        return [
            {"client": seen[pk], "heir": shares.clients.get(pk), "chosen": pk in shares.clients}
            for pk in ids
            if pk in seen
        ]

    def _empty(self) -> HttpResponse:
        taken = transferring.last_taken(self.source)
        seen = taken and Transfer.objects.visible_to(self.request.user).filter(pk=taken.pk).exists()
        context = {"source": self.source, "taken": taken, "seen": seen}
        status = 422 if self.step == "faire" else 200
        return render(self.request, "clients/transfer/empty.html", context, status=status)

    def _refused(self, form: TransferForm, sentence: str) -> HttpResponse:
        form.add_error(None, sentence)
        return self._page("form", form, status=422)

    def _page(self, name: str, form: TransferForm, status: int = 200, **context: Any) -> HttpResponse:
        whole = {
            "form": form, "criteria": self.criteria, "source": self.source, "title": self.title,
            "count": len(self.candidates), "partage": self._shares_typed(), "typed": self.request.POST,
        }  # fmt: skip
        return render(self.request, f"clients/transfer/{name}.html", whole | context, status=status)

    def _has_shares(self) -> bool:
        return any(name == "partage" or name == "reste" for name in self.request.POST)

    def _shares_typed(self) -> str:
        return json.dumps(read_shares(self.request.POST).as_json()) if self._has_shares() else ""

    def _typed(self) -> dict[str, Any]:
        post = self.request.POST
        names = ("mode", "salesperson", "starts_on", "returns_on", "reason")
        return {name: post.get(name, "") for name in names} | {"follows": post.getlist("follows")}


@right(RIGHT)
@require_GET
def show(request: Request, transfer_id: int) -> HttpResponse:
    """What became of a transfer; its state alone for the script that asks every second."""
    transfer = _transfer(request, transfer_id)
    template = "clients/transfer/_state.html" if request.htmx else "clients/transfer/show.html"
    return render(request, template, {"transfer": transfer, "report": report(transfer, request.user)})


@right(RIGHT)
@require_http_methods(["GET", "POST"])
def pdf(request: Request, transfer_id: int) -> HttpResponse:
    """The list that the old and the new salesperson sign: at once when it is short, posted for as a job when it is long."""
    from carnet.clients import transfer_pdf

    transfer = _transfer(request, transfer_id)
    if request.method == "POST":
        return redirect("jobs:detail", handing.start_printing(transfer, by=request.actor).pk)
    if report(transfer, request.user).is_long:
        messages.info(request, "Cette liste est longue : demandez-la par le bouton de cette page.")
        return redirect("clients:transfer", transfer.pk)
    content = BytesIO()
    transfer_pdf.write(transfer, content, by=request.actor)
    response = HttpResponse(content.getvalue(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="transfert-{transfer.pk}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@right(RIGHT)
@require_POST
def cancel(request: Request, transfer_id: int) -> HttpResponse:
    transfer = _transfer(request, transfer_id)
    return _act(request, transfer, lambda: transfer.cancel(by=request.actor), "Le transfert n’aura pas lieu.")


@right(RIGHT)
@require_POST
def undo(request: Request, transfer_id: int) -> HttpResponse:
    transfer = _transfer(request, transfer_id)
    return _act(request, transfer, lambda: transfer.undo(by=request.actor), "")


@right(RIGHT)
@require_POST
def resume(request: Request, transfer_id: int) -> HttpResponse:
    transfer = _transfer(request, transfer_id)
    return _act(request, transfer, lambda: transfer.resume(by=request.actor), "")


@right(RIGHT)
@require_POST
def keep(request: Request, transfer_id: int) -> HttpResponse:
    transfer = _transfer(request, transfer_id)
    return _act(request, transfer, lambda: transfer.keep(by=request.actor), "Il n’y aura pas de retour automatique.")


def _act(request: Request, transfer: Transfer, act: Callable[[], object], sentence: str) -> HttpResponse:
    try:
        act()
        if sentence:
            messages.success(request, sentence)
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("clients:transfer", transfer.pk)


def _transfer(request: Request, transfer_id: int) -> Transfer:
    seen = Transfer.objects.visible_to(request.user).select_related("created_by", "closed_by", "job", "back_job")
    return get_object_or_404(seen, pk=min(transfer_id, 2**63 - 1))
