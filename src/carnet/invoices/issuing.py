"""The issue of an invoice: everything is checked on a rehearsal, then one short transaction numbers, freezes and journals.

The paper is made after the commit, by a job: if it fails the invoice is issued, « PDF en attente ».
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.company.models import Company
from carnet.company.numbering import read
from carnet.invoices import amounts, billing, heldback, issued, keeping, settling
from carnet.invoices.content import content_digest
from carnet.invoices.crediting import seen
from carnet.invoices.deposits import deductions_of
from carnet.invoices.drafting import due_of
from carnet.invoices.models.invoice import Deduction, Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.models.options import InvoiceOptions
from carnet.invoices.origins import check_deposit
from carnet.invoices.paper import paper_of
from carnet.invoices.requirements import Missing, missing
from carnet.invoices.standing import left_to_credit
from carnet.jobs.models import Job
from carnet.kernel.errors import Refused
from carnet.sales.conversion import make_client
from carnet.sales.facturx.making import judge
from carnet.sales.models import DocumentSettings
from carnet.sales.numbering import give, placeholder, with_year
from carnet.sales.paper.content import Paper
from carnet.sales.paper.freezing import freeze

RENDER = "invoices.render"


@dataclass(frozen=True)
class Rehearsal:
    """What would be issued: its number is of the right shape, and is nobody's. `paper` is None when something is missing."""

    mask: str
    day: date
    due: date | None
    found: Missing
    paper: Paper | None = None


def rehearse(invoice: Invoice, *, by: Actor, day: date | None = None, complete: bool = True) -> Rehearsal:
    """Everything that can be refused, told at once; writes nothing. Not `complete`: without the rules of the electronic invoice."""
    day = day or timezone.localdate(by.now())
    mask = InvoiceOptions.current().mask_of(invoice.type)
    due = None if invoice.is_credit else invoice.due_date or due_of(invoice, day)
    found = missing(invoice, invoice.plain_lines(), invoice.party, Company.current())
    found.errors += _refusals(invoice, day, due, with_year(mask, day), by)
    if found.errors:
        return Rehearsal(mask, day, due, found)
    paper = paper_of(invoice, number=placeholder(mask, day), day=day, due=due)
    if complete:
        verdict = judge(paper, DocumentSettings.current().einvoice_start)
        found.errors += verdict.refusals
        found.warnings += verdict.warnings
    return Rehearsal(mask, day, due, found, paper)


def _refusals(invoice: Invoice, day: date, due: date | None, series: str, by: Actor) -> list[str]:
    told = []
    if invoice.client.inactive_reason or invoice.client.deleted_at:
        told.append("Ce client est désactivé : réactivez sa fiche avant de lui faire une facture.")
    if day > timezone.localdate(by.now()):
        told.append("Une facture ne se date pas d’avance : choisissez aujourd’hui ou un jour passé.")
    if due is not None and due < day:
        told.append(f"L’échéance du {due:%d/%m/%Y} est avant la facture : corrigez-la.")
    held = None if invoice.is_credit else heldback.first_payment_day(invoice)
    if due is not None and held and due < held[0]:
        told.append(f"{held[1]} Mettez l’échéance au {held[0]:%d/%m/%Y} ou après.")
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
    rehearsal = rehearse(draft, by=by, day=day)
    paper = rehearsal.paper
    if rehearsal.found.errors or paper is None:
        raise Refused(" ".join(rehearsal.found.errors))
    with transaction.atomic():
        held = Invoice.held(pk, by, draft.version if version is None else version)
        if held.number:
            return held
        _freeze(held, rehearsal, paper, by)
        _number(held, rehearsal)
        if held.type == InvoiceType.DEPOSIT:
            check_deposit(held)  # under the lock of the series: two deposits never pass side by side
        # The paper was composed on the rehearsal, on this very version: only its number was not known.
        held.frozen = freeze(replace(paper, number=held.number or ""))
        held.save()
        _deduct(held)
        _journal(held, by)
        _tell(held, by)
        if held.is_credit:
            settling.use_on_its_invoice(held, by=by)
        billing.settle_orders(held)
        issued.tell(held, by)
    held.refresh_from_db()
    return held


def _freeze(held: Invoice, rehearsal: Rehearsal, paper: Paper, by: Actor) -> None:
    held.date, held.due_date = rehearsal.day, rehearsal.due
    if not Client.objects.active().filter(pk=held.client_id).exists():
        raise Refused("Ce client est désactivé : réactivez sa fiche avant de lui faire une facture.")
    held.buyer, held.site = paper.buyer.plain(), _site_of(paper)
    if held.is_credit and held.corrects is not None:
        _within_what_is_left(held, Invoice.objects.select_for_update().get(pk=held.corrects_id))
    if held.type == InvoiceType.FINAL:
        _same_deposits(held)
    held.salt = secrets.token_hex(16)
    held.issued_at, held.issued_by = by.now(), by.user
    held.touch(by)


def _site_of(paper: Paper) -> dict[str, str]:
    site = paper.site
    if not site:
        return {}
    place = {"street": site.street, "postcode": site.postcode, "city": site.city, "country": site.country}
    return place | {"label": site.name, "access_notes": site.access}


def _within_what_is_left(held: Invoice, invoice: Invoice) -> None:
    """Two credit notes drafted side by side: the second finds less than it asks."""
    left = {share.vat: share for share in left_to_credit(invoice)}
    for share in held.vat_shares:
        kept = left.get(share.vat)
        if kept is None or abs(share.base) > abs(kept.base) or abs(share.tax) > abs(kept.tax):
            raise Refused(
                f"Il reste moins à rendre sur {invoice} depuis ce brouillon : supprimez-le et recommencez l’avoir."
            )


def _same_deposits(held: Invoice) -> None:
    """The deposits are those that the draft showed: one issued or taken back since is not deducted in silence."""
    list(Invoice.objects.select_for_update().filter(pk__in=[row["id"] for row in held.deductions]).order_by("pk"))
    if held.deductions != deductions_of(held, held.totals_of(held.plain_lines())):
        raise Refused(
            "Les acomptes ont changé depuis ce brouillon : enregistrez-le de nouveau, vérifiez, puis émettez."
        )


def _number(held: Invoice, rehearsal: Rehearsal) -> None:
    """One series a mask, and a year when the mask bears it."""
    mask, day = rehearsal.mask, rehearsal.day
    held.series = with_year(mask, day)
    held.number = give(f"F {mask}", mask, day)
    held.rank = read(held.series, held.number)
    if (last := _last_day(held.series)) and day < last:
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
