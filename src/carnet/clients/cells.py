"""The rows of the list, written here: a template a cell cost two thirds of the page.

The end tags of cells and rows are left out, as HTML allows: fifty rows are lighter by two kilobytes.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from carnet.clients.models.client import Client, Status
from carnet.lists.definition import Column
from carnet.ui import formats

Cell = Callable[[Client], SafeString]


def _name(client: Client) -> SafeString:
    return format_html(
        '<td class="c-line1"><a class="c-row-title" href="{}">{}</a>', client.get_absolute_url(), client.display_name
    )


def _status(client: Client) -> SafeString:
    if client.inactive_reason:
        tone, text = "neutral", client.get_inactive_reason_display()
    else:
        tone, text = ("ok", "Client") if client.status == Status.CLIENT else ("info", "Prospect")
    return format_html('<td class="c-line1 c-right"><span class="c-pill c-pill-{}">{}</span>', tone, text)


def _phone(client: Client) -> SafeString:
    return format_html('<td class="c-nowrap c-line2 c-right">{}', formats.phone_link(client.main_phone))


def _email(client: Client) -> SafeString:
    if not client.main_email:
        return SafeString("<td>")
    return format_html('<td><a href="mailto:{0}">{0}</a>', client.main_email)


def _text(value: Callable[[Client], object], css: str = "") -> Cell:
    if not css:
        return lambda client: format_html("<td>{}", value(client))
    return lambda client: format_html('<td class="{}">{}', css, value(client))


def _day(value: datetime) -> str:
    return f"{localtime(value):%d/%m/%Y}"


CELLS: dict[str, Cell] = {
    "numero": _text(lambda client: client.number or "—", "c-muted c-nowrap"),
    "nom": _name,
    "statut": _status,
    "telephone": _phone,
    "ville": _text(lambda client: f"{client.postcode} {client.city}".strip(), "c-line2"),
    "commercial": _text(lambda client: client.salesperson or "—", "c-nowrap"),
    "type": _text(lambda client: client.get_kind_display(), "c-nowrap"),
    "email": _email,
    "departement": _text(lambda client: client.department),
    "origine": _text(lambda client: client.origin),
    "reglement": _text(lambda client: client.payment_terms),
    "siren": _text(lambda client: formats.siren(client.siren), "c-nowrap c-tabular"),
    "creation": _text(lambda client: _day(client.created_at), "c-nowrap c-tabular"),
    "modification": _text(lambda client: _day(client.updated_at), "c-nowrap c-tabular"),
}


def rows(clients: Iterable[Client], columns: Sequence[Column], *, boxes: bool, why: bool) -> SafeString:
    """The body of the table. `boxes`: rows can be chosen; `why`: each says why a search found it."""
    cells = [CELLS[column.code] for column in columns]
    if boxes:
        cells.insert(0, _box)
    if why:
        cells.append(_text(lambda client: client.why, "c-muted"))  # type: ignore[attr-defined]
    lines = ((format_html_join("", "{}", ((cell(client),) for cell in cells)),) for client in clients)
    return format_html_join("\n", "<tr>{}", lines)


def _box(client: Client) -> SafeString:
    return format_html(
        '<td class="c-col-check"><input class="form-check-input" type="checkbox" name="client" value="{}" aria-label="Cocher {}">',
        client.pk,
        client.display_name,
    )
