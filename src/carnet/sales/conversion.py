"""A prospect becomes a client by a document, and a prospect again when nothing justifies it any more."""

from typing import Any

from carnet.accounts.actor import Actor
from carnet.clients.models import Client, Status
from carnet.sales.actions import JUSTIFICATIONS


def make_client(client: Client, *, by: Actor, document: Any, what: str) -> None:
    """Inside the act that accepts: nothing when they are a client already. `what`: "devis DV-2026-0142"."""
    if client.status == Status.PROSPECT:
        Client.convert([client.pk], by=by, cause={"text": what, "kind": document.kind, "document": document.pk})


def unmake_client(client: Client, *, by: Actor, what: str) -> None:
    """Inside the act that cancels, after the document changed: back to prospect if nothing else justifies a client.

    Only what a document made is unmade: who was made a client by hand stays one.
    """
    from carnet.clients.models import Event

    if any(one.exists(client.pk) for one in JUSTIFICATIONS):
        return
    last = Event.objects.filter(client=client, code="client.converted").order_by("-id").first()
    if client.status == Status.CLIENT and last and "document" in last.data.get("cause", {}):
        Client.revert([client.pk], by=by, cause={"text": what})
