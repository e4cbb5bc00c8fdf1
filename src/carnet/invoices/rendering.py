"""The jobs that draw the paper of an invoice once it is issued and the letters once they are written; the night draws what was missed."""

from typing import TYPE_CHECKING

from carnet.accounts.actor import Actor, Source
from carnet.invoices import letters
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.reminder import Reminder
from carnet.jobs.kinds import Kind
from carnet.jobs.models import Job, State
from carnet.sales import keeping

if TYPE_CHECKING:
    from carnet.jobs.running import JobRun


def run(job: "JobRun") -> None:
    invoice = Invoice.objects.issued().select_related("client").filter(pk=job.params["invoice"]).first()
    if invoice is not None:
        keeping.keep(invoice)
        job.say(f"Le PDF de {invoice} est prêt.")


def run_letters(job: "JobRun") -> None:
    job.say(f"Lettres prêtes : {_draw_letters()}.")


def _draw_letters() -> int:
    found = Reminder.objects.filter(paper=None).select_related("client").order_by("pk")
    return len([letters.keep(one) for one in found.iterator(chunk_size=100)])


def ask_for_letters(by: Actor) -> None:
    """In the transaction that writes the letter; one job draws all that wait."""
    waiting = Job.objects.filter(kind=LETTERS.code, state=State.WAITING)
    if by.source != Source.DEMO and not waiting.exists():
        Job.objects.create(kind=LETTERS.code, title="PDF des lettres de relance", lane="quick", started_by=by.user)


def draw_what_is_missing() -> None:
    """A process died, or a drawing failed and was mended: « PDF en attente » does not last."""
    keeping.draw_what_is_not_drawn(Invoice)
    _draw_letters()


KIND = Kind("invoices.render", "PDF d’une facture", run)
LETTERS = Kind("invoices.letters", "PDF des lettres de relance", run_letters)
