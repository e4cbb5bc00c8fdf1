"""The list of clients, and its export."""

from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients import cells
from carnet.clients.bulk import BULK_ACTS
from carnet.clients.listing import SORTS, STATES, Criteria, page
from carnet.clients.models.client import Kind, Status, Tag
from carnet.communes.engine import departments
from carnet.exchange import answering
from carnet.lists.shown import shown
from carnet.search.sources import numbered


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
        "statuses": Status.choices,
        "kinds": Kind.choices,
        "states": STATES.items(),
        "sorts": [(code, sort.label) for code, sort in SORTS.items()],
        "salespeople": User.objects.salespeople(),
        "departments": _departments(criteria.department),
        "tags": Tag.objects.all()[:200],
    }
    return render(request, "clients/list.html", context)


@lru_cache(maxsize=256)
def _departments(chosen: str) -> SafeString:
    """The options of the filter, without what HTML does not ask for: they are a hundred."""
    return format_html_join(
        "",
        "<option value={0}{1}>{0} {2}",
        ((one.code, " selected" if one.code == chosen else "", one.name) for one in departments()),
    )


@right("clients.export")
@require_POST
def export(request: Request) -> HttpResponse:
    """The list as it is seen, in a file: at once when it is short, as a job when it is long."""
    criteria = Criteria.read(request.POST)
    back = f"{reverse('clients:list')}?{criteria.address()}"
    return answering.export(request, "clients", criteria.address(), back=back)
