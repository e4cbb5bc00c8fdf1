"""Who may do what with invoices. The technician sees no amount at all."""

from carnet.accounts.models import Role
from carnet.accounts.rights import Right

OFFICE = frozenset({Role.DIRECTION, Role.SECRETARY, Role.ACCOUNTANT})
SALES = OFFICE | {Role.SALESPERSON}

ALL = (
    Right("invoices.view", "voir les factures", SALES),
    Right("invoices.change", "préparer une facture", SALES),
    Right("invoices.issue", "émettre une facture", OFFICE),
    Right("invoices.credit", "faire un avoir", OFFICE),
    Right("invoices.pay", "saisir un règlement", OFFICE),
    Right("invoices.remind", "relancer un client", OFFICE),
    Right("invoices.export", "exporter les factures", OFFICE),
    Right("invoices.archive", "exporter l’archive des ventes", frozenset({Role.DIRECTION, Role.ACCOUNTANT})),
)
