"""The list of clients, and its export."""

from collections.abc import Iterable
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients import cells
from carnet.clients.bulk import BULK_ACTS
from carnet.clients.listing import SORTS, STATES, Criteria, page
from carnet.clients.models.client import Kind, Status, Tag
from carnet.communes.engine import departments
from carnet.exchange import answering
from carnet.kernel.prepared import Prepared
from carnet.lists.shown import shown
from carnet.search.sources import numbered

_SELLERS = Prepared(lambda: User.objects.salespeople())
_TAGS = Prepared(lambda: Tag.objects.values_list("name")[:200])
NO_SELLER = (("", "Tous les commerciaux"), ("aucun", "Sans commercial"))


@right("clients.view")
@require_GET
def index(request: Request) -> HttpResponse:
    criteria = Criteria.read(request.GET)
    found = page(criteria, request.user)
    if criteria.query and len(found.clients) == 1 and "Enter" in request.GET.get("touche", ""):
        return redirect("clients:page", found.clients[0].pk)
    documents = numbered(criteria.query, request.user) if criteria.query else []
    if len(documents) == 1 and not found.clients and "Enter" in request.GET.get("touche", ""):
        return redirect(documents[0].url)
    lists = shown("clients", request.GET, request.user)
    bulk_acts = [act for act in BULK_ACTS.in_use() if request.user.has_perm(act.right)]
    context = {
        "page": found,
        "lists": lists,
        "rows": cells.rows(found.clients, lists.columns, boxes=bool(bulk_acts), why=bool(criteria.query)),
        "bulk_acts": bulk_acts,
        "criteria": criteria,
        "documents": documents,
        "filters": _filters(criteria),
    }
    return render(request, "clients/list.html", context)


def _filters(criteria: Criteria) -> list[tuple[str, str, SafeString]]:
    """The lists above the rows: name in the address, label, options."""
    sellers = [(str(person.pk), str(person)) for person in _SELLERS()]
    tags = [(tag, tag) for (tag,) in _TAGS()]
    sorts = [(code, sort.label) for code, sort in SORTS.items()]
    filters = [
        ("etat", "État", _options(criteria.state, STATES.items())),
        ("statut", "Statut", _options(criteria.status, [("", "Tous les statuts"), *Status.choices])),
        ("type", "Type", _options(criteria.kind, [("", "Tous les types"), *Kind.choices])),
        ("commercial", "Commercial", _options(criteria.salesperson, [*NO_SELLER, *sellers])),
        ("departement", "Département", _departments(criteria.department)),
        ("etiquette", "Étiquette", _options(criteria.tag, [("", "Toutes les étiquettes"), *tags]) if tags else None),
        ("tri", "Tri", _options(criteria.sort, [("", "Tri habituel"), *sorts])),
    ]
    return [(name, label, options) for name, label, options in filters if options is not None]


def _options(chosen: str, choices: Iterable[tuple[str, str]]) -> SafeString:
    """Written here as the rows are: their end tags are not asked for by HTML, nor a value that is the text."""
    return format_html_join(
        "",
        "<option{}{}>{}",
        (
            (
                format_html(' value="{}"', code) if code != text else "",
                SafeString(" selected") if code == chosen else "",
                text,
            )
            for code, text in choices
        ),
    )


@lru_cache(maxsize=256)
def _departments(chosen: str) -> SafeString:
    """A hundred: their text begins with the code, which is what is read of it."""
    texts = {one.code: f"{one.code} {one.name}" for one in departments()}
    return _options(texts.get(chosen, ""), [("", "Tous les départements"), *((text, text) for text in texts.values())])


@right("clients.export")
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    """The list as it is seen, or with every column: at once when it is short, as a job when it is long."""
    criteria = Criteria.read(request.POST if request.method == "POST" else request.GET)
    return answering.export(
        request,
        "clients",
        criteria,
        f"{reverse('clients:list')}?{criteria.address()}",
        formats=answering.every_format(),
        every="Pour réimporter, ici ou ailleurs",
    )
