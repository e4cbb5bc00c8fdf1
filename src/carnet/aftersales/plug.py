"""What after-sales gives to the rest of the house."""

from carnet.accounts.leaving import BELONGINGS
from carnet.accounts.models import Role
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.aftersales import carrying, charged, dossier, finding, from_documents, handing, tab, visiting
from carnet.aftersales.columns import COLUMNS
from carnet.aftersales.events import TYPES
from carnet.aftersales.listing import CASES, EXPORT
from carnet.appointments.carrying import CARRIED
from carnet.appointments.subjects import SUBJECTS
from carnet.clients.dossier import PARTS
from carnet.clients.erasure import VETOES
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.tabs import BUTTONS, FIGURES, TABS
from carnet.clients.timeline import EVENT_TYPES
from carnet.company.modules import MODULES, Module
from carnet.exchange.targets import EXPORTS
from carnet.invoices.issued import ISSUED
from carnet.jobs.kinds import KINDS as JOBS
from carnet.lists.definition import LISTS, ListDefinition
from carnet.sales import printing
from carnet.sales.actions import NEXT_STEPS
from carnet.search.sources import NUMBERED
from carnet.ui.shell import MENU, TILES, MenuItem, Tile

OFFICE = frozenset({Role.DIRECTION, Role.SECRETARY})
ON_SITE = OFFICE | {Role.SALESPERSON, Role.TECHNICIAN}

MODULES.register(
    Module(
        "aftersales", "SAV", "les garanties, les réceptions de travaux, les dossiers et leurs rapports", ("carnet.aftersales",),
        needs=("appointments",), order=70,
    )
)  # fmt: skip

RIGHTS.register(
    Right("aftersales.view", "voir le SAV", EVERYBODY),
    Right("aftersales.write", "tenir un dossier de SAV", ON_SITE),
    Right("aftersales.receive", "faire signer une réception de travaux", ON_SITE),
    Right("aftersales.export", "exporter les dossiers de SAV", OFFICE | {Role.ACCOUNTANT}),
    Right("aftersales.see_costs", "voir le coût des garanties", OFFICE | {Role.ACCOUNTANT}),
)

EVENT_TYPES.register(*TYPES)
TABS.register(tab.TAB)
BUTTONS.register(tab.BUTTON)
FIGURES.register(tab.FIGURE)
PARTS.register(dossier.PART)
NEXT_STEPS.register(*from_documents.STEPS, *charged.STEPS)
ISSUED.register(charged.CLOSES)
SUBJECTS.register(visiting.SUBJECT)
CARRIED.register(carrying.CASES)
NUMBERED.register(finding.SOURCE)
VETOES.register(tab.VETO)
TRANSFERS.register(handing.TRANSFER)
BELONGINGS.register(handing.BELONGING)

LISTS.register(ListDefinition("aftersales", "SAV", "aftersales:list", "aftersales.view", COLUMNS, order=80))
EXPORTS.register(EXPORT.source(order=80))
JOBS.register(printing.kind(CASES, "aftersales.view"))
MENU.register(MenuItem("aftersales", "SAV", "aftersales:list", "lifebuoy", right="aftersales.view", order=80))
TILES.register(
    Tile(
        "aftersales.waiting",
        "SAV à traiter",
        "aftersales/tiles/waiting.html",
        tab.waiting,
        right="aftersales.view",
        order=25,
    )
)
