"""What must be true after a crash, read in one snapshot: nothing acknowledged is lost, nothing is half there."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.crash.writers import Saved

# Every client with its version and how many lines its history has.
QUERY = """
    SELECT c.id, c.name, c.origin, c.version, count(e.id)
    FROM clients_client c LEFT JOIN clients_event e ON e.client_id = c.id
    GROUP BY c.id, c.name, c.origin, c.version
"""


def lost(read: Callable[[str], list[tuple[Any, ...]]], saved: Mapping[int, Saved]) -> list[str]:
    """One sentence a fault."""
    faults = []
    found = {row[0]: row[1:] for row in read(QUERY)}
    for key, (_, _, version, events) in found.items():
        if version != events:
            faults.append(f"client {key}: version {version}, {events} lines of history")
    for key, one in saved.items():
        if key not in found:
            faults.append(f"client {key} was acknowledged and is not there")
            continue
        name, origin, *_ = found[key]
        allowed = {f"pas {step}" if step else "" for step in range(one.changes, one.asked + 1)}
        if name != one.name or origin not in allowed:
            faults.append(f"client {key}: {name!r}, {origin!r} in place of {one.name!r}, {sorted(allowed)}")
    return faults
