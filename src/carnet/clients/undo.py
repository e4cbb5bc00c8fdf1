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


def undo(change_set: ChangeSet, *, by: Actor, within: int | None = None) -> Changed:
    """Put back what an act changed, as a new line. Raises Refused when there is nothing to put back.

    `within`: a job of which this act is one among many, undone together, the last first. What the job itself did
    later is no change made since; clients gone meanwhile are told in `kept`; nothing to put back is no refusal.
    """
    with transaction.atomic():
        change_set = held_to_undo(change_set)
        if change_set.act in OF_A_TRANSFER:
            raise Refused("C’est un transfert de portefeuille : défaites-le depuis « Portefeuilles », en entier.")
        events = [event for event in change_set.events.order_by("pk") if EVENT_TYPES[event.code].undoable]
        if not events:
            raise Refused("Cette ligne ne peut pas être annulée.")
        if inverse := EVENT_TYPES[events[0].code].inverse:
            return Changed(change_set_id=inverse(events[0], by, change_set).pk)
        _require(events, by)
        return _invert(change_set, events, by, within)


def held_to_undo(change_set: ChangeSet) -> ChangeSet:
    """Held until the end of the transaction: an act is undone once."""
    held = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
    if ChangeSet.objects.filter(undoes=held).exists():
        raise Refused("Cette modification est déjà annulée.")
    return held


def _require(events: Iterable[Event], by: Actor) -> None:
    require(by, "clients.change")
    for name, right in RIGHTS.items():
        if any(name in event.data.get("diff", {}) for event in events if event.code != "client.created"):
            require(by, right)
    if any(event.code == "client.created" for event in events):
        require(by, "clients.delete")


def _invert(change_set: ChangeSet, events: list[Event], by: Actor, within: int | None) -> Changed:
    result = Changed()
    # In the bin since this act: a deletion, or the undoing of a creation. (A creation itself tells no date of deletion.)
    binned = any(event.data.get("diff", {}).get("deleted_at", (None, None))[1] for event in events)
    ids = {event.client_id for event in events}
    if within is not None:
        gone = ids - seen(ids, by)
        result.kept = {pk: ["Fiche supprimée, ou que vous ne pouvez pas voir"] for pk in gone}
        events = [event for event in events if event.client_id not in gone]
        ids -= gone
    held = _held(Client, ids, by, binned=binned)
    touched_since = _touched_since([event for event in events if event.code == "client.created"], within)
    wanted: dict[int, Record] = {}
    for event in events:
        pk = event.client_id
        if event.code == "client.created":
            draft, touched = ({}, ["Fiche créée"]) if pk in touched_since else (_uncreated(by, within), [])
        else:
            draft, touched = inverse(event.data["diff"], held[pk])
        if touched:
            result.kept[pk] = touched
        wanted[pk] = {**held[pk], **draft}
    undoing = writing.open_change_set("undo", by, undoes=change_set)
    result.change_set_id = undoing.pk
    result.diffs = writing.update(wanted, held, undoing)
    if not result.diffs and within is None:
        raise Refused("Rien n’a été annulé : tout a été modifié depuis. Corrigez la fiche à la main.")
    writing.add_events(
        undoing, [(pk, "client.undone", _data(pk, diff, result, change_set)) for pk, diff in result.diffs.items()]
    )
    return result


def _data(pk: int, diff: Diff, result: Changed, change_set: ChangeSet) -> dict[str, object]:
    return {"diff": diff, "kept": result.kept.get(pk, []), "of": change_set.at.isoformat(), "act": change_set.act}


def seen(ids: Iterable[int], by: Actor) -> set[int]:
    clients = Client.objects.filter(pk__in=list(ids))
    clients = clients.visible_to(by.user) if by.user else clients.filter(deleted_at=None)
    return set(clients.values_list("pk", flat=True))


def _uncreated(by: Actor, within: int | None) -> Record:
    """To the bin. The numbers that an import brought are free again: the same file may be imported once more."""
    gone: Record = {"deleted_at": by.now().isoformat()}
    return gone if within is None else {**gone, "number": None}


def _touched_since(created: list[Event], within: int | None) -> set[int]:
    """The clients that somebody touched after their creation, or on whom something hangs: they stay."""
    from carnet.clients.deletion import hanging

    first = {event.client_id: event.pk for event in created}
    if not first:
        return set()
    later = Event.objects.filter(client_id__in=first, pk__gt=min(first.values())).exclude(code="client.exported")
    later = later.exclude(change_set__in={event.change_set_id for event in created})
    if within is not None:
        later = later.exclude(change_set__job_id=within).exclude(change_set__undoes__job_id=within)
    touched = {pk for pk, key in later.values_list("client_id", "pk") if key > first[pk]}
    return touched | set(hanging(first))
