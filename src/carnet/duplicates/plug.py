"""What the review of duplicates gives to the rest of the house."""

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.company.modules import MODULES, Module
from carnet.duplicates import scanning, tiles
from carnet.jobs.kinds import KINDS
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.ui.shell import MENU, TILES, MenuItem, Tile

MODULES.register(
    Module("duplicates", "Doublons", "la revue des fiches saisies deux fois", ("carnet.duplicates",), order=10)
)
RIGHTS.register(
    Right("duplicates.review", "revoir les doublons", frozenset({Role.DIRECTION, Role.SECRETARY, Role.SALESPERSON}))
)
MENU.register(
    MenuItem("duplicates", "Doublons", "duplicates:index", "users-group", right="duplicates.review", order=35)
)
KINDS.register(scanning.KIND)
SCHEDULE.register(Scheduled("duplicates.scan", "Recherche de doublons", scanning.nightly, hour=2))
TILES.register(
    Tile(
        "duplicates.waiting",
        "Doublons à revoir",
        "duplicates/tile.html",
        tiles.waiting,
        right="duplicates.review",
        order=50,
    )
)
