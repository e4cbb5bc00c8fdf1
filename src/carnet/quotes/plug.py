"""What quotes give to the rest of the house."""

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
from carnet.quotes import mailing, registered, verifying
from carnet.quotes.columns import COLUMNS
from carnet.quotes.events import TYPES
from carnet.quotes.forms import QuoteOptionsForm
from carnet.quotes.listing import EXPORT, QUOTES
from carnet.quotes.models import Quote, QuoteOptions
from carnet.sales import printing
from carnet.sales.actions import JUSTIFICATIONS, Justification
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.sales.settings_parts import SETTINGS_PARTS, SettingsPart
from carnet.ui.shell import MENU, TILES, MenuItem, Tile
from carnet.upkeep.checks import CHECKS, Check

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
    Right("quotes.export", "exporter les devis", frozenset({Role.DIRECTION, Role.SECRETARY, Role.ACCOUNTANT})),
)

EVENT_TYPES.register(*TYPES)
KINDS.register(
    DocumentKind(
        "quote", "Devis", "le devis", lambda: Quote, "quotes:page", "quotes:pdf", "quotes.view", "file-text", 10
    )
)
JUSTIFICATIONS.register(Justification("quotes.accepted", registered.has_accepted, order=10))
SETTINGS_PARTS.register(SettingsPart("quotes", "Les devis", lambda: QuoteOptions, lambda: QuoteOptionsForm, order=10))

MENU.register(MenuItem("quotes", "Devis", "quotes:list", "file-text", right="quotes.view", order=40, mobile=True))
LISTS.register(ListDefinition("quotes", "Devis", "quotes:list", "quotes.view", COLUMNS, order=40))
EXPORTS.register(EXPORT.source(order=40))
JOBS.register(printing.kind(QUOTES, "quotes.see_prices"))
TILES.register(
    Tile(
        "quotes.follow_up",
        "Devis à relancer",
        "quotes/tile.html",
        registered.to_follow_up,
        right="quotes.write",
        order=30,
    )
)

TABS.register(
    Tab("devis", "Devis", "quotes/tab.html", registered.tab, registered.all_of, right="quotes.view", order=20)
)
BUTTONS.register(
    Button(
        "quotes.create",
        "Nouveau devis",
        registered.create_address,
        "file-text",
        primary=True,
        right="quotes.write",
        order=10,
    )
)
FIGURES.register(
    Figure(
        "quotes.pending",
        "Devis en attente",
        registered.pending,
        registered.pending_facts,
        right="quotes.see_prices",
        order=30,
    )
)
PARTS.register(Part("quotes", "Devis", registered.dossier, right="quotes.view", order=40))

TRANSFERS.register(Transfer("quotes", "Devis en cours", registered.open_of, registered.move, order=10))
VETOES.register(Veto("quotes", registered.objection, registered.kept, order=20))
SCHEDULE.register(
    Scheduled("quotes.expiry", "Devis dont la validité est passée", registered.expire_the_old, hour=4),
    Scheduled("quotes.papers", "Devis à dessiner", registered.draw_what_is_not_drawn, hour=4, minute=15),
)
LETTERS.register(mailing.LETTER, mailing.SIGNED_LETTER)
SUBJECTS.register(mailing.MAIL.subject(order=10))
BELONGINGS.register(Belonging("quotes", registered.still_open_with, "file-text", right="quotes.view", order=20))
CHECKS.register(
    Check("quotes.amounts", "Montants des devis", verifying.amounts_agree, order=60),
    Check("quotes.signed", "Devis signés", verifying.signed_papers_agree, order=61),
)
