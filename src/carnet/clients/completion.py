"""What another source knows of a client and the record lacks. Pure: nothing that is there is changed."""

from typing import Any

from carnet.clients.record import PARTS, SCALARS, Record, label
from carnet.kernel.text import fold


def completion(before: Record, draft: Record) -> Record:
    """The draft that completes a record."""
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


def in_words(before: Record, missing: Record) -> tuple[tuple[str, str], ...]:
    """What a completion adds, for the screen: (title, value)."""
    said: list[tuple[str, str]] = []
    for name, value in missing.items():
        if name in PARTS:
            known = [row for row in before[name] if row in value]
            said += [(label(name), _row_in_words(row)) for row in value if row not in known]
        elif name == "tags":
            said.append((label(name), ", ".join(sorted(set(value) - set(before["tags"])))))
        elif name == "salesperson":
            said.append((label(name), "repris du fichier"))
        else:
            said.append((label(name), str(value)[:200]))
    return tuple(said)


def _row_in_words(row: Record) -> str:
    return " ".join(str(value) for name, value in row.items() if value and name not in {"id", "role", "insee"})[:200]
