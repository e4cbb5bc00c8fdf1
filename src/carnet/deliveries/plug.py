"""What delivery notes give to the rest of the house."""

from carnet.accounts.models import Role
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.clients.dossier.parts import PARTS, Part
from carnet.clients.erasure import VETOES, Veto
from carnet.clients.portfolio import TRANSFERS, Transfer
from carnet.clients.tabs import TABS, Tab
from carnet.clients.timeline import EVENT_TYPES
from carnet.company.modules import MODULES, Module
from carnet.deliveries import mailing, registered
from carnet.deliveries.columns import COLUMNS
from carnet.deliveries.events import TYPES
from carnet.deliveries.listing import EXPORT, NOTES
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.models.queries import delivered
from carnet.exchange.targets import EXPORTS
from carnet.jobs.kinds import KINDS as JOBS
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.lists.definition import LISTS, ListDefinition
from carnet.mail.letters import LETTERS
from carnet.mail.subjects import SUBJECTS
from carnet.orders.progress import PROGRESS, Progress
from carnet.sales import printing
from carnet.sales.actions import FOLLOWINGS, NEXT_STEPS, OBJECTIONS, Following, NextStep, Objection
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.ui.shell import MENU, TILES, MenuItem, Tile

MODULES.register(
    Module(
        "deliveries", "Livraisons", "les bons de livraison, signés sur le téléphone", ("carnet.deliveries",), ("orders",),
        order=50,
    )
)  # fmt: skip
SALES = frozenset({Role.DIRECTION, Role.SECRETARY, Role.SALESPERSON})
CREW = SALES | {Role.TECHNICIAN}
OFFICE = frozenset({Role.DIRECTION, Role.SECRETARY, Role.ACCOUNTANT})

RIGHTS.register(
    Right("deliveries.view", "voir les bons de livraison", EVERYBODY),
    Right("deliveries.write", "préparer une livraison", CREW),
    Right("deliveries.sign", "faire signer un bon de livraison", CREW),
    Right("deliveries.cancel", "annuler un bon de livraison", SALES),
    Right("deliveries.export", "exporter les bons de livraison", OFFICE),
)
EVENT_TYPES.register(*TYPES)
KINDS.register(
    DocumentKind(
        "delivery", "Bon de livraison", "le bon de livraison", lambda: DeliveryNote, "deliveries:page", "deliveries:pdf",
        "deliveries.view", "truck-delivery", 30,
    )
)  # fmt: skip
PROGRESS.register(Progress("deliveries", delivered=delivered))
OBJECTIONS.register(Objection("deliveries.of_order", "order", "cancel", registered.objection, order=30))
NEXT_STEPS.register(
    NextStep(
        "deliveries.from_order", "order", "Préparer une livraison", registered.prepare_url, registered.may_deliver,
        "deliveries.write", icon="truck-delivery", post=False, primary=True, order=30,
    )
)  # fmt: skip
FOLLOWINGS.register(Following("deliveries.of_order", "order", registered.followed, "deliveries.view", order=30))
TRANSFERS.register(
    Transfer("deliveries", "livraisons en préparation", registered.count_drafts, registered.move_drafts, order=40)
)
VETOES.register(Veto("deliveries", registered.veto, registered.kept, order=40))


TABS.register(
    Tab(
        "livraisons", "Livraisons", "deliveries/tab.html", registered.tab, registered.all_of,
        right="deliveries.view", order=60,
    )
)  # fmt: skip
LISTS.register(ListDefinition("deliveries", "Livraisons", "deliveries:list", "deliveries.view", COLUMNS, order=60))
MENU.register(
    MenuItem("deliveries", "Livraisons", "deliveries:list", "truck-delivery", right="deliveries.view", order=60)
)
EXPORTS.register(EXPORT.source(order=60))
JOBS.register(printing.kind(NOTES, "deliveries.view"))
LETTERS.register(mailing.LETTER)
SUBJECTS.register(mailing.MAIL.subject(order=30))
TILES.register(
    Tile(
        "deliveries.under_way", "Livraisons à faire signer", "deliveries/tile.html", registered.under_way,
        right="deliveries.sign", order=45,
    )
)  # fmt: skip
PARTS.register(Part("deliveries", "Livraisons", registered.dossier, right="deliveries.view", order=60))
SCHEDULE.register(
    Scheduled(
        "deliveries.papers",
        "Dessiner les bons de livraison en attente",
        registered.draw_what_is_not_drawn,
        hour=2,
        minute=25,
    )
)
