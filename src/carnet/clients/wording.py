"""A diff said in French: one `Change` a field, old → new. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from carnet.clients.models.client import InactiveReason, Kind, Status
from carnet.clients.models.parts import AddressRole, ContactRole
from carnet.clients.record import PARTS, PEOPLE, RELATED, Diff, label
from carnet.kernel.dates import french_day

CHOICES: dict[str, dict[str, str]] = {
    "kind": dict(Kind.choices),
    "status": dict(Status.choices),
    "inactive_reason": dict(InactiveReason.choices),
    "addresses.role": dict(AddressRole.choices),
    "contacts.role": dict(ContactRole.choices),
}
HIDDEN = {"deleted_at", "inactive_at", "addresses.insee"}


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


def changes(diff: Diff, names: dict[str, dict[str, str]] | None = None) -> list[Change]:
    """`names`: {"salesperson": {"3": "Hugo Bernard"}}, as kept in the event."""
    found: list[Change] = []
    for name, change in diff.items():
        if name in PARTS:
            found += [one for row in change for one in _row_changes(name, row)]
        elif name not in HIDDEN:
            old, new = (shown(name, value, names or {}) for value in change)
            found.append(Change(label(name), old, new))
    return [change for change in found if change.old != change.new]


def _row_changes(part: str, row: dict[str, Any]) -> Iterator[Change]:
    title, fields = PARTS[part]
    was, now = row["was"], row["now"]
    if was is None or now is None:
        yield Change(title, one_line(part, was), one_line(part, now))
        return
    whose = f"{title} {row['of']}" if row.get("of") else title
    for name in fields:
        if name in now and f"{part}.{name}" not in HIDDEN:
            old, new = (shown(f"{part}.{name}", row[name], {}) for row in (was, now))
            yield Change(
                title if len(now) == 1 and name in {"number", "address"} else f"{whose}, {fields[name].lower()}",
                old,
                new,
            )


def one_line(part: str, row: dict[str, Any] | None) -> str:
    """A whole row as a person would say it: `12 quai des Indes, 56100 Lorient (chantier)`."""
    if row is None:
        return ""
    if part == "addresses":
        street = ", ".join(line for line in row["street"].split("\n") if line)
        town = f"{row['postcode']} {row['city']}".strip()
        text = ", ".join(piece for piece in (street, town, row["country"]) if piece)
        role = CHOICES["addresses.role"].get(row["role"], "").lower()
        text += f" ({role})" if role and row["role"] != "main" else ""
        return f"{text} · accès : {row['access_notes']}" if row["access_notes"] else text
    if part == "contacts":
        name = " ".join(piece for piece in (row["civility"], row["first_name"], row["name"]) if piece)
        return ", ".join(piece for piece in (name, row["job_title"], row["phone"], row["email"]) if piece)
    value = row["number"] if part == "phones" else row["address"]
    return f"{value} ({row['label']})" if row["label"] else value


def shown(name: str, value: Any, names: dict[str, dict[str, str]]) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        return ", ".join(value)
    if name in (*PEOPLE, *RELATED):
        return names.get(name, {}).get(str(value), f"n° {value}")
    if name in {"birth_date", "erasure_due"}:
        return french_day(date.fromisoformat(value), weekday=False)
    return CHOICES.get(name, {}).get(value, str(value))


def when(iso: str) -> str:
    """`le 24 novembre 2026 à 10:42`, in the firm's time."""
    moment = timezone.localtime(datetime.fromisoformat(iso))
    return f"le {french_day(moment.date(), weekday=False)} à {moment:%H:%M}"
