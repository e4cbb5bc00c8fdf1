"""The documents of an affair as rows: the product's own models, totals and papers, their lines written in bulk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from carnet.accounts.models import User
from carnet.bench.trade import goods, numbers
from carnet.bench.trade.affairs import DUE_DAYS, VALID_DAYS, Affair, moment
from carnet.bench.trade.numbers import Numbers
from carnet.bench.trade.rows import hold
from carnet.clients.models import Client
from carnet.deliveries import paper as delivery_paper
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.models.line import DeliveryLine
from carnet.deliveries.states import State as DeliveryState
from carnet.invoices import amounts
from carnet.invoices import paper as invoice_paper
from carnet.invoices.models import Invoice
from carnet.invoices.models.invoice import Deduction, InvoiceLine, InvoiceSource
from carnet.invoices.models.payment import Allocation, Payment
from carnet.orders import paper as order_paper
from carnet.orders.models import Order, OrderLine
from carnet.orders.states import Share as Part
from carnet.orders.states import billed_share, state_of
from carnet.quotes import paper as quote_paper
from carnet.quotes.models import Acceptance, Quote
from carnet.quotes.models.line import QuoteLine
from carnet.quotes.states import RefusalReason
from carnet.quotes.states import State as QuoteState
from carnet.sales import totals
from carnet.sales.lines import ZERO, Line, rounded
from carnet.sales.paper.content import Count
from carnet.sales.paper.freezing import freeze

DEPOSIT_PERCENT = Decimal(30)
TERMS = "30 jours"
# Keys of the lines of an order: a note points to them.
MOST_LINES = 8


@dataclass
class Desk:
    """What documents need beside the affair: numbers, who signs, who buys, the last day."""

    numbers: Numbers
    team: Mapping[int, User]
    clients: Mapping[int, Client]
    parties: Mapping[int, dict[str, Any]]
    until: date


def rows(affair: Affair, desk: Desk) -> Iterator[Any]:
    """Everything that the affair left, what is pointed to first."""
    lines = goods.lines(affair)
    quote, own = _quote(affair, desk, lines)
    yield quote
    yield from own
    if affair.accepted:
        yield _acceptance(affair, quote)
    if affair.ordered:
        yield from _ordered(affair, desk, quote, lines)


def _ordered(affair: Affair, desk: Desk, quote: Quote, lines: Sequence[Line]) -> Iterator[Any]:
    invoices = list(_invoices(affair, desk, quote, lines))
    billed = sum((one.sign * one.total_incl for one, _ in invoices), ZERO)
    order, own = _order(affair, desk, quote, lines, billed)
    yield order
    yield from own
    if affair.delivered:
        yield from _note(affair, desk, order, own)
    for invoice, rest in invoices:
        yield invoice
        yield from rest
    yield from _paid(affair, {one.pk: one for one, _ in invoices})


def _common(affair: Affair, desk: Desk, day: date, number: str) -> dict[str, Any]:
    at = moment(day, affair.number)
    return {
        "number": number or None, "client": desk.clients[affair.buyer.key], "salesperson": desk.team[affair.seller], "date": day,
        "subject": goods.subject(affair), "buyer": desk.parties[affair.buyer.key] if number else {},
        "created_by_id": affair.seller, "created_at": moment(affair.begun, affair.number), "updated_at": at,
    }  # fmt: skip


def _circumstances(affair: Affair) -> dict[str, Any]:
    works = affair.nature == "works"
    return {
        "nature": affair.nature, "signed_at": "premises", "dwelling": "house" if works else "",
        "dwelling_over_two_years": True if works else None, "waste": "1 m³ de bois et de verre, en déchetterie." if works else "",
    }  # fmt: skip


def _lines(model: Any, document: int, lines: Sequence[Line], **more: Any) -> list[Any]:
    return [
        model(document_id=document, position=at, **model.columns(line), **more) for at, line in enumerate(lines)
    ]  # fmt: skip


def _count(document: Any, lines: Sequence[Line]) -> None:
    found = totals.of(lines)
    document.total_excl, document.total_tax, document.total_incl = found.excl, found.tax, found.incl


def _quote(affair: Affair, desk: Desk, lines: Sequence[Line]) -> tuple[Quote, list[Any]]:
    number = desk.numbers.of(numbers.QUOTE, affair)
    quote = Quote(
        id=affair.number, state=_state(affair, desk.until), valid_days=VALID_DAYS,
        valid_until=affair.expires if affair.sent else None,
        sent_at=moment(affair.sent, affair.number) if affair.sent else None,
        decided_on=affair.accepted or affair.refused,
        refusal_reason=RefusalReason.values[affair.number % len(RefusalReason.values)] if affair.refused else "",
        deposit_percent=DEPOSIT_PERCENT if affair.deposit else ZERO, delay="6 semaines après l’accord",
        **_common(affair, desk, affair.sent or affair.begun, number), **_circumstances(affair),
    )  # fmt: skip
    own = _lines(QuoteLine, affair.number, lines)
    hold(quote, "lines", own)
    _count(quote, lines)
    if number:
        quote.frozen = freeze(quote_paper.paper_of(quote))
    return quote, own


def _state(affair: Affair, until: date) -> str:
    if affair.sent is None:
        return QuoteState.DRAFT
    if affair.accepted:
        return QuoteState.ACCEPTED
    if affair.refused:
        return QuoteState.REFUSED
    return QuoteState.EXPIRED if affair.expires < until else QuoteState.SENT


def _acceptance(affair: Affair, quote: Quote) -> Acceptance:
    day = affair.accepted
    assert day is not None
    return Acceptance(
        quote_id=quote.pk, means="paper", name=signer(quote.buyer), day=day,
        recorded_at=moment(day, affair.number), recorded_by_id=affair.seller,
    )  # fmt: skip


def signer(buyer: Mapping[str, Any]) -> str:
    return str(buyer["name"])[:160]


def _order(
    affair: Affair, desk: Desk, quote: Quote, lines: Sequence[Line], billed: Decimal
) -> tuple[Order, list[OrderLine]]:
    assert affair.ordered is not None
    order = Order(
        id=affair.number, quote=quote, confirmed_at=moment(affair.ordered, affair.number),
        expected_on=affair.ordered + timedelta(days=60), **_circumstances(affair),
        **_common(affair, desk, affair.ordered, desk.numbers.of(numbers.ORDER, affair)),
    )  # fmt: skip
    own = _lines(OrderLine, affair.number, lines)
    for row in own:
        row.pk = affair.number * MOST_LINES + row.position
    hold(order, "lines", own)
    _count(order, lines)
    order.delivery = Part.WHOLE if affair.delivered else Part.NONE
    order.billing = billed_share(order.total_incl, billed)
    order.state = state_of(Part(order.delivery), Part(order.billing))
    order.frozen = freeze(order_paper.paper_of(order))
    return order, own


def _note(affair: Affair, desk: Desk, order: Order, ordered: Sequence[OrderLine]) -> Iterator[Any]:
    day = affair.delivered
    assert day is not None
    note = DeliveryNote(
        id=affair.number, order=order, state=DeliveryState.ISSUED, issued_at=moment(day, affair.number),
        **_common(affair, desk, day, desk.numbers.of(numbers.DELIVERY, affair)),
    )  # fmt: skip
    if affair.signed:
        note.state, note.means, note.signed_by, note.signed_on = DeliveryState.SIGNED, "paper", signer(note.buyer), day
        note.signed_at, note.signature_taken_by_id = note.issued_at, affair.seller
    own = _lines(DeliveryLine, affair.number, [row.plain for row in ordered])
    for row, of in zip(own, ordered, strict=True):
        row.order_line_id = of.pk
    hold(note, "lines", own)
    _count(note, [row.plain for row in ordered])
    note.frozen = freeze(delivery_paper.paper_of(note, [Count(row.quantity, ZERO) for row in ordered]))
    yield note
    yield from own


def _invoices(affair: Affair, desk: Desk, quote: Quote, lines: Sequence[Line]) -> Iterator[tuple[Invoice, list[Any]]]:
    order = ("order", affair.number, f"commande {desk.numbers.of(numbers.ORDER, affair)}")
    of_quote = ("quote", affair.number, f"devis {quote.number}")
    whole = totals.of(lines)
    deposit = final = None
    if affair.deposit:
        shares = totals.deposit(whole, percent=DEPOSIT_PERCENT)
        own = amounts.deposit_lines(shares, f"Acompte de 30 % sur {of_quote[2]}")
        deposit = _invoice(affair, desk, numbers.DEPOSIT, own, shares, [of_quote])
        yield deposit
    if affair.invoiced:
        shares = amounts.final(whole, [deposit[0].vat_shares] if deposit else [])
        final = _invoice(
            affair, desk, numbers.INVOICE, lines, shares, [order, of_quote], deposit[0] if deposit else None
        )
        yield final
    if affair.credited and final:
        shares = final[0].vat_shares
        back = [Line(description="Annulation de la facture", unit_price=share.base, vat=share.vat) for share in shares]
        yield _invoice(affair, desk, numbers.CREDIT, back, shares, [], corrects=final[0])


_KEYS = {numbers.DEPOSIT: "deposit_key", numbers.INVOICE: "invoice_key", numbers.CREDIT: "credit_key"}
_STEPS = {numbers.DEPOSIT: "deposit", numbers.INVOICE: "invoiced", numbers.CREDIT: "credited"}


def _invoice(
    affair: Affair, desk: Desk, mask: str, lines: Sequence[Line], shares: Any, sources: Sequence[tuple[str, int, str]],
    deposit: Invoice | None = None, corrects: Invoice | None = None,
) -> tuple[Invoice, list[Any]]:  # fmt: skip
    day: date = getattr(affair, _STEPS[mask])
    invoice = Invoice(
        id=getattr(affair, _KEYS[mask]), type=_type(mask, deposit), series=numbers.series_of(mask, day),
        rank=desk.numbers.rank(mask, affair), issued_at=moment(day, affair.number), issued_by_id=affair.seller,
        corrects=corrects, payment_terms=TERMS, due_date=None if corrects else day + timedelta(days=DUE_DAYS),
        delivered_on=affair.delivered if mask == numbers.INVOICE else None,
        certified_by=signer(desk.parties[affair.buyer.key]) if affair.nature == "works" and not corrects else "",
        salt=f"{affair.number * 2_654_435_761 % 2**64:032x}",
        **_common(affair, desk, day, desk.numbers.of(mask, affair)), **_circumstances(affair),
    )  # fmt: skip
    invoice.set_shares(shares)
    if deposit:
        kept = {"id": deposit.pk, "number": deposit.number, "date": deposit.date.isoformat(), "shares": deposit.shares}
        invoice.deductions = [kept]
    invoice.settled = settled(affair, mask, invoice.total_incl)
    own = _lines(InvoiceLine, invoice.pk, lines)
    known = [InvoiceSource(invoice_id=invoice.pk, kind=kind, document=key, label=label) for kind, key, label in sources]
    hold(invoice, "lines", own)
    hold(invoice, "sources", known)
    invoice.frozen = freeze(
        invoice_paper.paper_of(invoice, number=invoice.number or "", day=day, due=invoice.due_date)
    )  # fmt: skip
    deducted = [Deduction(document_id=invoice.pk, deposit_id=deposit.pk)] if deposit else []
    return invoice, [*own, *known, *deducted]


def _type(mask: str, deposit: Invoice | None) -> str:
    if mask == numbers.INVOICE:
        return "final" if deposit else "invoice"
    return "deposit" if mask == numbers.DEPOSIT else "credit_note"


def settled(affair: Affair, mask: str, total: Decimal) -> Decimal:
    """What was received on it; of a credit note: what it paid, below zero."""
    if mask == numbers.DEPOSIT:
        return total if affair.deposit_paid else ZERO
    if mask == numbers.CREDIT:
        return -total
    if affair.credited:
        return total
    if affair.paid is None:
        return ZERO
    return rounded(total / 2) if affair.half else total


def _paid(affair: Affair, invoices: Mapping[int, Invoice]) -> Iterator[Any]:
    """A payment an invoice, of the same key."""
    for day, key in ((affair.deposit_paid, affair.deposit_key), (affair.paid, affair.invoice_key)):
        if day and (invoice := invoices.get(key)) and invoice.settled:
            at = moment(day, affair.number)
            yield _payment(affair, invoice, day, at)
            yield Allocation(payment_id=key, invoice_id=key, amount=invoice.settled, at=at)
    if affair.credited and (credit := invoices.get(affair.credit_key)):
        at = moment(affair.credited, affair.number)
        yield Allocation(credit_id=credit.pk, invoice_id=affair.invoice_key, amount=credit.total_incl, at=at)


def _payment(affair: Affair, invoice: Invoice, day: date, at: datetime) -> Payment:
    means = ("transfer", "transfer", "cheque", "cheque", "card")[affair.number % 5]
    reference = f"{affair.number:07d}" if means == "cheque" else ""
    return Payment(
        id=invoice.pk, client_id=affair.buyer.key, date=day, amount=invoice.settled, means=means, reference=reference,
        created_at=at, created_by_id=affair.seller,
    )  # fmt: skip
