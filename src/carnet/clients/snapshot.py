"""Records read from the base, many at a time, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from carnet.clients.models.client import Client, Tag
from carnet.clients.models.parts import Address, Contact, Email, Phone
from carnet.clients.record import PARTS, PEOPLE, RELATED, SCALARS, STATE, Record

PART_MODELS: dict[str, Any] = {
    "addresses": Address,
    "phones": Phone,
    "emails": Email,
    "contacts": Contact,
}
COLUMNS = [f"{name}_id" if name in (*PEOPLE, *RELATED) else name for name in (*SCALARS, *STATE)]
NAMES = [*SCALARS, *STATE]


def records(ids: Iterable[int]) -> dict[int, Record]:
    """The whole record of each client, by id, as it stands."""
    wanted = list(ids)
    found = {
        row[0]: dict(zip(NAMES, map(_plain, row[1:]), strict=True))
        for row in Client.objects.filter(pk__in=wanted).values_list("pk", *COLUMNS)
    }
    for part, model in PART_MODELS.items():
        rows = _rows(part, model, wanted)
        for pk, record in found.items():
            record[part] = rows[pk]
    tags = defaultdict(list)
    links = Client.tags.through.objects.filter(client_id__in=wanted)
    for pk, name in links.values_list("client_id", "tag__name"):
        tags[pk].append(name)
    for pk, record in found.items():
        record["tags"] = sorted(tags[pk])
    return found


def _rows(part: str, model: Any, ids: list[int]) -> dict[int, list[Record]]:
    fields = ["id", *PARTS[part][1]]
    rows: dict[int, list[Record]] = defaultdict(list)
    for owner, *values in (
        model._default_manager.filter(client_id__in=ids).order_by("position", "pk").values_list("client_id", *fields)
    ):
        rows[owner].append(dict(zip(fields, values, strict=True)))
    return rows


def _plain(value: Any) -> Any:
    """As JSON holds it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def tag_ids(names: Iterable[str]) -> dict[str, int]:
    """The key of each tag, made when it is new."""
    wanted = set(names)
    found = dict(Tag.objects.filter(name__in=wanted).values_list("name", "pk"))
    if missing := sorted(wanted - found.keys()):
        Tag.objects.bulk_create([Tag(name=name) for name in missing], ignore_conflicts=True)
        found |= dict(Tag.objects.filter(name__in=missing).values_list("name", "pk"))
    return found
