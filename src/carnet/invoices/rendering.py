"""The job that draws the paper of an invoice once it is issued, and the night that draws what was missed."""

from typing import TYPE_CHECKING

from carnet.invoices import paper
from carnet.invoices.models.invoice import Invoice
from carnet.jobs.kinds import Kind

if TYPE_CHECKING:
    from carnet.jobs.running import JobRun


def run(job: "JobRun") -> None:
    invoice = Invoice.objects.issued().select_related("client").filter(pk=job.params["invoice"]).first()
    if invoice is not None:
        paper.keep(invoice)
        job.say(f"Le PDF de {invoice} est prêt.")


def draw_what_is_missing() -> None:
    """A process died, or a drawing failed and was mended: « PDF en attente » does not last."""
    for invoice in Invoice.objects.issued().filter(file=None).order_by("pk").iterator(chunk_size=100):
        paper.keep(invoice)


KIND = Kind("invoices.render", "PDF d’une facture", run)
