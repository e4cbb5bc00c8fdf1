"""What quotes give to the rest of the house."""

from carnet.accounts.models import Role
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.clients.timeline import EVENT_TYPES
from carnet.company.modules import MODULES, Module
from carnet.lists.definition import LISTS, ListDefinition
from carnet.quotes import registered
from carnet.quotes.columns import COLUMNS
from carnet.quotes.events import TYPES
from carnet.quotes.models import Quote
from carnet.sales.actions import JUSTIFICATIONS, Justification
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.ui.shell import MENU, MenuItem

SALES = frozenset({Role.DIRECTION, Role.SECRETARY, Role.SALESPERSON})
OFFICE = EVERYBODY - {Role.TECHNICIAN}

MODULES.register(Module("quotes", "Devis", "les devis, de la saisie à la signature", ("carnet.quotes",), order=30))

RIGHTS.register(
    Right("quotes.view", "voir les devis", EVERYBODY),
    Right("quotes.see_prices", "voir les prix des devis", OFFICE),
    Right("quotes.see_costs", "voir les coûts et les marges", OFFICE),
    Right("quotes.write", "faire un devis", SALES),
    Right("quotes.accept", "enregistrer la réponse à un devis", SALES),
    Right("quotes.cancel_acceptance", "annuler l’acceptation d’un devis", SALES),
)

EVENT_TYPES.register(*TYPES)

JUSTIFICATIONS.register(Justification("quotes.accepted", registered.has_accepted, order=10))

KINDS.register(
    DocumentKind(
        "quote", "Devis", "le devis", lambda: Quote, "quotes:page", "quotes:pdf", "quotes.view", "file-text", 10
    )
)

LISTS.register(ListDefinition("quotes", "Devis", "quotes:list", "quotes.view", COLUMNS, order=40))

MENU.register(MenuItem("quotes", "Devis", "quotes:list", "file-text", right="quotes.view", order=40, mobile=True))
