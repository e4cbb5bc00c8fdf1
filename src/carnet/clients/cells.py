"""The rows of the list, written here: a template a cell cost two thirds of the page.

The end tags of cells and rows and the quotes of simple values are left out, as HTML allows; a box bears the name of its client by the
link that shows it. Fifty rows weigh eight kilobytes less so. Addresses are relative to that of the list.
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
        "<td class=c-line1><a class=c-row-title id=c{0} href={0}/>{1}</a>", client.pk, client.display_name
    )


def _status(client: Client) -> SafeString:
    if client.inactive_reason:
        tone, text = "neutral", client.get_inactive_reason_display()
    else:
        tone, text = ("ok", "Client") if client.status == Status.CLIENT else ("info", "Prospect")
    return format_html('<td class="c-line1 c-right"><span class=c-pill-{}>{}</span>', tone, text)


def _phone(client: Client) -> SafeString:
    return format_html('<td class="c-line2 c-right">{}', formats.phone_link(client.main_phone))


def _email(client: Client) -> SafeString:
    if not client.main_email:
        return SafeString("<td>")
    return format_html('<td><a href="mailto:{0}">{0}</a>', client.main_email)


def _text(value: Callable[[Client], object], css: str = "") -> Cell:
    if not css:
        return lambda client: format_html("<td>{}", value(client))
    start = format_html('<td class="{}">' if " " in css else "<td class={}>", css)
    return lambda client: format_html("{}{}", start, value(client))


def _day(value: datetime) -> str:
    return f"{localtime(value):%d/%m/%Y}"


CELLS: dict[str, Cell] = {
    "numero": _text(lambda client: client.number or "—", "c-number"),
    "nom": _name,
    "statut": _status,
    "telephone": _phone,
    "ville": _text(lambda client: f"{client.postcode} {client.city}".strip(), "c-line2"),
    "commercial": _text(lambda client: client.salesperson or "—"),
    "type": _text(lambda client: client.get_kind_display()),
    "email": _email,
    "departement": _text(lambda client: client.department),
    "origine": _text(lambda client: client.origin, "c-wrap"),
    "reglement": _text(lambda client: client.payment_terms, "c-wrap"),
    "siren": _text(lambda client: formats.siren(client.siren), "c-tabular"),
    "creation": _text(lambda client: _day(client.created_at), "c-tabular"),
    "modification": _text(lambda client: _day(client.updated_at), "c-tabular"),
}


def rows(clients: Iterable[Client], columns: Sequence[Column], *, boxes: bool, why: bool) -> SafeString:
    """The body of the table. `boxes`: rows can be chosen; `why`: each says why a search found it."""
    cells = [CELLS[column.code] for column in columns]
    if boxes:
        cells.insert(0, _box)
    if why:
        cells.append(_text(lambda client: client.why, "c-muted c-wrap"))  # type: ignore[attr-defined]
    lines = ((format_html_join("", "{}", ((cell(client),) for cell in cells)),) for client in clients)
    return format_html_join("\n", "<tr>{}", lines)


def _box(client: Client) -> SafeString:
    return format_html("<td><input type=checkbox name=client value={0} aria-labelledby=c{0}>", client.pk)
