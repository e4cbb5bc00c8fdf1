"""The home page in the menu, the tile of sales and its summary of the night."""

from carnet.dashboard import sales, summary
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.ui.shell import MENU, TILES, MenuItem, Tile
from carnet.upkeep.checks import CHECKS, Check

MENU.register(MenuItem("home", "Accueil", "dashboard:home", "home", order=10, mobile=True))
TILES.register(
    Tile("dashboard.sales", "Ventes", "dashboard/tiles/sales.html", sales.tile, right="invoices.view", order=80)
)
SCHEDULE.register(Scheduled("dashboard.summary", "Résumé des ventes", summary.rebuild, hour=4, minute=45))
CHECKS.register(Check("dashboard.summary", "Résumé des ventes", summary.agrees, order=80))
