"""Clients out: what a list shows, as rows whose headings the import recognises."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role, User
from carnet.clients import writing
from carnet.clients.listing import SORTS, STATES, Criteria, keys
from carnet.clients.models.client import Client, Kind, Status
from carnet.clients.models.history import ChangeSet
from carnet.clients.models.parts import ContactRole
from carnet.clients.record import SCALARS, Record
from carnet.clients.snapshot import records
from carnet.exchange import seen
from carnet.exchange.formats import Column, Listing
from carnet.exchange.headings import field_title
from carnet.exchange.seen import Cell
from carnet.exchange.targets import Source
from carnet.lists.definition import LISTS
from carnet.lists.naming import named

CHUNK = 500
TOLD_AT_ONCE = 2_000


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


_PREFIXES = {"main": [""], "billing": ["billing."], "delivery": ["delivery."], "site": ["site.", "site2.", "site3."]}
_GROUPS = ("billing.", "delivery.", "site.", "site2.", "site3.")
_ADDRESS = ("label", "street", "postcode", "city", "country", "access_notes")
_CONTACT = ("civility", "name", "first_name", "role", "job_title", "phone", "email")
_CONTACTS = ("contact.", "contact2.", "contact3.")
CODES = (
    "number", "kind", "status", "civility", "name", "first_name", "partner_name", "partner_first_name", "trade_name",
    *_ADDRESS, "phone", "phone2", "phone3", "email", "email2", "website", "legal_form", "siren", "siret", "vat_number",
    "naf", "service_code", "commitment_number", "salesperson", "origin", "payment_terms", "tags", "notes", "warning",
    "birth_date", "without_email",
    *(f"{prefix}{name}" for prefix in _GROUPS for name in _ADDRESS),
    *(f"{prefix}{name}" for prefix in _CONTACTS for name in _CONTACT),
    "created_at",
)  # fmt: skip


def source() -> Source:
    return Source(
        "clients",
        "Clients",
        "clients.export",
        _columns(),
        listing,
        as_seen,
        lambda by: named("clients", by.user),
        exported,
    )


def listing(by: Actor, query: str) -> Listing:
    """The whole records, that an import takes back."""
    return _listing(by, Criteria.read(QueryDict(query)), _columns(), _rows)


def as_seen(by: Actor, query: str) -> Listing:
    """As the page of the list shows them."""
    criteria = Criteria.read(QueryDict(query))
    chosen = LISTS["clients"].chosen(criteria.columns)

    def rows(ids: Sequence[int]) -> Iterator[list[Any]]:
        return seen.rows(seen.in_order(ids, Client.objects.select_related("salesperson").in_bulk), chosen, CELLS)

    return _listing(by, criteria, seen.columns(chosen, CELLS), rows)


def _listing(
    by: Actor, criteria: Criteria, columns: Sequence[Column], rows: Callable[[Sequence[int]], Iterable[Sequence[Any]]]
) -> Listing:
    user = by.user or User(role=Role.DIRECTION, is_active=True)  # the system sees what direction sees
    ids = keys(criteria, user)
    return seen.taken_out("Clients", columns, rows(ids), ids, in_words(criteria), subjects=ids)


def _status(client: Client) -> str:
    return str(client.get_inactive_reason_display() if client.inactive_reason else client.get_status_display())


# As clients.cells draws them.
CELLS: Mapping[str, Cell] = {
    "numero": Cell(lambda client: client.number, width=11, printed=1),
    "nom": Cell(lambda client: client.display_name, width=34, printed=2.6),
    "statut": Cell(_status, width=14, printed=0.9),
    "telephone": Cell(lambda client: client.main_phone, printed=1.3),
    "ville": Cell(lambda client: f"{client.postcode} {client.city}".strip(), width=28, printed=1.9),
    "commercial": Cell(lambda client: str(client.salesperson or ""), printed=1.3),
    "type": Cell(lambda client: client.get_kind_display(), width=14),
    "email": Cell(lambda client: client.main_email, width=30, printed=2.4),
    "departement": Cell(lambda client: client.department, width=9, printed=0.8),
    "origine": Cell(lambda client: client.origin),
    "reglement": Cell(lambda client: client.payment_terms),
    "siren": Cell(lambda client: client.siren, width=12, printed=1),
    "creation": Cell(lambda client: timezone.localdate(client.created_at), "date", 12, 1),
    "modification": Cell(lambda client: timezone.localdate(client.updated_at), "date", 12, 1),
}


def exported(by: Actor, ids: Sequence[int], format_code: str) -> None:
    """A line on each client taken out, in one change set; some thousands a transaction, so that saves pass in between.

    A job that goes on after a kill tells those that it had not told yet.
    """
    if not ids:
        return
    data = {"format": format_code, "count": len(ids)}
    opened = ChangeSet.objects.filter(act="export", job_id=by.job_id).first() if by.job_id else None
    change_set = opened or writing.open_change_set("export", by)
    for start in range(0, len(ids), TOLD_AT_ONCE):
        chunk = ids[start : start + TOLD_AT_ONCE]
        with transaction.atomic():
            there = set(Client.objects.filter(pk__in=chunk).values_list("pk", flat=True))
            if opened:
                there -= set(change_set.events.filter(client_id__in=chunk).values_list("client_id", flat=True))
            writing.add_events(change_set, [(pk, "client.exported", data) for pk in chunk if pk in there])


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


def row(record: Record, people: Mapping[int, str], created: Any = None) -> list[Any]:
    """One record in the order of CODES; None where it says nothing."""
    cells: list[Any] = [None] * len(CODES)
    for name, at in _SCALARS_AT:
        cells[at] = record[name]
    cells[_AT["number"]] = record["number"]
    cells[_AT["kind"]] = _KINDS[record["kind"]]
    cells[_AT["status"]] = _STATUSES[record["status"]]
    cells[_AT["salesperson"]] = people.get(record["salesperson"])
    cells[_AT["tags"]] = ", ".join(record["tags"])
    cells[_AT["without_email"]] = record["without_email"] or None
    cells[_AT["created_at"]] = created
    _put_ways(cells, ("phone", "phone2", "phone3"), record["phones"], "number")
    _put_ways(cells, ("email", "email2"), record["emails"], "address")
    _put_addresses(cells, record["addresses"])
    for prefix, contact in zip(_CONTACTS, record["contacts"], strict=False):
        for name in _CONTACT:
            cells[_AT[prefix + name]] = contact[name]
        cells[_AT[f"{prefix}role"]] = _ROLES.get(contact["role"])
    return cells


_AT = {code: index for index, code in enumerate(CODES)}
_SCALARS_AT = [(name, _AT[name]) for name in SCALARS if name in _AT]
_KINDS, _STATUSES = dict(Kind.choices), dict(Status.choices)
_ROLES = {code: title for code, title in ContactRole.choices if code != ContactRole.OTHER}


def _put_ways(cells: list[Any], codes: Sequence[str], rows: list[Record], name: str) -> None:
    """One a column; those that are left share the last one."""
    found = [_labelled(way[name], way["label"]) for way in rows]
    for code, text in zip(codes, found, strict=False):
        cells[_AT[code]] = text
    if len(found) > len(codes):
        cells[_AT[codes[-1]]] = "; ".join(found[len(codes) - 1 :])


def _labelled(value: str, text: str) -> str:
    return f"{value} ({text.replace('(', '').replace(')', '')})" if text else value


def _put_addresses(cells: list[Any], addresses: list[Record]) -> None:
    """Each in the columns of its role; a second main address has none."""
    free = {role: list(prefixes) for role, prefixes in _PREFIXES.items()}
    for address in addresses:
        if prefixes := free[address["role"]]:
            prefix = prefixes.pop(0)
            for name in _ADDRESS:
                cells[_AT[prefix + name]] = address[name]
