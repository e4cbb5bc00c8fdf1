"""The inverse of a change set, minus what was touched since."""

from collections.abc import Iterable

from django.db import transaction

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.clients import writing
from carnet.clients.models.acts import Changed, _held
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.portfolio import OF_A_TRANSFER
from carnet.clients.record import Diff, Record, inverse
from carnet.clients.timeline import EVENT_TYPES
from carnet.kernel.errors import Refused

# Besides changing the record, undoing asks for the right that the act asked for.
RIGHTS = {"salesperson": "clients.reassign", "inactive_reason": "clients.deactivate", "deleted_at": "clients.delete"}


def undo(change_set: ChangeSet, *, by: Actor) -> Changed:
    """Put back what an act changed, as a new line. Raises Refused when there is nothing to put back."""
    with transaction.atomic():
        change_set = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
        if ChangeSet.objects.filter(undoes=change_set).exists():
            raise Refused("Cette modification est déjà annulée.")
        if change_set.act in OF_A_TRANSFER:
            raise Refused("C’est un transfert de portefeuille : défaites-le depuis « Portefeuilles », en entier.")
        events = [event for event in change_set.events.order_by("pk") if EVENT_TYPES[event.code].undoable]
        if not events:
            raise Refused("Cette ligne ne peut pas être annulée.")
        if inverse := EVENT_TYPES[events[0].code].inverse:
            return Changed(change_set_id=inverse(events[0], by, change_set).pk)
        _require(events, by)
        return _invert(change_set, events, by)


def _require(events: Iterable[Event], by: Actor) -> None:
    require(by, "clients.change")
    for name, right in RIGHTS.items():
        if any(name in event.data.get("diff", {}) for event in events):
            require(by, right)
    if any(event.code == "client.created" for event in events):
        require(by, "clients.delete")


def _invert(change_set: ChangeSet, events: list[Event], by: Actor) -> Changed:
    binned = any(event.code == "client.deleted" for event in events)
    held = _held(Client, {event.client_id for event in events}, by, binned=binned)
    wanted: dict[int, Record] = {}
    result = Changed()
    for event in events:
        pk = event.client_id
        if event.code == "client.created":
            draft, touched = _uncreated(event, by)
        else:
            draft, touched = inverse(event.data["diff"], held[pk])
        if touched:
            result.kept[pk] = touched
        wanted[pk] = {**held[pk], **draft}
    undoing = writing.open_change_set("undo", by, undoes=change_set)
    result.change_set_id = undoing.pk
    result.diffs = writing.update(wanted, held, undoing)
    if not result.diffs:
        raise Refused("Rien n’a été annulé : tout a été modifié depuis. Corrigez la fiche à la main.")
    writing.add_events(
        undoing, [(pk, "client.undone", _data(pk, diff, result, change_set)) for pk, diff in result.diffs.items()]
    )
    return result


def _data(pk: int, diff: Diff, result: Changed, change_set: ChangeSet) -> dict[str, object]:
    return {"diff": diff, "kept": result.kept.get(pk, []), "of": change_set.at.isoformat(), "act": change_set.act}


def _uncreated(event: Event, by: Actor) -> tuple[Record, list[str]]:
    """A client that nobody touched since its creation goes to the bin; another stays."""
    from carnet.clients.deletion import hanging

    later = Event.objects.filter(client_id=event.client_id, pk__gt=event.pk).exclude(change_set=event.change_set_id)
    if later.exists() or hanging([event.client_id]):
        return {}, ["Fiche créée"]
    return {"deleted_at": by.now().isoformat()}, []
