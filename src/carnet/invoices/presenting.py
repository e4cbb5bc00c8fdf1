"""What the page of an invoice shows, for who looks at it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from carnet.accounts.http import Request
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.invoices.issuing import rehearse
from carnet.invoices.models import Allocation, Invoice, InvoiceSource, InvoiceType
from carnet.invoices.standing import left_to_credit
from carnet.mail.models import Message
from carnet.sales.actions import offered_on
from carnet.sales.kinds import KINDS
from carnet.sales.lines import Line, subtotals
from carnet.sales.models.document import shares_from


@dataclass(frozen=True)
class Row:
    line: Line
    subtotal: Decimal | None


def presented(invoice: Invoice, request: Request) -> dict[str, Any]:
    user = request.user
    lines = invoice.plain_lines()
    acts = can(invoice, user)
    return {
        "invoice": invoice,
        "rows": [Row(line, shown) for line, shown in zip(lines, subtotals(lines), strict=True)],
        "whole": invoice.totals_of(lines),
        "shares": invoice.vat_shares,
        "deductions": [{**row, "shares": shares_from(row["shares"])} for row in invoice.deductions],
        "allocations": allocations(invoice),
        "credit_notes": list(invoice.credit_notes.order_by("pk")) if not invoice.is_credit else [],
        "reminded": [line.reminder for line in invoice.reminders.select_related("reminder").order_by("pk")],
        "rehearsal": rehearse(invoice, by=request.actor, complete=False) if acts["issue"] else None,
        "origins": [(row.label, _page_of(row)) for row in invoice.sources.all()],
        "messages_sent": Message.objects.sent_of(invoice.kind, invoice.pk, user),
        "steps": offered_on(invoice.kind, invoice, user),
        "can": acts,
    }


def _page_of(row: InvoiceSource) -> str:
    """ "" when the app of that document is not there."""
    return reverse(KINDS[row.kind].page, args=[row.document]) if KINDS.is_on(row.kind) else ""


def allocations(invoice: Invoice) -> list[Allocation]:
    """What paid it, and for a credit note what it paid."""
    if invoice.is_draft:
        return []
    both = Allocation.objects.filter(invoice=invoice) | Allocation.objects.filter(credit=invoice)
    return list(both.select_related("payment", "credit", "invoice", "payment__created_by").order_by("pk"))


def can(invoice: Invoice, user: User) -> dict[str, bool]:
    """Which buttons are shown; the acts check again."""
    charged = not invoice.is_draft and not invoice.is_credit
    left = charged and any(share.base or share.tax for share in left_to_credit(invoice))
    return {
        "edit": invoice.is_draft and may(user, "invoices.change"),
        "issue": invoice.is_draft and may(user, "invoices.issue"),
        "pay": charged and invoice.remaining > 0 and may(user, "invoices.pay"),
        "refund": invoice.is_credit and invoice.remaining < 0 and may(user, "invoices.pay"),
        "credit": left and may(user, "invoices.credit"),
        "pause": charged and invoice.remaining > 0 and not invoice.paused_at and may(user, "invoices.remind"),
        "resume": bool(invoice.paused_at) and may(user, "invoices.remind"),
        "final": invoice.type == InvoiceType.FINAL,
    }
