"""What orders give to the rest of the house."""

from carnet.accounts.leaving import BELONGINGS, Belonging
from carnet.accounts.models import Role
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.clients.dossier.parts import PARTS, Part
from carnet.clients.erasure import VETOES, Veto
from carnet.clients.portfolio import TRANSFERS, Transfer
from carnet.clients.tabs import BUTTONS, FIGURES, TABS, Button, Figure, Tab
from carnet.clients.timeline import EVENT_TYPES
from carnet.company.modules import MODULES, Module
from carnet.exchange.targets import EXPORTS
from carnet.jobs.kinds import KINDS as JOBS
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.lists.definition import LISTS, ListDefinition
from carnet.mail.letters import LETTERS
from carnet.mail.subjects import SUBJECTS
from carnet.orders import mailing, registered, verifying
from carnet.orders.columns import COLUMNS
from carnet.orders.events import TYPES
from carnet.orders.listing import EXPORT, ORDERS
from carnet.orders.models import Order
from carnet.sales import printing
from carnet.sales.actions import (
    FOLLOWINGS,
    JUSTIFICATIONS,
    NEXT_STEPS,
    OBJECTIONS,
    Following,
    Justification,
    NextStep,
    Objection,
)
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.ui.shell import MENU, TILES, MenuItem, Tile
from carnet.upkeep.checks import CHECKS, Check

SALES = frozenset({Role.DIRECTION, Role.SECRETARY, Role.SALESPERSON})
OFFICE = EVERYBODY - {Role.TECHNICIAN}

MODULES.register(
    Module("orders", "Commandes", "les commandes, et ce qui reste à livrer", ("carnet.orders",), ("quotes",), order=40)
)
RIGHTS.register(
    Right("orders.view", "voir les commandes", EVERYBODY),
    Right("orders.see_prices", "voir les prix des commandes", OFFICE),
    Right("orders.see_costs", "voir les coûts et les marges des commandes", OFFICE),
    Right("orders.write", "faire une commande", SALES),
    Right("orders.cancel", "annuler ou clore une commande", SALES),
    Right("orders.export", "exporter les commandes", frozenset({Role.DIRECTION, Role.SECRETARY, Role.ACCOUNTANT})),
)
EVENT_TYPES.register(*TYPES)
KINDS.register(
    DocumentKind(
        "order", "Commande", "la commande", lambda: Order, "orders:page", "orders:pdf", "orders.view", "package", 20
    )
)
JUSTIFICATIONS.register(Justification("orders.confirmed", registered.has_live, order=20))
OBJECTIONS.register(Objection("orders.from_quote", "quote", "cancel_acceptance", registered.objection, order=20))
NEXT_STEPS.register(
    NextStep(
        "orders.from_quote", "quote", "Passer en commande", registered.from_quote_url, registered.may_follow,
        "orders.write", icon="package", primary=True, order=20,
    )
)  # fmt: skip
FOLLOWINGS.register(Following("orders.of_quote", "quote", registered.followed, "orders.view", order=20))
TRANSFERS.register(Transfer("orders", "commandes en cours", registered.count_open, registered.move_open, order=30))
VETOES.register(Veto("orders", registered.veto, registered.kept, order=30))


TABS.register(
    Tab("commandes", "Commandes", "orders/tab.html", registered.tab, registered.all_of, right="orders.view", order=50)
)
BUTTONS.register(
    Button("orders.new", "Nouvelle commande", registered.new_url, icon="package", right="orders.write", order=50)
)
FIGURES.register(
    Figure("orders.open", "À livrer", registered.figure, registered.figure_facts, right="orders.view", order=50)
)
LISTS.register(ListDefinition("orders", "Commandes", "orders:list", "orders.view", COLUMNS, order=50))
MENU.register(MenuItem("orders", "Commandes", "orders:list", "package", right="orders.view", order=50))
EXPORTS.register(EXPORT.source(order=50))
JOBS.register(printing.kind(ORDERS, "orders.see_prices"))
LETTERS.register(mailing.LETTER)
SUBJECTS.register(mailing.MAIL.subject(order=20))
TILES.register(
    Tile(
        "orders.to_deliver",
        "Commandes à livrer",
        "orders/tile.html",
        registered.to_deliver,
        right="orders.write",
        order=40,
    )
)
PARTS.register(Part("orders", "Commandes", registered.dossier, right="orders.view", order=50))
BELONGINGS.register(Belonging("orders", registered.still_open_with, "package", right="orders.view", order=30))
CHECKS.register(Check("orders.progress", "État des commandes", verifying.progress_agrees, order=65))
SCHEDULE.register(
    Scheduled(
        "orders.papers",
        "Dessiner les bons de commande en attente",
        registered.draw_what_is_not_drawn,
        hour=2,
        minute=20,
    )
)
