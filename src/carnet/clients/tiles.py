"""What the client file shows on the home page."""

from typing import Any

from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients.models.callback import Callback
from carnet.clients.models.client import Client
from carnet.clients.models.history import Event
from carnet.clients.seen import SeenBy
from carnet.kernel.prepared import Prepared

RECENT = 8
PROMISED = 200  # nobody promises more
WROTE = 60  # events read to find the clients one wrote about

_SEEN = Client.objects.visible_to
_DUE = SeenBy(lambda user: _SEEN(user).filter(erasure_due__isnull=False).order_by("erasure_due", "pk")[:RECENT])
_CHANGED = SeenBy(lambda user: _SEEN(user).active().order_by("-updated_at", "-pk")[:RECENT])
_PROMISED = SeenBy(
    lambda user: Callback.objects.visible_to(user).filter(person=user.pk).waiting().select_related("client")[:PROMISED]
)
_WROTE = Prepared(lambda person: Event.objects.filter(user=person).order_by("-pk").values_list("client_id")[:WROTE])


def erasures(user: User) -> dict[str, Any] | None:
    """Rights to be forgotten, the most urgent first; nothing to show when there is none."""
    due = _DUE(user)
    return {"clients": due, "today": timezone.localdate()} if due else None


def callbacks(user: User) -> dict[str, Any] | None:
    """Those that this person promised to call back, late ones first."""
    found = _PROMISED(user, named=True)
    return {"callbacks": found[:RECENT], "rest": found[RECENT:]} if found else None


def recent(user: User) -> dict[str, Any]:
    """The clients last changed that this person may see."""
    return {"clients": _CHANGED(user)}


def mine(user: User) -> dict[str, Any] | None:
    """What this person wrote last: one goes back to where one was."""
    ids = list(dict.fromkeys(client for (client,) in _WROTE(user.pk)))[:RECENT]
    found = Client.objects.visible_to(user).in_bulk(ids) if ids else {}
    clients = [found[pk] for pk in ids if pk in found]
    return {"clients": clients} if clients else None
