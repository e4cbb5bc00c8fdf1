"""The issue of an invoice: everything is checked on a rehearsal, then one short transaction numbers, freezes and journals.

The paper is made after the commit, by a job: if it fails the invoice is issued, « PDF en attente ».
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.company.models import Company
from carnet.company.numbering import read
from carnet.invoices import amounts, billing, keeping, settling
from carnet.invoices.content import content_digest
from carnet.invoices.crediting import left_to_credit, seen
from carnet.invoices.deposits import deposits_to_deduct
from carnet.invoices.drafting import due_of
from carnet.invoices.models.invoice import Deduction, Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.models.options import InvoiceOptions
from carnet.invoices.paper import paper_of
from carnet.invoices.requirements import Missing, missing
from carnet.jobs.models import Job
from carnet.kernel.errors import Refused
from carnet.sales.conversion import make_client
from carnet.sales.facturx.making import judge
from carnet.sales.models import DocumentSettings
from carnet.sales.numbering import give, placeholder, with_year
from carnet.sales.paper.freezing import freeze
from carnet.sales.parties import site_of

RENDER = "invoices.render"


@dataclass(frozen=True)
class Rehearsal:
    """What would be issued: its number is of the right shape, and is nobody's."""

    number: str
    day: date
    due: date
    found: Missing


def rehearse(invoice: Invoice, *, by: Actor, day: date | None = None, complete: bool = True) -> Rehearsal:
    """Everything that can be refused, told at once; writes nothing. Not `complete`: without the rules of the electronic invoice."""
    options = InvoiceOptions.current()
    day = day or timezone.localdate(by.now())
    mask = options.mask_of(invoice.type)
    due = invoice.due_date or due_of(invoice, day)
    number, lines = placeholder(mask, day), invoice.plain_lines()
    found = missing(invoice, lines, invoice.party, Company.current())
    found.errors += _refusals(invoice, day, due, series_of(mask, day), by)
    if complete and not found.errors:
        paper = paper_of(invoice, number=number, day=day, due=None if invoice.is_credit else due)
        verdict = judge(paper, DocumentSettings.current().einvoice_start)
        found.errors += verdict.refusals
        found.warnings += verdict.warnings
    return Rehearsal(number, day, due, found)


def series_of(mask: str, day: date) -> str:
    """What counts together: the same mask, the same year when the mask bears it."""
    return with_year(mask, day)


def _refusals(invoice: Invoice, day: date, due: date, series: str, by: Actor) -> list[str]:
    told = []
    if invoice.client.inactive_reason or invoice.client.deleted_at:
        told.append("Ce client est désactivé : réactivez sa fiche avant de lui faire une facture.")
    if day > timezone.localdate(by.now()):
        told.append("Une facture ne se date pas d’avance : choisissez aujourd’hui ou un jour passé.")
    if due < day and not invoice.is_credit:
        told.append(f"L’échéance du {due:%d/%m/%Y} est avant la facture : corrigez-la.")
    if (last := _last_day(series)) and day < last:
        told.append(
            f"La dernière pièce de cette série est datée du {last:%d/%m/%Y} : celle-ci ne peut pas l’être d’avant."
        )
    if invoice.total_incl < 0 or (invoice.is_credit and invoice.total_incl <= 0):
        told.append("Le total est négatif : faites un avoir sur la facture d’origine.")
    return told


def _last_day(series: str) -> date | None:
    found: date | None = Invoice.objects.filter(series=series).aggregate(found=Max("date"))["found"]
    return found


def issue(pk: int, *, by: Actor, version: int | None, day: date | None) -> Invoice:
    require(by, "invoices.issue")
    draft = seen(pk, by)
    if draft.number:
        return draft
    if draft.is_credit:
        require(by, "invoices.credit")
    # The fictional firm is not checked by the rules of electronic invoices one by one: a test does it for all.
    rehearsal = rehearse(draft, by=by, day=day, complete=by.source != Source.DEMO)
    if rehearsal.found.errors:
        raise Refused(" ".join(rehearsal.found.errors))
    with transaction.atomic():
        held = Invoice.held(pk, by, draft.version if version is None else version)
        if held.number:
            return held
        _freeze(held, rehearsal, by)
        _number(held, rehearsal.day)
        held.frozen = freeze(paper_of(held, number=held.number or "", day=held.date, due=held.due_date))
        held.save()
        _deduct(held)
        _journal(held, by)
        _tell(held, by)
        if held.is_credit:
            settling.use_on_its_invoice(held, by=by)
        billing.settle_orders(held)
    held.refresh_from_db()
    return held


def _freeze(held: Invoice, rehearsal: Rehearsal, by: Actor) -> None:
    held.date, held.due_date = rehearsal.day, None if held.is_credit else rehearsal.due
    held.freeze_parties(site_of(held.client, held.site_id))
    if held.is_credit and held.corrects is not None:
        _within_what_is_left(held, Invoice.objects.select_for_update().get(pk=held.corrects_id))
    if held.type == InvoiceType.FINAL:
        _same_deposits(held)
    held.salt = secrets.token_hex(16)
    held.issued_at, held.issued_by = by.now(), by.user
    held.touch(by)


def _within_what_is_left(held: Invoice, invoice: Invoice) -> None:
    """Two credit notes drafted side by side: the second finds less than it asks."""
    left = {share.vat: share for share in left_to_credit(invoice)}
    for share in held.vat_shares:
        kept = left.get(share.vat)
        if kept is None or abs(share.base) > abs(kept.base) or abs(share.tax) > abs(kept.tax):
            raise Refused(
                f"Un autre avoir sur {invoice} a été émis entre-temps : supprimez ce brouillon et recommencez l’avoir."
            )


def _same_deposits(held: Invoice) -> None:
    """The deposits are those that the draft showed: one issued or taken back since is not deducted in silence."""
    if [row["id"] for row in held.deductions] != [one.pk for one in deposits_to_deduct(held)]:
        raise Refused(
            "Les acomptes ont changé depuis ce brouillon : enregistrez-le de nouveau, vérifiez, puis émettez."
        )


def _number(held: Invoice, day: date) -> None:
    mask = InvoiceOptions.current().mask_of(held.type)
    series = series_of(mask, day)
    held.number = give(f"F {mask}", mask, day)
    held.series, held.rank = series, read(series, held.number)
    if (last := _last_day(series)) and day < last:
        raise Refused(f"Une pièce datée du {last:%d/%m/%Y} vient d’être émise : rechargez la page et recommencez.")


def _deduct(held: Invoice) -> None:
    for row in held.deductions:
        Deduction(document=held, deposit_id=row["id"]).save(force_insert=True)


def _journal(held: Invoice, by: Actor) -> None:
    """Names and addresses are not in it: their print is, salted, so that the journal outlives an erasure."""
    data = {
        "id": held.pk,
        "number": held.number,
        "type": held.type,
        "date": held.date.isoformat(),
        "client": held.client_id,
        "shares": held.shares,
        "content": content_digest(held),
    }
    sums = {"excl": held.total_excl, "tax": held.total_tax, "incl": held.total_incl}
    signed = {name: f"{held.sign * value:.2f}" for name, value in sums.items()}
    keeping.append("invoice", data | signed, by.now())


def _tell(held: Invoice, by: Actor) -> None:
    total = f"{amounts.incl(held.vat_shares):.2f}"
    Client.log(
        [held.client_id], "invoice.issued", by=by, invoice=held.pk, number=held.number, type=held.type, total=total
    )
    if not held.is_credit:
        make_client(held.client, by=by, document=held, what=f"{held.type_label.lower()} {held.number}")
    if by.source == Source.DEMO:
        return  # a hundred papers at once: each is drawn when somebody opens it, the others within the hour
    Job.objects.create(
        kind=RENDER, title=f"PDF de {held}", lane="quick", params={"invoice": held.pk}, started_by=by.user
    )
