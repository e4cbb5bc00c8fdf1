"""What invoices give to the rest of the house."""

from carnet.accounts.rights import RIGHTS
from carnet.clients.timeline import EVENT_TYPES
from carnet.invoices import events, keeping, rights, verifying
from carnet.invoices.models.invoice import Invoice
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.sales.actions import JUSTIFICATIONS, Justification
from carnet.upkeep.checks import CHECKS, Check


def _has_issued(client_id: int) -> bool:
    return Invoice.objects.issued().filter(client_id=client_id).exclude(type="credit_note").exists()


RIGHTS.register(*rights.ALL)
EVENT_TYPES.register(*events.TYPES)
JUSTIFICATIONS.register(Justification("invoices.issued", _has_issued))
SCHEDULE.register(
    Scheduled("invoices.closings", "Clôturer le journal des ventes", keeping.close_what_ended, hour=0, minute=20)
)
CHECKS.register(
    Check("invoices.journal", "Journal des ventes et clôtures", verifying.journal_whole, order=70),
    Check("invoices.documents", "Factures et règlements inchangés", verifying.documents_as_journalled, order=71),
    Check("invoices.numbers", "Numéros de factures sans trou", verifying.numbers_without_gap, order=72),
    Check("invoices.settled", "Règlements affectés", verifying.settled_as_allocated, order=73),
    Check("invoices.guards", "Garde-fous de la base", verifying.guards_in_place, order=74),
)
