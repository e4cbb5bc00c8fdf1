"""The list of a transfer on paper: for each new salesperson a cover to sign, then the clients received."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.utils import timezone
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.security_log import note
from carnet.clients import transferring
from carnet.clients.models.client import Client
from carnet.clients.models.transfer import Handed, Transfer, TransferState
from carnet.company.models import Company
from carnet.exchange.formats import Column, Listing
from carnet.exchange.writing.pdf_list import draw_list, fitted, new_canvas
from carnet.kernel.dates import french_day
from carnet.ui.formats import phone

CHUNK = 500
COLUMNS = (
    Column("number", "N°", printed=1),
    Column("name", "Nom", printed=3),
    Column("city", "Ville", printed=2.2),
    Column("phone", "Téléphone", printed=1.3),
)
_WIDTH, _HEIGHT = landscape(A4)
_MARGIN = 60
_INK, _SOFT, _RULE = HexColor("#1F2933"), HexColor("#5B6875"), HexColor("#C4CFDA")


@dataclass(frozen=True)
class Part:
    """What one salesperson receives."""

    heir: str
    givers: str
    clients: Sequence[int]


def write(transfer: Transfer, stream: BinaryIO, *, by: Actor) -> int:
    """Returns how many clients are listed: those that the person sees."""
    assert by.user is not None
    firm = str(Company.current())
    canvas, count = new_canvas(stream, "Transfert de portefeuille", firm), 0
    for part in _parts(transfer):
        _cover(canvas, transfer, part, firm)
        count += draw_list(canvas, _listing(transfer, part, firm, by.user))
    canvas.save()
    note("clients.transfer_printed", by=by, transfer=transfer.pk, rows=count)
    return count


def _rows(transfer: Transfer) -> list[tuple[int, int | None, int]]:
    """(client, from, to) as it was given; before its day, as it would be."""
    if transfer.state == TransferState.PLANNED:
        return [(one.pk, one.was, heir) for one, heir in transferring.moves_of(transfer)]
    lines = transfer.lines.exclude(state=Handed.LEFT).order_by("client__sort_name", "client_id")
    return list(lines.values_list("client_id", "was_id", "to_id"))


def _parts(transfer: Transfer) -> list[Part]:
    rows = _rows(transfer)
    names = {one.pk: str(one) for one in User.objects.filter(pk__in={pk for row in rows for pk in row[1:] if pk})}
    clients: dict[int, list[int]] = {}
    givers: dict[int, set[str]] = {}
    for client, was, heir in rows:
        clients.setdefault(heir, []).append(client)
        givers.setdefault(heir, set()).add(names[was] if was else "sans commercial")
    parts = [Part(names[heir], ", ".join(sorted(givers[heir])), some) for heir, some in clients.items()]
    return sorted(parts, key=lambda part: part.heir)


def _listing(transfer: Transfer, part: Part, firm: str, user: User) -> Listing:
    return Listing(
        f"Clients confiés à {part.heir}",
        COLUMNS,
        _printed(part.clients, user),
        count=len(part.clients),
        firm=firm,
        subtitle=f"{transfer.title} · de {part.givers} · le {transfer.starts_on:%d/%m/%Y}",
        day=french_day(timezone.localdate(), weekday=False),
    )


def _printed(ids: Sequence[int], user: User) -> Iterator[tuple[str, ...]]:
    """In the order given; a client that the person does not see is left out."""
    for start_at in range(0, len(ids), CHUNK):
        chunk = ids[start_at : start_at + CHUNK]
        seen = Client.objects.visible_to(user).filter(pk__in=chunk).in_bulk()
        for client in (seen[pk] for pk in chunk if pk in seen):
            town = f"{client.postcode} {client.city}".strip()
            yield client.number or "—", client.display_name, town, phone(client.main_phone)


def _cover(canvas: Canvas, transfer: Transfer, part: Part, firm: str) -> None:
    canvas.setFillColor(_SOFT)
    canvas.setFont("Inter", 10)
    canvas.drawString(_MARGIN, _HEIGHT - 60, fitted(firm, _WIDTH - 2 * _MARGIN, size=10))
    canvas.setFillColor(_INK)
    canvas.setFont("Inter-SemiBold", 26)
    canvas.drawString(_MARGIN, _HEIGHT - 108, "Transfert de portefeuille")
    y = _HEIGHT - 150
    for term, value in _facts(transfer, part):
        canvas.setFont("Inter", 11)
        canvas.setFillColor(_SOFT)
        canvas.drawString(_MARGIN, y, term)
        canvas.setFont("Inter-SemiBold", 11)
        canvas.setFillColor(_INK)
        canvas.drawString(_MARGIN + 130, y, fitted(value, _WIDTH - 2 * _MARGIN - 130, "Inter-SemiBold", 11))
        y -= 21
    half = (_WIDTH - 2 * _MARGIN - 40) / 2
    _signature(canvas, _MARGIN, half, "Qui confie", part.givers)
    _signature(canvas, _MARGIN + half + 40, half, "Qui reçoit", part.heir)
    canvas.showPage()


def _facts(transfer: Transfer, part: Part) -> list[tuple[str, str]]:
    facts = [
        ("Quoi", transfer.title),
        ("De", part.givers),
        ("À", part.heir),
        ("Date d’effet", french_day(transfer.starts_on, weekday=False)),
        ("Retour prévu le", french_day(transfer.returns_on, weekday=False) if transfer.returns_on else ""),
        ("Nombre de clients", str(len(part.clients))),
        ("Raison", transfer.reason),
        ("Demandé par", str(transfer.created_by or "Carnet")),
        (
            "À savoir",
            "prévision : la liste est arrêtée le jour venu" if transfer.state == TransferState.PLANNED else "",
        ),
    ]
    return [(term, value) for term, value in facts if value]


def _signature(canvas: Canvas, left: float, width: float, role: str, who: str) -> None:
    canvas.setFont("Inter", 10)
    canvas.setFillColor(_SOFT)
    canvas.drawString(left, 176, role)
    canvas.drawString(left, 146, "Date et signature")
    canvas.setFont("Inter-SemiBold", 11)
    canvas.setFillColor(_INK)
    canvas.drawString(left, 161, fitted(who, width, "Inter-SemiBold", 11))
    canvas.setStrokeColor(_RULE)
    canvas.roundRect(left, 50, width, 86, 3)
