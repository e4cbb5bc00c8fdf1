"""The style guide: every component with believable content, long names, empty and overfull states."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from carnet.ui import style_contents as contents
from carnet.ui import views
from carnet.ui.shell import Entry, MenuItem

_MENU = (
    ("home", "Accueil", "home", ""),
    ("clients", "Clients", "users", ""),
    ("quotes", "Devis", "file-text", ""),
    ("orders", "Commandes", "clipboard-list", ""),
    ("deliveries", "Livraisons", "truck", ""),
    ("invoices", "Factures", "receipt", ""),
    ("appointments", "Rendez-vous", "calendar", ""),
    ("aftersales", "SAV", "tool", ""),
    ("import", "Importer et exporter", "file-import", "settings"),
    ("settings", "Réglages", "settings", "settings"),
)
_ON_PHONE = {"home", "clients", "quotes", "appointments"}


def _shell() -> dict[str, Any]:
    """A full menu whatever apps are installed."""
    items = [
        MenuItem(code, label, "ui:style_soon", icon, group=group, mobile=code in _ON_PHONE)
        for code, label, icon, group in _MENU
    ]
    entries = [Entry(item, "/style/bientot/", item.code == "clients") for item in items]
    return {
        "shell_menu": entries,
        "shell_create": "/style/formulaire/",
        "shell_search": {"list": "/style/liste/", "suggest": "/style/suggestions/"},
    }


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, f"ui/style/{template}.html", {**_shell(), **context}, status=status)


def pieces(request: HttpRequest) -> HttpResponse:
    invalid = contents.ClientForm({"kind": "company", "email": "contact@legoff", "siren": "000 100 55"})
    if request.GET.get("messages"):
        messages.success(request, "Menuiserie Le Goff est désactivé.", extra_tags="undo:/style/")
        messages.error(request, "Le numéro C00412 vient d’être pris par une autre fiche.")
        messages.info(request, "L’export de 5 000 clients est prêt.")
    context = {
        "invalid": invalid,
        "events": contents.events(),
        "tabs": contents.TABS,
        "alikes": contents.ALIKES,
        "figures": contents.FIGURES,
        "details": contents.details(),
        "long_name": contents.LONG_NAME,
        "tones": [
            ("Client", "ok"),
            ("Prospect", "info"),
            ("À relancer", "warn"),
            ("En retard", "bad"),
            ("Désactivé", "neutral"),
        ],
        "amounts": [Decimal("18240"), Decimal("-1234.5"), Decimal("0"), Decimal("1284905.8")],
    }
    return _page(request, "pieces", context)


def record(request: HttpRequest) -> HttpResponse:
    context = {
        "events": contents.events(),
        "tabs": contents.TABS,
        "figures": contents.FIGURES,
        "details": contents.details(),
    }
    return _page(request, "record", context)


def listing(request: HttpRequest) -> HttpResponse:
    clients = [] if request.GET.get("q") == "introuvable" else contents.CLIENTS
    return _page(request, "list", {"clients": clients, "q": request.GET.get("q", ""), "sort": "name"})


def form(request: HttpRequest) -> HttpResponse:
    """The client form: refused for a wrong e-mail, else back to the list."""
    bound = contents.ClientForm(request.POST or None)
    addresses = contents.AddressFormSet(request.POST or None, prefix="addresses")
    if request.method == "POST" and bound.is_valid() and addresses.is_valid():
        messages.success(request, f"{bound.cleaned_data['name']} est enregistré.")
        return listing(request)
    return _page(request, "form", {"form": bound, "addresses": addresses}, 422 if bound.is_bound else 200)


def suggestions(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("q", "").lower()
    found = [client for client in contents.CLIENTS if wanted in " ".join(client).lower()]
    return render(request, "ui/style/suggestions.html", {"clients": found})


def communes(request: HttpRequest) -> JsonResponse:
    pasted, wanted = request.GET.get("paste"), request.GET.get("q", "").lower()
    if pasted:
        street, _, rest = pasted.partition(" 56100 ")
        return JsonResponse({"street": street, "postcode": "56100" if rest else "", "city": rest})
    found = [one for one in contents.COMMUNES if wanted and (one["postcode"] + one["name"].lower()).find(wanted) >= 0]
    return JsonResponse({"results": found})


def lookalikes(request: HttpRequest) -> HttpResponse:
    alikes = contents.ALIKES if "goff" in request.POST.get("name", "").lower() else []
    return render(request, "ui/lookalikes.html", {"alikes": alikes})


@require_POST
def trial(request: HttpRequest, status: int) -> HttpResponse:
    """What htmx does with each kind of answer: a fragment, a refused form, a breakdown, a message."""
    if status == 500:
        return views.server_error(request)
    if status == 204:
        messages.success(request, "Rangé sans changer de page.", extra_tags="undo:/style/")
        return render(request, "ui/toasts.html", {"oob": True})
    return HttpResponse(f"<p>Réponse {status} posée dans la page.</p>", status=status)


def error(request: HttpRequest, status: int) -> HttpResponse:
    pages: dict[int, Callable[[HttpRequest], HttpResponse]] = {
        400: views.bad_request,
        403: views.forbidden,
        404: views.not_found,
        419: views.csrf_failure,
        500: views.server_error,
    }
    return pages[status](request)
