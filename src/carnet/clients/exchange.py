"""Clients out: what a list shows, as rows whose headings the import recognises."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role, User
from carnet.clients.listing import SORTS, STATES, Criteria, matching
from carnet.clients.models.client import Client, Kind, Status
from carnet.clients.models.parts import ContactRole
from carnet.clients.record import SCALARS, Record
from carnet.clients.snapshot import records
from carnet.company.models import Company
from carnet.exchange.formats import Column, Listing
from carnet.exchange.headings import field_title
from carnet.exchange.targets import Source
from carnet.kernel.dates import french_day

CHUNK = 500


def _columns() -> tuple[Column, ...]:
    shares = {"number": 1.0, "name": 2.4, "first_name": 1.6, "street": 2.6, "postcode": 0.8, "city": 1.8, "phone": 1.4,
              "email": 2.4, "salesperson": 1.3}  # fmt: skip
    titles = {"name": "Nom ou raison sociale", "phone2": "Téléphone 2", "phone3": "Téléphone 3", "email2": "E-mail 2"}
    kinds: dict[str, Any] = {"birth_date": "date", "created_at": "datetime", "without_email": "flag"}
    widths = {"number": 11, "name": 30, "street": 32, "postcode": 9, "email": 30, "notes": 40}
    return tuple(
        Column(
            code,
            titles.get(code) or field_title(code),
            kinds.get(code, "text"),
            widths.get(code, 18),
            shares.get(code, 0),
        )
        for code in CODES
    )


_GROUPS = {"": ("main", 0), "billing.": ("billing", 0), "delivery.": ("delivery", 0),
           "site.": ("site", 0), "site2.": ("site", 1), "site3.": ("site", 2)}  # fmt: skip
_ADDRESS = ("label", "street", "postcode", "city", "country", "access_notes")
_CONTACT = ("civility", "name", "first_name", "role", "job_title", "phone", "email")
_CONTACTS = {"contact.": 0, "contact2.": 1, "contact3.": 2}
CODES = (
    "number", "kind", "status", "civility", "name", "first_name", "partner_name", "partner_first_name", "trade_name",
    *_ADDRESS, "phone", "phone2", "phone3", "email", "email2", "website", "legal_form", "siren", "siret", "vat_number",
    "naf", "service_code", "commitment_number", "salesperson", "origin", "payment_terms", "tags", "notes", "warning",
    "birth_date", "without_email",
    *(f"{prefix}{name}" for prefix in list(_GROUPS)[1:] for name in _ADDRESS),
    *(f"{prefix}{name}" for prefix in _CONTACTS for name in _CONTACT),
    "created_at",
)  # fmt: skip


def source() -> Source:
    return Source("clients", "Clients", "clients.export", _columns(), listing)


def listing(by: Actor, query: str) -> Listing:
    criteria = Criteria.read(QueryDict(query))
    user = by.user or User(role=Role.DIRECTION, is_active=True)  # the system sees what direction sees
    ids = list(matching(criteria, user).values_list("pk", flat=True))
    return Listing(
        "Clients",
        _columns(),
        _rows(ids),
        count=len(ids),
        firm=str(Company.current()),
        subtitle=in_words(criteria),
        day=french_day(timezone.localdate(), weekday=False),
    )


def in_words(criteria: Criteria) -> str:
    """`Prospects · Maine-et-Loire…`: what the list shows, for the head of a printed page."""
    parts = [STATES[criteria.state]]
    if criteria.query:
        parts.append(f"« {criteria.query} »")
    if criteria.status:
        parts.append(Status(criteria.status).label)
    if criteria.kind:
        parts.append(Kind(criteria.kind).label)
    if criteria.department:
        parts.append(f"département {criteria.department}")
    if criteria.tag:
        parts.append(f"étiquette « {criteria.tag} »")
    if criteria.salesperson:
        user = None if criteria.salesperson == "aucun" else User.objects.filter(pk=criteria.salesperson).first()
        parts.append(f"suivis par {user}" if user else "sans commercial")
    return " · ".join([*parts, f"tri : {SORTS[criteria.sort or 'nom'].label.lower()}"])


def _rows(ids: Sequence[int]) -> Iterator[list[Any]]:
    people = {user.pk: str(user) for user in User.objects.all()}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        found = records(chunk)
        created = dict(Client.objects.filter(pk__in=chunk).values_list("pk", "created_at"))
        for pk in chunk:
            if pk in found:  # deleted since the list was opened: left out
                yield row(found[pk], people, timezone.localtime(created[pk]))


def row(record: Record, people: dict[int, str], created: Any = None) -> list[Any]:
    """One record in the order of CODES."""
    values: dict[str, Any] = {name: record[name] for name in SCALARS if name in _SCALARS_OUT}
    values["number"] = record["number"]
    values["kind"] = Kind(record["kind"]).label
    values["status"] = Status(record["status"]).label
    values["salesperson"] = people.get(record["salesperson"], "")
    values["tags"] = ", ".join(record["tags"])
    values["without_email"] = record["without_email"] or None
    values["created_at"] = created
    _spread_ways(values, "phone", [_labelled(row["number"], row["label"]) for row in record["phones"]], 3)
    _spread_ways(values, "email", [_labelled(row["address"], row["label"]) for row in record["emails"]], 2)
    for prefix, (role, rank) in _GROUPS.items():
        found = [address for address in record["addresses"] if address["role"] == role]
        if len(found) > rank:
            values |= {f"{prefix}{name}": found[rank][name] for name in _ADDRESS}
    for prefix, rank in _CONTACTS.items():
        if len(record["contacts"]) > rank:
            contact = record["contacts"][rank]
            values |= {f"{prefix}{name}": contact[name] for name in _CONTACT}
            values[f"{prefix}role"] = _contact_role(contact["role"])
    return [values.get(code) for code in CODES]


_SCALARS_OUT = frozenset(CODES) & frozenset(SCALARS)


def _spread_ways(values: dict[str, Any], name: str, found: list[str], columns: int) -> None:
    """One a column; those that are left share the last one."""
    for rank in range(columns):
        code = name if rank == 0 else f"{name}{rank + 1}"
        values[code] = "; ".join(found[rank:] if rank == columns - 1 else found[rank : rank + 1])


def _labelled(value: str, text: str) -> str:
    return f"{value} ({text.replace('(', '').replace(')', '')})" if text else value


def _contact_role(code: str) -> str:
    return "" if code in {"", "other"} else ContactRole(code).label
