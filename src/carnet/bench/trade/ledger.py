"""The journal of sales and payments of the loaded documents: chained, sealed and closed as the product does."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from carnet.bench.trade.affairs import Affair, moment
from carnet.bench.trade.rows import insert
from carnet.company.numbering import Counter
from carnet.invoices import journal, keeping
from carnet.invoices.content import content_digest, row_digest
from carnet.invoices.models import Invoice, Payment
from carnet.invoices.models.journal import JournalLine
from carnet.invoices.paying import SAID

# An entry: when, its place within that moment, what it is, its key.
Entry = tuple[datetime, int, str, int]


def entries(affairs: Iterable[Affair]) -> list[Entry]:
    return sorted(entry for one in affairs for entry in _of(one))


def _of(one: Affair) -> Iterator[Entry]:
    known = (
        (one.deposit, 0, "invoice", one.deposit_key),
        (one.deposit_paid, 1, "payment", one.deposit_key),
        (one.invoiced, 2, "invoice", one.invoice_key),
        (one.paid, 3, "payment", one.invoice_key),
        (one.credited, 4, "invoice", one.credit_key),
        (one.credited, 5, "allocation", one.credit_key),
    )
    for day, place, kind, key in known:
        if day:
            yield moment(day, one.number), place, kind, key


def write(some: Sequence[Entry]) -> None:
    """These entries, after those that are there. Inside a transaction."""
    last = JournalLine.objects.order_by("-seq").first()
    seq, previous, day = (last.seq, last.hash, date.fromisoformat(last.day)) if last else (0, journal.GENESIS, None)
    key, data = keeping.seal_key(), _said(some)
    made: list[JournalLine] = []
    for at, _, kind, document in some:
        today = timezone.localdate(at)
        if day and today > day:
            insert(made)
            made = []
            keeping.close_until(today)
        seq, day = seq + 1, today
        line = journal.line(
            seq, at.astimezone(UTC).isoformat(), today.isoformat(), kind, data[kind, document], previous, key
        )
        previous = line.hash
        made.append(JournalLine.of(line))
    insert(made)
    Counter.raise_to(keeping.LEDGER, seq)


def _said(some: Sequence[Entry]) -> dict[tuple[str, int], dict[str, Any]]:
    """What each line says, read from the rows themselves."""
    keys: dict[str, list[int]] = {"invoice": [], "payment": [], "allocation": []}
    for _, _, kind, key in some:
        keys[kind].append(key)
    wanted = {*keys["invoice"], *keys["payment"], *keys["allocation"]}
    invoices = {one.pk: one for one in Invoice.objects.filter(pk__in=wanted).prefetch_related("lines")}
    found: dict[tuple[str, int], dict[str, Any]] = {
        ("invoice", key): _invoice(invoices[key]) for key in keys["invoice"]
    }
    for payment in Payment.objects.filter(pk__in=keys["payment"]):
        found["payment", payment.pk] = _payment(payment, invoices[payment.pk])
    corrected = dict(Invoice.objects.filter(credit_notes__in=keys["allocation"]).values_list("credit_notes", "number"))
    for key in keys["allocation"]:
        row = {"invoice": corrected[key], "amount": f"{invoices[key].total_incl:.2f}"}
        found["allocation", key] = {"credit": invoices[key].number, "on": [row]}
    return found


def _invoice(one: Invoice) -> dict[str, Any]:
    sums = {"excl": one.total_excl, "tax": one.total_tax, "incl": one.total_incl}
    return {
        "id": one.pk, "number": one.number, "type": one.type, "date": one.date.isoformat(), "client": one.client_id,
        "shares": one.shares, "content": content_digest(one),
        **{name: f"{one.sign * value:.2f}" for name, value in sums.items()},
    }  # fmt: skip


def _payment(one: Payment, invoice: Invoice) -> dict[str, Any]:
    return {
        "id": one.pk, "client": one.client_id, "date": one.date.isoformat(), "means": one.means, "cancels": None,
        "on": [{"invoice": invoice.number, "amount": f"{one.amount:.2f}"}], "received": f"{one.amount:.2f}",
        "content": row_digest(one, SAID),
    }  # fmt: skip
