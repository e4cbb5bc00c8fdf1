"""What the client file shows on the home page."""

from typing import Any

from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients.models.callback import Callback
from carnet.clients.models.client import Client
from carnet.clients.models.history import Event

RECENT = 8
PROMISED = 200  # nobody promises more


def erasures(user: User) -> dict[str, Any] | None:
    """Rights to be forgotten, the most urgent first; nothing to show when there is none."""
    due = list(Client.objects.visible_to(user).filter(erasure_due__isnull=False).order_by("erasure_due", "pk")[:RECENT])
    return {"clients": due, "today": timezone.localdate()} if due else None


def callbacks(user: User) -> dict[str, Any] | None:
    """Those that this person promised to call back, late ones first."""
    waiting = Callback.objects.visible_to(user).filter(person=user).waiting().select_related("client")
    found = list(waiting[:PROMISED])
    return {"callbacks": found[:RECENT], "rest": found[RECENT:]} if found else None


def recent(user: User) -> dict[str, Any]:
    """The clients last changed that this person may see."""
    return {"clients": list(Client.objects.visible_to(user).active().order_by("-updated_at", "-pk")[:RECENT])}


def mine(user: User) -> dict[str, Any] | None:
    """What this person wrote last: one goes back to where one was."""
    events = Event.objects.filter(user=user).order_by("-pk").values_list("client_id", flat=True)[:60]
    ids = list(dict.fromkeys(events))[:RECENT]
    found = Client.objects.visible_to(user).in_bulk(ids)
    clients = [found[pk] for pk in ids if pk in found]
    return {"clients": clients} if clients else None
