"""A record as a browser posts it from the form."""

from typing import Any

from carnet.clients.record import EMPTY, PARTS, SCALARS, Record


def posted(record: Record, **changes: Any) -> dict[str, Any]:
    whole = {**EMPTY, **record}
    data = {name: whole[name] for name in SCALARS if whole[name] not in (None, "", False)}
    if whole["tags"]:
        data["tags"] = ", ".join(whole["tags"])
    for part, (_, names) in PARTS.items():
        rows = whole[part]
        data[f"{part}-TOTAL_FORMS"] = len(rows)
        data[f"{part}-INITIAL_FORMS"] = sum("id" in row for row in rows)
        for at, row in enumerate(rows):
            data |= {f"{part}-{at}-{name}": row[name] for name in ("id", *names) if row.get(name)}
    return data | changes
