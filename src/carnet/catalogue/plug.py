"""What the catalogue gives to the rest of the house."""

from carnet.accounts.models import Role
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.catalogue import exchange, importing, verifying
from carnet.catalogue.columns import COLUMNS
from carnet.company.modules import MODULES, Module
from carnet.exchange.targets import EXPORTS, IMPORTS
from carnet.lists.definition import LISTS, ListDefinition
from carnet.ui.shell import MENU, MenuItem
from carnet.upkeep.checks import CHECKS, Check

OFFICE = frozenset({Role.DIRECTION, Role.SECRETARY})

MODULES.register(
    Module("catalogue", "Articles", "les produits, services et ouvrages que l’on vend", ("carnet.catalogue",), order=20)
)

RIGHTS.register(
    Right("catalogue.view", "voir les articles", EVERYBODY),
    Right("catalogue.see_costs", "voir les coûts", OFFICE | {Role.SALESPERSON, Role.ACCOUNTANT}),
    Right("catalogue.change", "modifier les articles", OFFICE),
    Right("catalogue.delete", "supprimer un article", OFFICE),
    Right("catalogue.export", "exporter les articles", OFFICE | {Role.ACCOUNTANT}),
    Right("catalogue.import", "importer des articles", OFFICE),
)

LISTS.register(ListDefinition("catalogue", "Articles", "catalogue:list", "catalogue.view", COLUMNS, order=80))
MENU.register(MenuItem("catalogue", "Articles", "catalogue:list", "package", right="catalogue.view", order=80))
IMPORTS.register(importing.target())
EXPORTS.register(exchange.source())
CHECKS.register(Check("catalogue.works", "Prix des ouvrages", verifying.works_agree, order=60))
