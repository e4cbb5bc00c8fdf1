"""What the client file gives to the rest of the house."""

from carnet.accounts.leaving import BELONGINGS, Belonging
from carnet.accounts.models import Role, User
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.clients import attachments, bulk, exchange, handing, importing, tiles
from carnet.clients.bulk import BULK_ACTS, BulkAct
from carnet.clients.columns import COLUMNS
from carnet.clients.dossier import making, own
from carnet.clients.dossier.parts import PARTS
from carnet.clients.events import TYPES
from carnet.clients.finding import shown_hits
from carnet.clients.forms.bulk import DeactivateManyForm, SalespersonForm, TagsForm
from carnet.clients.models.derived import SearchToken
from carnet.clients.nightly import count_words, empty_bin, erase_removed_files, match_again
from carnet.clients.tabs import TABS
from carnet.clients.timeline import EVENT_TYPES
from carnet.clients.transferring import handing_over
from carnet.clients.verifying import derived_agree, histories_whole
from carnet.company.models import Options
from carnet.exchange.targets import EXPORTS, IMPORTS
from carnet.jobs.kinds import KINDS
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.lists.definition import LISTS, ListDefinition
from carnet.search.sources import SOURCES, Source
from carnet.ui.shell import MENU, TILES, MenuItem, Tile
from carnet.upkeep.checks import CHECKS, Check

OFFICE = frozenset({Role.DIRECTION, Role.SECRETARY})
SALES = OFFICE | {Role.SALESPERSON}


def _may_reassign(user: User, subject: object) -> bool:
    return user.role in Options.current().roles_that_reassign


def _may_transfer(user: User, subject: object) -> bool:
    options = Options.current()
    return options.portfolio_transfers and user.role in options.roles_that_reassign


RIGHTS.register(
    Right("clients.view", "voir les clients", EVERYBODY),
    Right("clients.add", "créer un client", SALES | {Role.ACCOUNTANT}),
    Right("clients.change", "modifier un client", SALES | {Role.ACCOUNTANT}),
    Right("clients.note", "ajouter une note", EVERYBODY),
    Right("clients.reassign", "changer le commercial d’un client", EVERYBODY, _may_reassign),
    Right("clients.transfer", "transférer un portefeuille", EVERYBODY, _may_transfer),
    Right("clients.deactivate", "désactiver un client", SALES),
    Right("clients.delete", "supprimer un client", OFFICE),
    Right("clients.request_erasure", "enregistrer une demande de droit à l’oubli", OFFICE),
    Right("clients.see_erasures", "voir les demandes de droit à l’oubli", frozenset({Role.DIRECTION})),
    Right("clients.dossier", "imprimer le dossier d’un client", SALES | {Role.ACCOUNTANT}),
    Right("clients.export", "exporter les clients", OFFICE | {Role.ACCOUNTANT}),
    Right("clients.import", "importer des clients", OFFICE),
)

EVENT_TYPES.register(*TYPES, *attachments.TYPES)
TABS.register(attachments.TAB)

LISTS.register(ListDefinition("clients", "Clients", "clients:list", "clients.view", COLUMNS, order=10))

KINDS.register(*bulk.KINDS, *handing.KINDS, making.KIND)
PARTS.register(*own.OWN)

BULK_ACTS.register(
    BulkAct("confier", "Confier à un commercial", "users", "clients.reassign", SalespersonForm, bulk.reassign, 10),
    BulkAct("etiqueter", "Ajouter une étiquette", "tag", "clients.change", TagsForm, bulk.add_tags, 20),
    BulkAct("desetiqueter", "Retirer une étiquette", "tags", "clients.change", TagsForm, bulk.remove_tags, 30),
    BulkAct("desactiver", "Désactiver", "user-off", "clients.deactivate", DeactivateManyForm, bulk.deactivate, 40),
)

MENU.register(MenuItem("clients", "Clients", "clients:list", "users", right="clients.view", order=20, mobile=True))
MENU.register(
    MenuItem("portfolios", "Portefeuilles", "clients:transfers", "arrows-exchange", right="clients.transfer", order=30)
)

BELONGINGS.register(Belonging("clients", handing_over, "arrows-exchange", right="clients.transfer"))

CHECKS.register(
    Check("clients.derived", "Recherche et rapprochement des clients", derived_agree, order=50),
    Check("clients.history", "Historique des clients", histories_whole, order=51),
)

SCHEDULE.register(
    Scheduled("clients.transfers", "Transferts de portefeuille du jour", handing.carry_out, hour=5),
    Scheduled("clients.bin", "Vider la corbeille des clients", empty_bin, hour=3, minute=30),
    Scheduled("clients.files", "Effacer les fichiers retirés depuis un mois", erase_removed_files, hour=3, minute=45),
    Scheduled("clients.matching", "Refaire les clés de rapprochement périmées", match_again, hour=3, minute=50),
    Scheduled("clients.words", "Compter les mots de la recherche", count_words, hour=3, minute=40),
)

SOURCES.register(Source("clients", "Clients", SearchToken, shown_hits, order=10, right="clients.view"))

TILES.register(
    Tile(
        "clients.callbacks",
        "À rappeler",
        "clients/tiles/callbacks.html",
        tiles.callbacks,
        right="clients.note",
        order=15,
    ),
    Tile(
        "clients.erasures",
        "Droit à l’oubli : à traiter",
        "clients/tiles/erasures.html",
        tiles.erasures,
        right="clients.see_erasures",
        order=20,
    ),
    Tile(
        "clients.mine", "Là où vous en étiez", "clients/tiles/clients.html", tiles.mine, right="clients.view", order=40
    ),
    Tile(
        "clients.recent",
        "Derniers modifiés",
        "clients/tiles/clients.html",
        tiles.recent,
        right="clients.view",
        order=60,
    ),
)

IMPORTS.register(importing.target())
EXPORTS.register(exchange.source())
