"""The paper of an invoice: frozen in full at issue, drawn after the commit and kept (sales.keeping)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from carnet.files.models import File
from carnet.invoices import terms
from carnet.invoices.models.kinds import InvoiceType
from carnet.sales import firm, keeping, mentions
from carnet.sales.lines import ZERO, Line
from carnet.sales.models import DocumentSettings
from carnet.sales.models.circumstances import Nature
from carnet.sales.models.document import shares_from
from carnet.sales.paper.content import (
    Deduction,
    Kind,
    Mention,
    Operation,
    Paper,
    Payment,
    Reference,
    Site,
    Watermark,
)  # fmt: skip
from carnet.sales.paper.drawing import draw
from carnet.sales.parties import site_of
from carnet.sales.totals import Totals

if TYPE_CHECKING:
    from carnet.invoices.models.invoice import Invoice

KINDS = {
    InvoiceType.INVOICE: Kind.INVOICE,
    InvoiceType.DEPOSIT: Kind.DEPOSIT,
    InvoiceType.FINAL: Kind.FINAL,
    InvoiceType.CREDIT_NOTE: Kind.CREDIT,
}
_SITE = ("label", "street", "postcode", "city", "country", "access_notes")
_WORKS = {Nature.WORKS, Nature.REPAIR}


def paper_of(invoice: "Invoice", *, number: str, day: date, due: date | None) -> Paper:
    """Everything that the invoice says, as things are now."""
    chosen, lines = DocumentSettings.current(), invoice.plain_lines()
    site = invoice.site or site_of(invoice.client, invoice.site_id)
    return Paper(
        KINDS[invoice.kind_of],
        day,
        firm.seller_now(),
        invoice.party,
        number=number,
        subject=invoice.subject,
        facts=(("Affaire suivie par", str(invoice.salesperson)),) if invoice.salesperson else (),
        site=Site(*(site.get(name, "") for name in _SITE)),
        delivered_on=invoice.delivered_on,
        buyer_order=invoice.buyer_order,
        origin=", ".join(row.label for row in invoice.sources.all()),
        corrects=_corrects(invoice),
        intro=tuple(invoice.introduction.split("\n")) if invoice.introduction else (),
        # What the firm pays for a line is nobody's business.
        lines=tuple(replace(line, cost=ZERO) for line in lines if not line.option),
        totals=_totals(invoice, lines),
        allowance_percent=invoice.allowance_percent,
        deductions=tuple(_deductions(invoice)),
        payment=_payment(invoice, due),
        operation=Operation(invoice.operation_code),
        vat_on_debits=chosen.vat_on_debits,
        exemption=mentions.FRANCHISE if chosen.is_franchise else chosen.exemption,
        exemption_code=mentions.FRANCHISE_CODE if chosen.is_franchise else "",
        mentions=(
            *mentions.of_invoice(invoice.party, chosen, works=invoice.nature in _WORKS),
            *_certified(invoice, lines),
        ),
        watermark=Watermark.SPECIMEN if settings.CARNET_DEMO else Watermark.NONE,
    )


def _corrects(invoice: "Invoice") -> tuple[Reference, ...]:
    first = invoice.corrects
    return (Reference(first.number or "", first.date),) if first else ()


def _totals(invoice: "Invoice", lines: list[Line]) -> Totals:
    """A final invoice shows the whole, then deducts; the others show what they charge."""
    whole = invoice.totals_of(lines)
    return whole if invoice.type == InvoiceType.FINAL else Totals(whole.gross, whole.allowance, invoice.vat_shares)


def _deductions(invoice: "Invoice") -> Iterator[Deduction]:
    for row in invoice.deductions:
        yield Deduction(row["number"], date.fromisoformat(row["date"]), shares_from(row["shares"]))


def _payment(invoice: "Invoice", due: date | None) -> Payment:
    if invoice.is_credit:
        return Payment()
    read = terms.read(invoice.payment_terms)
    said = read.sentence if read else invoice.payment_terms
    found = firm.with_bank(Payment(due_on=due, terms=said, means="virement ou chèque", due=invoice.total_incl))
    # A credit transfer names its account (BR-CO-27): without one the means is left open.
    return found if found.iban else replace(found, means_code="1")


def _certified(invoice: "Invoice", lines: list[Line]) -> Iterator[Mention]:
    rates = {line.vat.code for line in lines if not line.option} & {"10", "5.5"}
    if rates and invoice.nature in _WORKS and invoice.certified_by:
        yield Mention(
            f"Taux réduit de TVA : {invoice.certified_by}, preneur, a certifié par écrit que les travaux portent sur un logement "
            "achevé depuis plus de deux ans et remplissent les conditions du taux appliqué (CGI art. 279-0 bis et 278-0 bis A)."
        )


def drawn(invoice: "Invoice") -> bytes:
    """A draft as it is."""
    paper = paper_of(invoice, number="", day=invoice.date, due=invoice.due_date)
    return draw(replace(paper, watermark=Watermark.DRAFT), firm.theme_now())


def printed(invoice: "Invoice") -> bytes:
    return keeping.content(invoice, drawn)


def sent_file(invoice: "Invoice") -> File:
    keeping.keep(invoice)
    assert invoice.paper is not None
    return invoice.paper
