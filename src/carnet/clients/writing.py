"""The one way a record is written: rows, change set, events, search tokens and match keys in one transaction.

Only the acts of models/acts.py call it. One client or ten thousand: the same statements, in bulk.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction

from carnet import matching
from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients import derive
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.naming import sort_name
from carnet.clients.record import EMPTY, PARTS, PEOPLE, RELATED, SCALARS, STATE, Diff, Record, difference, merged
from carnet.clients.snapshot import PART_MODELS, records, tag_ids
from carnet.kernel.among import Among
from carnet.kernel.prepared import Prepared
from carnet.kernel.rows import Table, set_columns

_DERIVED = ("sort_name", "department", "city", "postcode", "main_phone", "main_email")
_CLIENTS = Table(Client, [*SCALARS, *STATE, *_DERIVED, "version", "created_at", "updated_at"])
_PARTS = {part: Table(model, ["client", "position", *PARTS[part][1]]) for part, model in PART_MODELS.items()}
_BACK = {part: Table(model, ["id", "client", "position", *PARTS[part][1]]) for part, model in PART_MODELS.items()}
_LINKS = Table(Client.tags.through, ["client", "tag"], conflict="DO NOTHING")
_SETS = Table(ChangeSet, ["act", "source", "user", "job", "at", "undoes"])
_EVENTS = Table(Event, ["client", "code", "data", "change_set", "user", "at"])


def open_change_set(act: str, by: Actor, undoes: ChangeSet | None = None) -> ChangeSet:
    opened = ChangeSet(act=act, source=by.source, user=by.user, job_id=by.job_id, at=by.now(), undoes=undoes)
    signed = (opened.act, opened.source, opened.user_id, opened.job_id, opened.at, opened.undoes_id)
    (opened.pk,) = _SETS.insert([signed], keys=True)
    opened._state.adding = False
    opened._state.db = DEFAULT_DB_ALIAS
    return opened


def add_events(change_set: ChangeSet, lines: Iterable[tuple[int, str, dict[str, Any]]]) -> None:
    """One event a line (client id, code, data), signed as its change set.

    A diff names people and clients by id: their names of today are kept beside it, since a past line never changes.
    """
    lines = list(lines)
    _keep_names([data for _, _, data in lines if "diff" in data])
    signed = (change_set.pk, change_set.user_id, change_set.at)
    _EVENTS.insert([(client_id, code, data, *signed) for client_id, code, data in lines])


def _keep_names(data: list[dict[str, Any]]) -> None:
    users: set[int] = set()
    clients: set[int] = set()
    for one in data:
        for name in (*PEOPLE, *RELATED):
            (users if name in PEOPLE else clients).update(pk for pk in one["diff"].get(name, ()) if pk)
    if not users and not clients:
        return
    names = {user.pk: str(user) for user in _people(users)}
    labels = {client.pk: client.display_name for client in Client.objects.filter(pk__in=clients)} if clients else {}
    for one in data:
        kept = {
            name: {str(pk): (names if name in PEOPLE else labels).get(pk, "") for pk in one["diff"][name] if pk}
            for name in (*PEOPLE, *RELATED)
            if name in one["diff"]
        }
        if kept:
            one["names"] = kept


_PERSON = Prepared(lambda key: User.objects.filter(pk=key))


def _people(keys: set[int]) -> list[User]:
    if len(keys) > 2:
        return list(User.objects.filter(pk__in=keys))
    return [person for key in sorted(keys) for person in _PERSON(key)]


def insert(
    drafts: Sequence[Record], change_set: ChangeSet, known: Sequence[matching.Prepared] | None = None
) -> list[int]:
    """Write new clients. Returns their keys, in the order of the drafts. `known`: they are whole, and prepared already."""
    now, empty = change_set.at, _empty()
    whole = [merged(empty, draft) if known is None else {**empty, **draft} for draft in drafts]
    keys = _CLIENTS.insert([[*_columns(record).values(), 1, now, now] for record in whole], keys=True)
    after = dict(zip(keys, whole, strict=True))
    for part in PARTS:
        _insert_rows(part, [(pk, row, i) for pk, record in after.items() for i, row in enumerate(record[part])])
    _insert_tags([(pk, name) for pk, record in after.items() for name in record["tags"]])
    add_events(
        change_set, ((pk, "client.created", {"diff": difference(empty, record)}) for pk, record in after.items())
    )
    derive.refresh(after, new=True, known=None if known is None else dict(zip(keys, known, strict=True)))
    return list(after)


def _empty() -> Record:
    return {**EMPTY, **dict.fromkeys(STATE), "inactive_reason": "", "inactive_note": ""}


def update(wanted: Mapping[int, Record], before: Mapping[int, Record], change_set: ChangeSet) -> dict[int, Diff]:
    """Bring each client from its record `before` to the one wanted. The caller holds the rows and writes the events."""
    diffs = {pk: diff for pk, after in wanted.items() if (diff := difference(before[pk], after))}
    if not diffs:
        return {}
    _update_columns({pk: wanted[pk] for pk in diffs}, diffs, change_set.at)
    for part in PARTS:
        _update_rows(part, wanted, before, diffs)
    _update_tags(diffs)
    derive.refresh({pk: wanted[pk] for pk in diffs}, new=False)
    return {pk: difference(before[pk], wanted[pk]) for pk in diffs}


def locked_records(ids: Iterable[int]) -> dict[int, Record]:
    """The records, their rows held until the end of the transaction (in one order: no deadlock)."""
    assert transaction.get_connection().in_atomic_block
    wanted = sorted(set(ids))
    if transaction.get_connection().features.has_select_for_update:
        _hold(wanted)
    return records(wanted)


_HOLD_ONE = Prepared(lambda client: Client.objects.select_for_update().filter(pk=client).values_list("pk"))


def _hold(ids: Sequence[int]) -> None:
    if len(ids) == 1:
        _HOLD_ONE(ids[0])
    else:
        list(Client.objects.select_for_update().filter(Among("pk", ids)).order_by("pk").values_list("pk"))


def _columns(record: Record) -> dict[str, Any]:
    """In the order of _CLIENTS."""
    columns = {name: record.get(name) for name in _NAMES}
    for name in _DATED:
        columns[name] = _value(name, columns[name])
    return columns | derived_columns(record)


_NAMES = (*SCALARS, *STATE)
_DATED = ("birth_date", "erasure_due", "inactive_at", "deleted_at")


def _value(name: str, value: Any) -> Any:
    if name in {"birth_date", "erasure_due"} and isinstance(value, str):
        return date.fromisoformat(value) if value else None
    if name in {"inactive_at", "deleted_at"} and isinstance(value, str):
        return datetime.fromisoformat(value) if value else None
    return value


@dataclass
class _Named:
    kind: str
    civility: str
    name: str
    first_name: str
    partner_name: str
    partner_first_name: str


def naming(record: Record) -> _Named:
    return _Named(*(record[name] for name in _Named.__annotations__))


def derived_columns(record: Record) -> dict[str, Any]:
    """What lists show and sort by: from the first address, telephone and e-mail."""
    address = record["addresses"][0] if record["addresses"] else {}
    return {
        "sort_name": sort_name(naming(record)),
        "department": derive.department(address),
        "city": address.get("city", ""),
        "postcode": address.get("postcode", ""),
        "main_phone": record["phones"][0]["number"] if record["phones"] else "",
        "main_email": record["emails"][0]["address"] if record["emails"] else "",
    }


def refresh_columns(found: Mapping[int, Record]) -> None:
    """Bring the columns of lists in line with the records, without a version nor a line: nothing a person typed changes."""
    for pk, record in found.items():
        Client.objects.filter(pk=pk).update(**derived_columns(record))


def _update_columns(after: Mapping[int, Record], diffs: Mapping[int, Diff], at: datetime) -> None:
    """One statement for each distinct set of values: a reassignment of 10,000 clients is one UPDATE a batch."""
    groups: dict[tuple[Any, ...], tuple[dict[str, Any], list[int]]] = {}
    for pk, diff in diffs.items():
        changed = {name for name in diff if name in SCALARS or name in STATE}
        values = {name: _value(name, after[pk][name]) for name in sorted(changed)}
        if changed & {"kind", "name", "first_name"} or diff.keys() & PARTS.keys():
            values |= derived_columns(after[pk])
        key = tuple(sorted((name, str(value)) for name, value in values.items()))
        groups.setdefault(key, (values, []))[1].append(pk)
    for values, keys in groups.values():
        set_columns(Client, values | {"updated_at": at}, keys, counted="version")


def _insert_rows(part: str, rows: list[tuple[int, Record, int]]) -> None:
    names = PARTS[part][1]
    # Rows put back by an undo keep their key; the base gives one to the others.
    back, new = [one for one in rows if one[1].get("id")], [one for one in rows if not one[1].get("id")]
    _BACK[part].insert([(row["id"], owner, at, *(row[name] for name in names)) for owner, row, at in back])
    keys = _PARTS[part].insert([(owner, at, *(row[name] for name in names)) for owner, row, at in new], keys=True)
    for (_, row, _), key in zip(new, keys, strict=True):
        row["id"] = key


def _update_rows(
    part: str, wanted: Mapping[int, Record], before: Mapping[int, Record], diffs: Mapping[int, Diff]
) -> None:
    new: list[tuple[int, Record, int]] = []
    changed: list[tuple[int, list[Any]]] = []
    gone: list[int] = []
    for pk, diff in diffs.items():
        changes = diff.get(part, ())
        places = {row["id"]: place for place, row in enumerate(before[pk][part])}
        gone += [change["id"] for change in changes if change["now"] is None]
        touched = {change["id"] for change in changes if change["was"] and change["now"]}
        for position, row in enumerate(wanted[pk][part]):
            if row.get("id") not in places:
                new.append((pk, row, position))
            # A row that others came before moves with them: the first one is that of the lists.
            elif row["id"] in touched or places[row["id"]] != position:
                changed.append((row["id"], [pk, position, *(row[name] for name in PARTS[part][1])]))
    if gone:
        PART_MODELS[part]._default_manager.filter(pk__in=gone).delete()
    if changed:
        _PARTS[part].update(changed)
    if new:
        _insert_rows(part, new)


def _insert_tags(links: list[tuple[int, str]]) -> None:
    if links:
        keys = tag_ids(name for _, name in links)
        _LINKS.insert([(pk, keys[name]) for pk, name in links])


def _update_tags(diffs: Mapping[int, Diff]) -> None:
    added = []
    for pk, diff in diffs.items():
        if "tags" in diff:
            old, new = (set(names) for names in diff["tags"])
            added += [(pk, name) for name in sorted(new - old)]
            if old - new:
                Client.tags.through.objects.filter(client_id=pk, tag__name__in=old - new).delete()
    _insert_tags(added)
