"""Sums over invoices: a client's turnover, balance and account; sales by month and by salesperson."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Case, DecimalField, F, QuerySet, Subquery, Sum, When
from django.utils import timezone

from carnet.clients.models import Client
from carnet.clients.tabs import summed
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.models.payment import Payment
from carnet.sales.lines import ZERO

MONTHS = 12
_MONEY: "DecimalField[Decimal, Decimal]" = DecimalField(max_digits=16, decimal_places=2)


def signed(column: str) -> Case:
    """A credit note counts the other way."""
    return Case(When(type=InvoiceType.CREDIT_NOTE, then=-1 * F(column)), default=F(column), output_field=_MONEY)


def turnover(client: Client, today: date | None = None) -> Decimal:
    """Excluding VAT, the last twelve months."""
    return _sum(_of_twelve_months(client.pk, today), "total_excl")


def _of_twelve_months(client: int, today: date | None = None) -> "QuerySet[Invoice]":
    since = (today or timezone.localdate()) - timedelta(days=365)
    return Invoice.objects.issued().filter(client=client, date__gt=since)


def turnover_facts(client: int) -> list[Subquery]:
    return [summed(_of_twelve_months(client), signed("total_excl"), _MONEY)]


def outstanding_facts(client: int) -> list[Subquery]:
    """What was invoiced, what was paid."""
    issued, paid = Invoice.objects.issued().filter(client=client), Payment.objects.filter(client=client)
    return [summed(issued, signed("total_incl"), _MONEY), summed(paid, "amount", _MONEY)]


def outstanding(client: Client) -> Decimal:
    """What the client owes: invoices and credit notes, less every payment. Below zero: we owe them."""
    invoiced = _sum(Invoice.objects.issued().filter(client=client), "total_incl")
    paid: Decimal = Payment.objects.filter(client=client).aggregate(found=Sum("amount"))["found"] or ZERO
    return invoiced - paid


def overdue(client: Client) -> Decimal:
    late = Invoice.objects.overdue().filter(client=client)
    return late.aggregate(found=Sum(F("total_incl") - F("settled"), output_field=_MONEY))["found"] or ZERO


def _sum(invoices: "QuerySet[Invoice]", column: str) -> Decimal:
    return invoices.aggregate(found=Sum(signed(column)))["found"] or ZERO


@dataclass(frozen=True)
class Entry:
    """A line of a statement of account. `key`: its invoice or payment."""

    day: date
    label: str
    number: str = ""
    due: date | None = None
    debit: Decimal | None = None
    credit: Decimal | None = None
    balance: Decimal = ZERO
    invoice: int | None = None
    payment: int | None = None


def statement(client: Client, since: date | None = None) -> list[Entry]:
    """Every invoice, credit note and payment of a client, oldest first, with the balance after each."""
    entries = sorted([*_invoiced(client), *_paid(client)], key=lambda one: (one.day, one.payment or 0, one.number))
    balance, before, shown = ZERO, ZERO, []
    for one in entries:
        balance += (one.debit or ZERO) - (one.credit or ZERO)
        if since and one.day < since:
            before = balance
        else:
            shown.append(Entry(**{**vars(one), "balance": balance}))
    if since and before:
        shown.insert(0, Entry(since, "Solde antérieur", balance=before))
    return shown


def _invoiced(client: Client) -> list[Entry]:
    return [
        Entry(
            one.date,
            one.type_label,
            one.number or "",
            one.due_date,
            debit=None if one.is_credit else one.total_incl,
            credit=one.total_incl if one.is_credit else None,
            invoice=one.pk,
        )
        for one in Invoice.objects.issued().filter(client=client)
    ]


def _paid(client: Client) -> list[Entry]:
    return [
        Entry(
            one.date,
            _said(one),
            one.reference,
            debit=-one.amount if one.amount < 0 else None,
            credit=one.amount if one.amount > 0 else None,
            payment=one.pk,
        )
        for one in Payment.objects.filter(client=client)
    ]


def _said(payment: Payment) -> str:
    if payment.cancels_id:
        return f"Annulation d’un règlement ({payment.means_label.lower()})"
    return f"{'Remboursement' if payment.amount < 0 else 'Règlement'} par {payment.means_label.lower()}"


def first_of(day: date, back: int) -> date:
    """The first day of the month, so many months before."""
    count = day.year * 12 + day.month - 1 - back
    return date(count // 12, count % 12 + 1, 1)
