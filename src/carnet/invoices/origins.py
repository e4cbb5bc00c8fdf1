"""Where an invoice comes from: a quote, an order, delivery notes. What is sold is read from them once, then lives its own life."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.states import LIVE
from carnet.invoices import amounts, deposits
from carnet.invoices.deposits import Part
from carnet.invoices.models.invoice import Invoice, InvoiceSource
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.standing import deposits_of, left_to_deduct, stands
from carnet.kernel.errors import Refused
from carnet.orders.models import Order
from carnet.sales import totals
from carnet.sales.kinds import KINDS
from carnet.sales.lines import ZERO, Line, LineKind
from carnet.sales.models import Circumstances
from carnet.sales.models.circumstances import CIRCUMSTANCES
from carnet.sales.totals import Allowance, Totals

Source = tuple[str, int, str]


@dataclass(frozen=True)
class Origin:
    """A document below, read: its lines are those that the client agreed to."""

    document: Any
    kind: str
    label: str  # "devis DV-2026-0142"
    lines: tuple[Line, ...]
    allowance: Allowance
    sources: tuple[Source, ...]  # itself, then what it comes from: deposits may stand on the quote of an order
    ready: bool  # accepted, confirmed
    certified_by: str = ""
    deposit_percent: Decimal = ZERO

    @property
    def page(self) -> str:
        return reverse(KINDS[self.kind].page, args=[self.document.pk])

    @property
    def whole(self) -> Totals:
        return totals.of(self.lines, self.allowance)

    @property
    def deposited(self) -> Decimal:
        return deposits.already(self.sources)


def find(kind: str, pk: int, user: User) -> Origin | None:
    """None for one that does not exist, or is not theirs."""
    if kind not in KINDS or kind == Invoice.kind or pk >= 2**63:
        return None
    document = KINDS[kind].model()._default_manager.visible_to(user).filter(pk=pk).first()
    return read(document) if document is not None else None


def read(document: Any) -> Origin:
    """A quote gives the options chosen; an order all its lines."""
    agreed = getattr(document, "agreed_lines", document.plain_lines)
    quote = getattr(document, "quote", None)
    signed = getattr(quote or document, "acceptance", None)
    lines = tuple(line for line in agreed() if not line.option)
    documents = [document, quote] if quote is not None else [document]
    return Origin(
        document,
        document.kind,
        label_of(document),
        lines,
        document.allowance,
        tuple((one.kind, one.pk, label_of(one)) for one in documents),
        ready=bool(document.number) and (signed is not None or document.kind != "quote"),
        certified_by=signed.name if signed is not None else "",
        deposit_percent=getattr(quote or document, "deposit_percent", ZERO),
    )


def label_of(document: Any) -> str:
    """`devis DV-2026-0142`, as the papers say it."""
    return f"{KINDS[document.kind].label.lower()} {document.number or document.pk}"


def invoiced(sources: Sequence[Source]) -> list[Invoice]:
    """Drafts and invoices of these documents, deposits and what was taken back whole left out."""
    kind, key, _ = sources[0]
    found = Invoice.objects.filter(sources__kind=kind, sources__document=key).exclude(
        type__in=[InvoiceType.DEPOSIT, InvoiceType.CREDIT_NOTE]
    )
    return [one for one in found.order_by("pk") if one.is_draft or stands(one)]


def draft(origin: Origin, *, by: Actor) -> Invoice:
    """The invoice of all of it. A draft that is there already is given back: two clicks make one."""
    _check_ready(origin)
    for known in invoiced(origin.sources):
        if known.is_draft:
            return known
        raise Refused(f"{origin.label[0].upper()}{origin.label[1:]} est déjà facturé : {known.number}.")
    type_ = InvoiceType.FINAL if deposits_of(origin.sources) else InvoiceType.INVOICE
    return _draft(origin, origin.lines, by=by, type_=type_)


def _draft(origin: Origin, lines: Sequence[Line], *, by: Actor, type_: str) -> Invoice:
    return Invoice.draft(
        origin.document.client_id,
        lines,
        by=by,
        sources=origin.sources,
        type=type_,
        allowance_percent=origin.allowance.percent,
        allowance_amount=origin.allowance.amount,
        **inherited(origin),
    )


def inherited(origin: Origin) -> dict[str, Any]:
    """What an invoice takes from the document it comes from, beside its lines."""
    document = origin.document
    values = {"subject": document.subject, "site_id": document.site_id, "salesperson_id": document.salesperson_id}
    if isinstance(document, Circumstances):
        values |= {name: getattr(document, name) for name in CIRCUMSTANCES}
    elif isinstance(getattr(document, "quote", None), Circumstances):
        values |= {name: getattr(document.quote, name) for name in CIRCUMSTANCES}
    return values | {"certified_by": origin.certified_by, "buyer_order": getattr(document, "buyer_order", "")}


def draft_deposit_of(origin: Origin, part: Part, *, by: Actor) -> Invoice:
    _check_ready(origin)
    # The deposit stands on the first document of the chain: the final invoice of the quote or of its order finds it.
    source, values = origin.sources[-1], inherited(origin)
    return deposits.draft_deposit(origin.document.client_id, origin.whole, source, part, by=by, **values)


def change_deposit(deposit: Invoice, part: Part, *, by: Actor, version: int | None = None, **values: Any) -> Invoice:
    """Draw up again the draft of a deposit: another percentage or amount, other words, other conditions."""
    origin = origin_of(deposit)
    if origin is None:
        raise Refused("Le devis ou la commande de cet acompte n’existe plus : supprimez ce brouillon.")
    source = origin.sources[0]
    if part.label.strip() == deposits.usual_label(amounts.percent_of(origin.whole, deposit.vat_shares), source):
        part = replace(part, label="")  # the usual words follow what is asked
    return deposits.change_deposit(deposit, origin.whole, source, part, by=by, version=version, **values)


def origin_of(deposit: Invoice) -> Origin | None:
    """The document that a deposit stands on."""
    row = deposit.sources.first()
    document = KINDS[row.kind].model()._default_manager.filter(pk=row.document).first() if row else None
    return read(document) if document is not None else None


def check_deposit(held: Invoice) -> None:
    """Raises Refused when, with the deposits issued since it was drawn up, it asks for more than the whole."""
    if (origin := origin_of(held)) is not None:
        deposits.check_within(origin.whole, held.vat_shares, origin.sources[:1])


def _check_ready(origin: Origin) -> None:
    if not origin.ready:
        raise Refused("Ce devis n’est pas accepté : enregistrez d’abord l’accord du client.")
    if not origin.lines or amounts.incl(origin.whole.shares) <= 0:
        raise Refused("Il n’y a rien à facturer dans ce document : complétez ses lignes.")


def delivered_notes(order: Order) -> list[DeliveryNote]:
    """Notes that left and that no invoice holds."""
    held = InvoiceSource.objects.filter(kind=DeliveryNote.kind, document__in=order.notes.values("pk"))
    standing = {row.document for row in held.select_related("invoice") if row.invoice.is_draft or stands(row.invoice)}
    notes = order.notes.filter(state__in=LIVE).prefetch_related("lines").order_by("date", "pk")
    return [note for note in notes if note.pk not in standing]


def draft_delivered(origin: Origin, *, by: Actor) -> Invoice:
    """One invoice of every note not invoiced yet. Deposits are deducted as late as what is left to invoice allows."""
    _check_ready(origin)
    notes = delivered_notes(origin.document)
    if not notes:
        waiting = [one for one in invoiced(origin.sources) if one.is_draft]
        if waiting:
            return waiting[0]
        raise Refused("Tout ce qui a été livré est déjà facturé.")
    lines = [line for note in notes for line in _lines_of(note)]
    discount = amounts.credited_allowance(origin.whole, origin.allowance, lines)
    type_ = InvoiceType.FINAL if _deducts_now(origin, totals.of(lines, discount).incl) else InvoiceType.INVOICE
    sources = [(note.kind, note.pk, f"bon de livraison {note.number}") for note in notes]
    return Invoice.draft(
        origin.document.client_id,
        lines,
        by=by,
        sources=[*sources, *origin.sources],
        type=type_,
        allowance_percent=discount.percent,
        allowance_amount=discount.amount,
        delivered_on=max(note.signed_on or note.date for note in notes),
        **inherited(origin),
    )


def _deducts_now(origin: Origin, now: Decimal) -> bool:
    """Would what is invoiced after this one be too little to bear the deposits not deducted yet?"""
    undeducted = sum((amounts.incl(left_to_deduct(one)) for one in deposits_of(origin.sources)), ZERO)
    before = sum((one.totals().incl for one in invoiced(origin.sources)), ZERO)
    after = origin.whole.incl - before - now
    return undeducted > 0 and after < undeducted


def _lines_of(note: DeliveryNote) -> list[Line]:
    title = Line(kind=LineKind.SECTION, description=f"Bon de livraison {note.number} du {note.date:%d/%m/%Y}")
    return [title, *(line for line in note.plain_lines() if line.kind == LineKind.ITEM and line.quantity)]
