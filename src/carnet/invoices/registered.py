"""What the registers of the house ask of the invoices: status, tab, figures, tiles, transfers, erasure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, F, QuerySet
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients.dossier.parts import Block, Period
from carnet.clients.erasure import Kept
from carnet.clients.models import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.seen import SeenBy
from carnet.clients.tabs import how_many, sum_of
from carnet.invoices import figures
from carnet.invoices.models import Invoice, Payment
from carnet.kernel.dates import french_day
from carnet.sales.lines import ZERO
from carnet.ui.formats import amount

SHOWN = 50
ON_A_TILE = 6
MONEY: "DecimalField[Any, Any]" = DecimalField(max_digits=14, decimal_places=2)
# C. com. art. L123-22: accounting documents and vouchers are kept ten years after the end of the year.
KEPT_YEARS = 10


def has_issued(client_id: int) -> bool:
    return Invoice.objects.issued().filter(client_id=client_id).exclude(type="credit_note").exists()


def tab(client: Client) -> dict[str, Any]:
    found = list(Invoice.objects.of(client).order_by("-date", "-pk")[: SHOWN + 1])
    return {"invoices": found[:SHOWN], "more": len(found) > SHOWN}


def all_of(client: int) -> QuerySet[Invoice]:
    return Invoice.objects.filter(client=client)


def turnover(total: Decimal | None) -> str | None:
    return amount(total) if total else None


def outstanding(invoiced: Decimal | None, paid: Decimal | None) -> str | None:
    owed = (invoiced or ZERO) - (paid or ZERO)
    return amount(owed) if owed else None


def _all_late(user: User, today: date) -> Any:
    """One row: what they come to, what was paid on them, how many they are."""
    found = Invoice.objects.visible_to(user).overdue(today).order_by()
    return found.values_list(sum_of("total_incl", MONEY), sum_of("settled", MONEY), how_many())


def _first_late(user: User, today: date) -> QuerySet[Invoice]:
    found = Invoice.objects.visible_to(user).overdue(today).select_related("client")
    return found.order_by("due_date", "pk")[:ON_A_TILE]


_ALL_LATE, _FIRST_LATE = SeenBy(_all_late), SeenBy(_first_late)


def late(user: User) -> dict[str, Any] | None:
    """The tile « Factures en retard »; nothing when there is none."""
    today = timezone.localdate()
    ((total, paid, count),) = _ALL_LATE(user, today)
    if not total:
        return None
    return {"total": total - paid, "count": count, "invoices": _FIRST_LATE(user, today)}


def drafts_of(ids: Sequence[int]) -> int:
    return Invoice.objects.drafts().filter(client_id__in=ids).count()


def move_drafts(ids: Sequence[int], salesperson_id: int | None, by: Actor, change_set: ChangeSet) -> None:
    """Only drafts follow: what is issued says who sold it that day."""
    Invoice.objects.drafts().filter(client_id__in=ids).update(salesperson_id=salesperson_id)


def objection(client: Client) -> str | None:
    """Money is still to come in, or to be given back."""
    owed = (
        Invoice.objects.issued().filter(client=client).exclude(type="credit_note").filter(settled__lt=F("total_incl"))
    )
    if owed.exists():
        return "Il reste des factures à régler : l’oubli attendra qu’elles le soient, ou soient annulées par un avoir."
    return None


def kept(client: Client) -> list[Kept]:
    found = Invoice.objects.issued().filter(client=client).order_by("-date").first()
    paid = Payment.objects.filter(client=client).order_by("-date").first()
    days = [one.date for one in (found, paid) if one is not None]
    if not days:
        return []
    until = date(max(days).year + KEPT_YEARS, 12, 31)
    return [Kept("Factures, avoirs, règlements et relances", until, "pièces comptables, C. com. art. L123-22")]


def dossier(client: Client, period: Period, user: User) -> Sequence[Block]:
    """What is owed today whatever the period, then the invoices and the payments of the period."""
    invoices = [one for one in Invoice.objects.issued().of(client).order_by("date", "pk") if period.holds(one.date)]
    paid = [one for one in Payment.objects.filter(client=client).order_by("date", "pk") if period.holds(one.date)]
    found = [_balance(client)] if invoices or paid else []
    if invoices:
        rows = [(f"{one.date:%d/%m/%Y}", one.number or "", one.type_label, one.subject, one.state.label,
                 amount(one.sign * one.total_incl)) for one in invoices]  # fmt: skip
        columns = ("Date", "N°", "Type", "Objet", "État", "Total TTC")
        found.append(Block("Factures", columns=columns, rows=rows, numbers=frozenset({5}), wide=frozenset({3})))
    if paid:
        lines = [(f"{one.date:%d/%m/%Y}", one.means_label, one.reference, amount(one.amount)) for one in paid]
        found.append(
            Block(
                "Règlements", columns=("Date", "Règlement", "Référence", "Montant"), rows=lines, numbers=frozenset({3})
            )
        )
    return found


def _balance(client: Client) -> Block:
    owed, late = figures.outstanding(client), figures.overdue(client)
    said = [("Reste dû", amount(owed)) if owed >= 0 else ("En sa faveur", amount(-owed))]
    return Block(
        f"Solde au {french_day(timezone.localdate(), weekday=False)}", facts=[*said, ("Dont échu", amount(late))]
    )
