"""The page of one client: who it is, what happened, the tabs that apps plug in."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients import asking
from carnet.clients.forms.life import NoteForm
from carnet.clients.models.client import Client
from carnet.clients.reading import EventFilter, timeline
from carnet.clients.tabs import BUTTONS, FIGURES, TABS, Tab
from carnet.clients.timeline import GROUPS
from carnet.clients.views.found import client_for
from carnet.ui.shell import allowed


@right("clients.view")
@require_GET
def show(request: Request, client_id: int, tab: str = "") -> HttpResponse:
    if tab and (not TABS.is_on(tab) or not allowed(request.user, TABS[tab].right)):
        raise Http404
    return client_page(request, client_for(request, client_id, parts=True), current=TABS[tab] if tab else None)


def client_page(
    request: Request, client: Client, *, current: Tab | None = None, note: NoteForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a client with its parts, opened at a tab, at the events without one; `note`: one that was refused, shown again."""
    tabs, figures = asking.told(
        client,
        [entry for entry in TABS.in_use() if allowed(request.user, entry.right)],
        [entry for entry in FIGURES.in_use() if allowed(request.user, entry.right)],
    )
    context = {
        "client": client,
        "tabs": tabs,
        "current": current,
        "seen_relations": _seen_relations(request, client),
        "buttons": [
            (entry, entry.url(client))
            for entry in BUTTONS.in_use()
            if allowed(request.user, entry.right) and (client.is_active or entry.for_inactive)
        ],
        "figures": figures,
    }
    context |= current.context(client) if current else _events(request, client, note or NoteForm(user=request.user))
    return render(request, "clients/page.html", context, status=status)


def _seen_relations(request: Request, client: Client) -> set[int]:
    """The related clients that the person may open; the others are named without link."""
    related = {pk for pk in (client.syndic_id, client.payer_id) if pk}
    if not related:
        return set()
    return set(Client.objects.visible_to(request.user).filter(pk__in=related).values_list("pk", flat=True))


def _events(request: Request, client: Client, note: NoteForm) -> dict[str, object]:
    criteria = EventFilter.read(request.GET)
    return {
        "timeline": timeline(client, criteria),
        "filter": criteria,
        "note_form": note,
        "event_groups": GROUPS.items(),
        "callbacks": asking.callbacks(client),
    }


@right("clients.view")
@require_GET
def by_number(request: Request, number: str) -> HttpResponse:
    """A number leads to its client; that of a duplicate to the client that was kept."""
    client = get_object_or_404(Client.objects.visible_to(request.user), number__iexact=number[:40])
    kept = client.replaced_by
    if kept is not None and Client.objects.visible_to(request.user).filter(pk=kept.pk).exists():
        return redirect("clients:page", kept.pk)
    return redirect("clients:page", client.pk)
