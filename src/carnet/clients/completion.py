"""What another source knows of a client and the record lacks. Pure: nothing that is there is changed."""

from typing import Any

from carnet.clients.record import PARTS, SCALARS, Record
from carnet.kernel.text import fold


def completion(before: Record, draft: Record) -> Record:
    """What the line knows and the record lacks. Nothing that is there is changed."""
    missing: Record = {
        name: draft[name]
        for name in SCALARS
        if name not in {"kind", "status", "name", "without_email"} and draft.get(name) and not before.get(name)
    }
    if set(draft.get("tags", ())) - set(before["tags"]):
        missing["tags"] = sorted({*before["tags"], *draft["tags"]})
    for part in PARTS:
        known = {_part_key(part, row) for row in before[part]}
        new = [row for row in draft.get(part, ()) if _part_key(part, row) not in known]
        # A second address may only be the first one badly written: added when there was none.
        if new and not (part == "addresses" and before[part]):
            missing[part] = [*before[part], *new]
    return missing


def _part_key(part: str, row: Record) -> Any:
    if part == "contacts":
        return frozenset(fold(f"{row.get('name', '')} {row.get('first_name', '')}").split())
    return row.get({"phones": "number", "emails": "address", "addresses": "street"}[part], "").lower()
