"""Whom the lines of a file meet: by their numbers, their names, their salespeople."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients.lookalikes import Lookalike
from carnet.clients.models.client import Client, Status
from carnet.clients.record import Record
from carnet.exchange.row import Converted
from carnet.kernel.text import fold

LONGEST_NUMBER = 40
UNSEEN = "une fiche supprimée ou que vous ne pouvez pas voir"


class Salespeople:
    """By name in either order, by identifier."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}
        for user in User.objects.salespeople():
            self._found[_key(user.name)] = self._found[_key(user.username)] = user.pk

    def find(self, name: str) -> int | None:
        return self._found.get(_key(name))


def _key(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def draft_of(converted: Converted, salespeople: Salespeople) -> Record:
    """What a line asks for, as a draft of the acts."""
    record = dict(converted.record)
    if converted.number:
        record["number"] = converted.number
        # Who bears a number in the other program is a client there, unless it says otherwise.
        record.setdefault("status", Status.CLIENT.value)
    if converted.salesperson:
        if found := salespeople.find(converted.salesperson):
            record["salesperson"] = found
        else:
            note = f"commercial « {converted.salesperson} » inconnu : fiche sans commercial"
            if note not in converted.notes:
                converted.notes.append(note)
    return record


def named(record: Mapping[str, Any]) -> str:
    return fold(" ".join(str(record.get(name) or "") for name in ("name", "first_name", "trade_name")))


def agree(one: str, other: str) -> bool:
    """Two records of one number whose names share a word are one client."""
    return any(len(word) > 1 for word in set(one.split()) & set(other.split()))


def is_clear(alike: list[Lookalike]) -> bool:
    """One look-alike, or one that is certain when the others are not: completing the wrong client is worse than none."""
    return len(alike) == 1 or (alike[0].verdict.certain and not alike[1].verdict.certain)


@dataclass
class Met:
    """The clients that a batch meets, in one query; one that the actor may not see is not named."""

    borne: dict[str, int] = field(default_factory=dict)  # number → client
    _clients: dict[int, Client] = field(default_factory=dict)
    _numbers: dict[int, str | None] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    @classmethod
    def by_number(cls, numbers: Collection[str], by: Actor) -> "Met":
        clients = list(Client.objects.filter(number__in=numbers)) if numbers else []
        met = cls({client.number or "": client.pk for client in clients}, {client.pk: client for client in clients})
        met._seen = _seen(met._clients, by)
        return met

    @classmethod
    def by_id(cls, ids: Collection[int], by: Actor, *, whole: bool) -> "Met":
        """`whole`: their names too, and not their numbers alone."""
        met = cls()
        if whole:
            met._clients = Client.objects.in_bulk(ids)
            met._numbers = {pk: client.number for pk, client in met._clients.items()}
            met._seen = _seen(met._clients, by)
        elif ids:
            met._numbers = dict(Client.objects.filter(pk__in=ids).values_list("pk", "number"))
        return met

    def is_seen(self, client_id: int) -> bool:
        return client_id in self._seen

    def called(self, client_id: int) -> str:
        return self._clients[client_id].display_name if client_id in self._seen else UNSEEN

    def names(self, client_id: int) -> str:
        return named(vars(self._clients[client_id]))

    def number(self, client_id: int) -> str:
        return self._numbers.get(client_id) or ""


def _seen(ids: Collection[int], by: Actor) -> set[int]:
    if not ids:
        return set()
    clients = Client.objects.filter(pk__in=ids)
    clients = clients.visible_to(by.user) if by.user else clients.filter(deleted_at=None)
    return set(clients.values_list("pk", flat=True))
