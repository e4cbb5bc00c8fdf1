"""What helps while typing: suggestions of the search box, look-alikes above the form."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from carnet import matching
from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.clients import finding, likeness
from carnet.clients import lookalikes as alike
from carnet.clients.checks import CHECKS
from carnet.clients.forms.record_form import RecordForm
from carnet.clients.models.client import Client
from carnet.clients.presenting import shown
from carnet.clients.record import EMPTY, Record
from carnet.kernel.numbers import whole
from carnet.search.sources import numbered

SUGGESTIONS = 8
NAMESAKES = 4


@right("clients.view")
@require_GET
def suggest(request: Request) -> HttpResponse:
    """Options of the search box for `?q=`; `?pour=choix` for a picker of a form: active clients only."""
    query = request.GET.get("q", "").replace("\x00", "")[:200]
    picker = request.GET.get("pour") == "choix"
    results = finding.search(query, request.user, limit=SUGGESTIONS, active_only=picker)
    clients = Client.objects.visible_to(request.user).in_bulk([hit.id for hit in results.hits])
    hits = [(clients[hit.id], hit.why_text) for hit in results.hits if hit.id in clients]
    documents = [] if picker else numbered(query, request.user)
    context = {
        "hits": hits,
        "documents": documents,
        "query": query,
        "rescued": "" if documents else results.rescued,
        "picker": picker,
    }
    return render(request, "clients/_suggestions.html", context)


@right("clients.add")
@require_POST
def lookalikes(request: Request) -> HttpResponse:
    """Who looks like what is typed so far, and what the apps have to say of it. Writes nothing."""
    record = RecordForm(request.POST, user=request.user).partial()
    own = _own_id(request)
    found: list[alike.Lookalike] = []
    if record.get("name") or record["phones"] or record["emails"] or record.get("siren"):
        known = matching.prepare(likeness.party({**EMPTY, **record}))
        exclude = {own} | alike.told_distinct(own) if own else set()
        found = alike.find(known, exclude=exclude)
    told = {one.client_id for one in found}
    context = {
        "lookalikes": shown(found, request.user),
        "namesakes": [] if own else _namesakes(request.user, record, told),
        "remarks": [sentence for check in CHECKS.in_use() for sentence in check.say(record, request.user)],
        "editing": own,
        "dialog": "dialog" in request.POST,
    }
    return render(request, "clients/_lookalikes.html", context)


def _namesakes(user: User, record: Record, told: set[int | None]) -> list[Client]:
    """Existing clients of the name being typed, whom nothing else yet tells to be the same."""
    name = f"{record.get('name', '')} {record.get('first_name', '')}".strip()
    if len(name) < 3:
        return []
    hits = [hit.id for hit in finding.search(name, user, limit=NAMESAKES + len(told)).hits if hit.id not in told]
    clients = Client.objects.visible_to(user).in_bulk(hits[:NAMESAKES])
    return [clients[pk] for pk in hits[:NAMESAKES] if pk in clients]


def _own_id(request: Request) -> int:
    return whole(request.POST.get("client_id", "")) or 0
