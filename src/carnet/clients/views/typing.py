"""What helps while typing: suggestions of the search box, look-alikes above the form."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from carnet import matching
from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients import finding, likeness
from carnet.clients import lookalikes as alike
from carnet.clients.checks import CHECKS
from carnet.clients.forms.record_form import RecordForm
from carnet.clients.models.client import Client
from carnet.clients.presenting import shown
from carnet.clients.record import EMPTY

SUGGESTIONS = 8


@right("clients.view")
@require_GET
def suggest(request: Request) -> HttpResponse:
    """Options of the search box for `?q=`; `?pour=choix` for a picker of a form: active clients only."""
    query = request.GET.get("q", "").replace("\x00", "")[:200]
    picker = request.GET.get("pour") == "choix"
    results = finding.search(query, request.user, limit=SUGGESTIONS, active_only=picker)
    clients = Client.objects.visible_to(request.user).in_bulk([hit.id for hit in results.hits])
    hits = [(clients[hit.id], hit.why_text) for hit in results.hits if hit.id in clients]
    context = {"hits": hits, "query": query, "rescued": results.rescued, "picker": picker}
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
    context = {
        "lookalikes": shown(found, request.user),
        "remarks": [sentence for check in CHECKS for sentence in check.say(record, request.user)],
        "editing": own,
    }
    return render(request, "clients/_lookalikes.html", context)


def _own_id(request: Request) -> int:
    value = request.POST.get("client_id", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 18 else 0
