"""The record as it stood at the end of any day, read back from the history: the same diffs that undo puts back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from carnet.clients.models.client import Client
from carnet.clients.models.history import Event
from carnet.clients.naming import display_name
from carnet.clients.record import PARTS, SCALARS, STATE, Diff, Record, label
from carnet.clients.snapshot import records
from carnet.clients.wording import HIDDEN, one_line, shown
from carnet.clients.writing import naming


@dataclass(frozen=True)
class Past:
    """`rows`: (what it is called, what it said), in the order of the form; only what was filled in."""

    title: str
    rows: list[tuple[str, str]]
    later: int  # how many events changed the record since


def on(client: Client, day: date) -> Past | None:
    """The record at the end of that day; None when the client was not entered yet."""
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    events = list(Event.objects.filter(client=client, at__gte=end).order_by("-pk"))
    if any(event.code == "client.created" for event in events):
        return None
    record = records([client.pk])[client.pk]
    names = _names_of_today(client)
    changed = 0
    for event in events:
        if diff := event.data.get("diff"):
            changed += 1
            take_back(record, diff)
            for name, known in event.data.get("names", {}).items():
                names.setdefault(name, {}).update(known)
    return Past(display_name(naming(record)), list(_rows(record, names)), changed)


def as_rows(client: Client) -> list[tuple[str, str]]:
    """The record as it stands."""
    return list(_rows(records([client.pk])[client.pk], _names_of_today(client)))


def take_back(record: Record, diff: Diff) -> None:
    """Put in a record what a diff says it was before. Whatever happened since is taken back already."""
    for name, change in diff.items():
        if name not in PARTS:
            record[name] = change[0]
            continue
        rows = {row["id"]: row for row in record[name]}
        for row in change:
            if row["was"] is None:
                rows.pop(row["id"], None)
            else:
                rows[row["id"]] = {**rows.get(row["id"], {}), **row["was"], "id": row["id"]}
        record[name] = list(rows.values())


def _names_of_today(client: Client) -> dict[str, dict[str, str]]:
    related: dict[str, Any] = {
        name: getattr(client, name) for name in ("salesperson", "syndic", "payer", "replaced_by")
    }
    return {name: {str(one.pk): str(one)} for name, one in related.items() if one}


def _rows(record: Record, names: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    for name in ("number", *SCALARS, "tags", *(field for field in STATE if field != "number")):
        if name not in HIDDEN and record.get(name) and (text := shown(name, record[name], names)):
            yield label(name), text
        if name == "partner_first_name":
            for part in PARTS:
                yield from ((PARTS[part][0], text) for row in record[part] if (text := one_line(part, row)))
