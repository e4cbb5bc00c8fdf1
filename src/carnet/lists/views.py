"""Keeping and dropping views; choosing columns."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.kernel.errors import Forbidden, Refused
from carnet.kernel.numbers import whole
from carnet.lists.definition import LISTS, ListDefinition, address_of
from carnet.lists.models import LONGEST, SavedView
from carnet.lists.shown import shown


@right("lists.save")
@require_POST
def keep(request: Request, code: str) -> HttpResponse:
    definition = _definition(request, code)
    address = request.POST.get("adresse", "")[: LONGEST * 2]
    try:
        shared = "partagee" in request.POST
        view = SavedView.keep(code, request.POST.get("nom", ""), address, shared=shared, by=request.actor)
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(_back(definition, address))
    messages.success(request, f"Vue « {view.name} » enregistrée.")
    return redirect(_back(definition, view.address))


@right("lists.save")
@require_POST
def drop(request: Request, code: str, view_id: int) -> HttpResponse:
    definition = _definition(request, code)
    view = get_object_or_404(SavedView.objects.of(code, request.user), pk=min(view_id, 2**63 - 1))
    view.drop(by=request.actor)
    messages.success(request, f"Vue « {view.name} » supprimée.")
    return redirect(_back(definition, ""))


@require_http_methods(["GET", "POST"])
def columns(request: Request, code: str) -> HttpResponse:
    """Asked for with the address of the list, which then holds the chosen columns; nothing is written."""
    definition = _definition(request, code)
    if request.method != "POST":
        return render(request, "lists/columns.html", {"shown": shown(code, request.GET, request.user)})
    known = {column.code: column for column in definition.columns}
    ranks = {name: _rank(request.POST.get(f"rang-{name}", "")) for name in known}
    wanted = [name for name in known if name in request.POST.getlist("colonne") or known[name].fixed]
    chosen = [known[name] for name in sorted(wanted, key=lambda name: (ranks[name], list(known).index(name)))]
    query = QueryDict(request.POST.get("adresse", "")[: LONGEST * 2], mutable=True)
    query.pop("colonnes", None)
    if asked := address_of(chosen, definition):
        query["colonnes"] = asked
    return redirect(_back(definition, query.urlencode()))


def _definition(request: Request, code: str) -> ListDefinition:
    definition = LISTS.get(code)
    if definition is None or not request.user.has_perm(definition.right):
        raise Http404
    return definition


def _back(definition: ListDefinition, address: str) -> str:
    return f"{reverse(definition.route)}?{address}" if address else reverse(definition.route)


def _rank(text: str) -> int:
    rank = whole(text, most=3)
    return 99 if rank is None else rank
