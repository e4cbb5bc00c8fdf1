"""What `carnet verify` asks of the client file: do tokens, keys and lists' columns say what the record says?"""

from collections.abc import Iterator

from django.db import transaction

from carnet import matching
from carnet.clients import derive, writing
from carnet.clients.indexing import search_tokens
from carnet.clients.models.client import Client
from carnet.clients.models.derived import MatchKey, MatchProfile, SearchToken
from carnet.clients.models.history import Event
from carnet.clients.record import Record
from carnet.clients.snapshot import records
from carnet.search import index

BATCH = 1_000


def derived_agree(repair: bool) -> list[str]:
    """Each client whose derived data lie, by number; repaired when asked."""
    problems: list[str] = []
    for found in _batches():
        wrong = _wrong(found)
        if wrong and repair:
            with transaction.atomic():
                held = writing.locked_records(wrong)
                derive.refresh(held, new=False)
                writing.refresh_columns(held)
        elif wrong:
            numbers = dict(Client.objects.filter(pk__in=wrong).values_list("pk", "number"))
            problems += [
                f"Client {numbers[pk] or f'#{pk}'} : {what}. Réparez avec --repair." for pk, what in wrong.items()
            ]
    return problems


def _batches() -> Iterator[dict[int, Record]]:
    last = 0
    while keys := list(Client.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield records(keys)
        last = keys[-1]


def _wrong(found: dict[int, Record]) -> dict[int, str]:
    names = derive.related_names(found.values())
    wanted = {pk: search_tokens(record, names) for pk, record in found.items()}
    wrong = dict.fromkeys(index.check(SearchToken, wanted), "mots de recherche faux")
    prepared = derive.prepared(found, names)
    keys: dict[int, set[int]] = {pk: set() for pk in found}
    for pk, key in MatchKey.objects.filter(client_id__in=found).values_list("client_id", "key"):
        keys[pk].add(key)
    profiles = dict(MatchProfile.objects.filter(client_id__in=found).values_list("client_id", "data"))
    for pk in found:
        known = prepared.get(pk)
        if keys[pk] != (matching.keys(known) if known else set()) or profiles.get(pk) != (
            known.dumps() if known else None
        ):
            wrong.setdefault(pk, "clés de rapprochement fausses")
    for client in Client.objects.filter(pk__in=found):
        columns = writing.derived_columns(found[client.pk])
        if any(getattr(client, name) != value for name, value in columns.items()):
            wrong.setdefault(client.pk, "colonnes de liste fausses")
    return wrong


def histories_whole(repair: bool) -> list[str]:
    """Every client has the line of its creation; nothing repairs a history."""
    bare = Client.objects.exclude(pk__in=Event.objects.filter(code="client.created").values("client_id"))
    return [
        f"Client {number or f'#{pk}'} : aucune ligne de création."
        for pk, number in bare.values_list("pk", "number")[:100]
    ]
