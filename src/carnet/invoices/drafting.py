"""Drafts of invoices: made, changed, thrown away. Nothing of them is legal yet: no number, no journal."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.invoices import amounts, heldback, terms
from carnet.invoices.deposits import deductions_of
from carnet.invoices.models.invoice import Invoice, InvoiceSource
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.models.options import InvoiceOptions
from carnet.invoices.standing import left_to_credit
from carnet.kernel.errors import Refused
from carnet.sales.lines import ZERO, Line
from carnet.sales.models.circumstances import CIRCUMSTANCES
from carnet.sales.models.document import shares_from, usable_client
from carnet.sales.reading import MOST_TOTAL, TOO_MUCH
from carnet.sales.totals import Share

# What a person may write on a draft.
WRITABLE = {
    "type", "salesperson_id", "date", "subject", "introduction", "site_id", "allowance_percent", "allowance_amount",
    "internal_notes", "payment_terms", "due_date", "delivered_on", "buyer_order", "operation", "certified_by",
    *CIRCUMSTANCES,
}  # fmt: skip
_OLDEST = date(2000, 1, 1)


def draft(
    client_id: int,
    lines: Sequence[Line],
    *,
    by: Actor,
    entry_key: UUID | None,
    sources: Sequence[tuple[str, int, str]],
    values: Mapping[str, Any],
    type_: str = InvoiceType.INVOICE,
    shares: Sequence[Share] | None = None,
    corrects: Invoice | None = None,
) -> Invoice:
    """`shares`: VAT by rate when it is not that of the lines (a deposit)."""
    require(by, "invoices.change")
    with transaction.atomic():
        if (same := Invoice.entered(entry_key, by)) is not None:
            return same
        client = usable_client(client_id, by)
        values = dict(values)
        given_type = values.pop("type", type_)
        made = Invoice(
            client=client,
            type=given_type,
            corrects=corrects,
            date=timezone.localdate(by.now()),
            created_by=by.user,
            created_at=by.now(),
            updated_at=by.now(),
            entry_key=entry_key,
            salesperson_id=values.pop("salesperson_id", client.salesperson_id),
            payment_terms=values.pop("payment_terms", None) or client.payment_terms or _usual_terms(),
        )
        _write(made, values)
        made.save()
        made.sources.bulk_create(
            InvoiceSource(invoice=made, kind=kind, document=key, label=label) for kind, key, label in sources
        )
        _write_lines(made, lines, shares)
        made.save()
        Client.log([client.pk], "invoice.drafted", by=by, invoice=made.pk, what=str(made))
        return made


def change(
    pk: int,
    lines: Sequence[Line] | None,
    *,
    by: Actor,
    version: int | None,
    values: Mapping[str, Any],
    entry_key: UUID | None = None,
    shares: Sequence[Share] | None = None,
) -> Invoice:
    """`shares`: those of a deposit, whose lines are written with them or not at all."""
    require(by, "invoices.change")
    with transaction.atomic():
        held = held_draft(pk, by, version, entry_key)
        values = dict(values)
        if (client_id := values.pop("client_id", held.client_id)) != held.client_id:
            _check_client_moves(held)
            held.client = usable_client(client_id, by)
        _write(held, values)
        if held.type != InvoiceType.DEPOSIT or shares is not None:
            _write_lines(held, held.plain_lines() if lines is None else lines, shares)
        held.entry_key = entry_key or held.entry_key
        held.touch(by)
        held.save()
        return held


def _check_client_moves(held: Invoice) -> None:
    if held.corrects_id or held.sources.exists():
        raise Refused("Cette facture vient d’un document de ce client : supprimez-la pour en faire une à un autre.")


def discard(pk: int, *, by: Actor) -> None:
    require(by, "invoices.change")
    with transaction.atomic():
        held = held_draft(pk, by)
        Client.log([held.client_id], "invoice.discarded", by=by, what=str(held))
        Invoice.objects.filter(pk=held.pk, number=None).delete()


def held_draft(pk: int, by: Actor, version: int | None = None, entry_key: UUID | None = None) -> Invoice:
    held = Invoice.held(pk, by, version, entry_key)
    if held.number:
        raise Refused(f"{held} est émise : elle ne change plus. Faites un avoir pour la corriger.")
    return held


def _write(made: Invoice, values: Mapping[str, Any]) -> None:
    if unknown := values.keys() - WRITABLE:
        raise TypeError(f"not written by hand: {sorted(unknown)}")
    for name, value in values.items():
        setattr(made, name, value)
    for name in ("date", "due_date", "delivered_on"):
        day = getattr(made, name)
        if day is not None and not _OLDEST <= day <= date(timezone.localdate().year + 5, 12, 31):
            raise Refused(f"La date du {day:%d/%m/%Y} est hors de ce qu’une facture peut porter : vérifiez l’année.")


def due_of(invoice: Invoice, day: date) -> date:
    """From the payment terms: the invoice's own, the client's, the firm's; never before what the law lets be paid."""
    due = terms.of(invoice.payment_terms, invoice.client.payment_terms, _usual_terms()).due(day)
    held = heldback.first_payment_day(invoice)
    return max(due, held[0]) if held else due


def _usual_terms() -> str:
    return InvoiceOptions.current().payment_terms


def _write_lines(made: Invoice, lines: Sequence[Line], shares: Sequence[Share] | None) -> None:
    """Lines and everything derived from them: VAT by rate, deposits deducted, totals."""
    whole = made.totals_of(lines)
    if max((abs(line.net) for line in lines), default=ZERO) > MOST_TOTAL or abs(whole.gross) > MOST_TOTAL:
        raise Refused(TOO_MUCH)
    made.write_lines(lines)
    if shares is None:
        shares = whole.shares
        if made.type == InvoiceType.FINAL:
            made.deductions = deductions_of(made, whole)
            shares = amounts.final(whole, [shares_from(row["shares"]) for row in made.deductions])
        elif made.is_credit and made.corrects is not None and shares:
            shares = amounts.credit(whole, left_to_credit(made.corrects))
    made.set_shares(shares)
