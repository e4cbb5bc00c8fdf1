"""What `carnet verify` asks of the invoices: the chain, the closings, and that the rows still say what was journalled.

Nothing here repairs a document: what is altered is told by its number. Only missing triggers are put back.
"""

from collections.abc import Iterator

from django.db.models import Count, Max, Sum

from carnet.company.numbering import Counter
from carnet.invoices import guards, journal, keeping
from carnet.invoices.content import content_digest, row_digest
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.journal import Closing, JournalLine
from carnet.invoices.models.payment import Payment
from carnet.invoices.paying import SAID

MOST_TOLD = 50


def journal_whole(repair: bool) -> list[str]:
    """The chain and its closings; the first altered line is named."""
    key = keeping.seal_key()
    lines = [row.line for row in JournalLine.objects.order_by("seq").iterator(chunk_size=2_000)]
    if fault := journal.first_fault(lines, key):
        return [f"{fault}. Comparez à une sauvegarde : rien ne doit changer le journal."]
    counted = Counter.objects.filter(series=keeping.LEDGER).values_list("last", flat=True).first() or 0
    if counted != len(lines):
        return [
            f"Journal des ventes : {counted} lignes ont été écrites, il en reste {len(lines)} : la fin a été coupée."
        ]
    by_seq = {line.seq: line for line in lines}
    closings = [row.closing for row in Closing.objects.order_by("last", "id").iterator()]
    return list(journal.faulty_closings(closings, by_seq, key))[:MOST_TOLD]


def documents_as_journalled(repair: bool) -> list[str]:
    """Each invoice and payment is in the journal once, and says today what it said then."""
    written: dict[tuple[str, int], str] = {}
    for kind, payload in JournalLine.objects.filter(kind__in=["invoice", "payment"]).values_list("kind", "payload"):
        data = journal.Line(0, "", "", kind, payload, "", "").data
        written[kind, data["id"]] = data["content"]
    told: list[str] = []
    for invoice in Invoice.objects.issued().prefetch_related("lines").order_by("pk").iterator(chunk_size=500):
        told += _compared(str(invoice), written.pop(("invoice", invoice.pk), None), content_digest(invoice))
    for payment in Payment.objects.order_by("pk").iterator(chunk_size=500):
        told += _compared(
            f"Règlement n° {payment.pk}", written.pop(("payment", payment.pk), None), row_digest(payment, SAID)
        )
    told += [f"{'La facture' if kind == 'invoice' else 'Le règlement'} n° {key} est au journal et n’existe plus."
             for kind, key in written]  # fmt: skip
    return told[:MOST_TOLD]


def _compared(what: str, then: str | None, now: str) -> Iterator[str]:
    if then is None:
        yield f"{what} n’est pas au journal des ventes."
    elif then != now:
        yield f"{what} a été modifiée depuis son émission."


def numbers_without_gap(repair: bool) -> list[str]:
    """Each series is 1, 2, 3… and its counter is the last."""
    told = []
    series = Invoice.objects.issued().values("series").annotate(count=Count("pk"), most=Max("rank")).order_by("series")
    for row in series:
        if row["count"] != row["most"]:
            told.append(f"Série {row['series']} : {row['count']} pièces pour {row['most']} numéros donnés.")
    return told


def settled_as_allocated(repair: bool) -> list[str]:
    """What each invoice is said to have received is the sum of what was allocated to it."""
    told = []
    found = Invoice.objects.issued().annotate(got=Sum("allocations__amount")).order_by("pk")
    given = dict(Invoice.objects.filter(uses__isnull=False).values_list("pk").annotate(Sum("uses__amount")))
    for invoice in found.iterator(chunk_size=500):
        if invoice.settled != (invoice.got or 0) - (given.get(invoice.pk) or 0):
            told.append(f"{invoice} : le montant réglé n’est pas la somme de ses affectations.")
    return told[:MOST_TOLD]


def guards_in_place(repair: bool) -> list[str]:
    if repair and guards.missing():
        guards.install()
    return [f"Le garde-fou {name} manque : carnet verify --repair." for name in guards.missing()]
