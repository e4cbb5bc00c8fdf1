"""Records read from the base, many at a time, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from carnet.clients.models.client import Client, Tag
from carnet.clients.models.parts import Address, Contact, Email, Phone
from carnet.clients.record import PARTS, SCALARS, STATE, Record
from carnet.kernel.rows import Table

PART_MODELS: dict[str, Any] = {
    "addresses": Address,
    "phones": Phone,
    "emails": Email,
    "contacts": Contact,
}
NAMES = [*SCALARS, *STATE]

_CLIENTS = Table(Client, ["id", *NAMES])
_PARTS = {part: Table(model, ["client", "id", *PARTS[part][1]]) for part, model in PART_MODELS.items()}
_LINKS = Table(Client.tags.through, ["client", "tag"])


def records(ids: Iterable[int]) -> dict[int, Record]:
    """The whole record of each client, by id, as it stands."""
    wanted = list(ids)
    found = {row[0]: dict(zip(NAMES, row[1:], strict=True)) for row in _CLIENTS.read("id", wanted)}
    for part in PARTS:
        rows = _rows(part, wanted)
        for pk, record in found.items():
            record[part] = rows[pk]
    tags = _tags(wanted)
    for pk, record in found.items():
        record["tags"] = sorted(tags[pk])
    return found


def _tags(ids: list[int]) -> dict[int, list[str]]:
    links = list(_LINKS.read("client_id", ids))
    names = dict(Tag.objects.filter(pk__in={tag for _, tag in links}).values_list("pk", "name")) if links else {}
    tags: dict[int, list[str]] = defaultdict(list)
    for pk, tag in links:
        tags[pk].append(names[tag])
    return tags


def _rows(part: str, ids: list[int]) -> dict[int, list[Record]]:
    fields = ["id", *PARTS[part][1]]
    rows: dict[int, list[Record]] = defaultdict(list)
    for owner, *values in _PARTS[part].read("client_id", ids, ' ORDER BY "position", "id"'):
        rows[owner].append(dict(zip(fields, values, strict=True)))
    return rows


def tag_ids(names: Iterable[str]) -> dict[str, int]:
    """The key of each tag, made when it is new."""
    wanted = set(names)
    found = dict(Tag.objects.filter(name__in=wanted).values_list("name", "pk"))
    if missing := sorted(wanted - found.keys()):
        Tag.objects.bulk_create([Tag(name=name) for name in missing], ignore_conflicts=True)
        found |= dict(Tag.objects.filter(name__in=missing).values_list("name", "pk"))
    return found
