"""What import and export give to the house."""

from datetime import timedelta

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.exchange import exporting, folder, works
from carnet.jobs.kinds import KINDS
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.ui.shell import MENU, MenuItem

RIGHTS.register(Right("exchange.see_exports", "voir le journal des exports", frozenset({Role.DIRECTION})))
KINDS.register(exporting.KIND, works.KIND_JUDGE, works.KIND_WRITE, works.KIND_UNDO)
MENU.register(
    MenuItem("imports", "Importer", "imports:index", "upload", right="clients.import", order=880, group="settings"),
    MenuItem(
        "exports", "Journal des exports", "exports:journal", "download", right="exchange.see_exports", order=890,
        group="settings",
    ),
)  # fmt: skip
SCHEDULE.register(
    Scheduled(
        "exchange.purge",
        "Effacement des fichiers importés il y a plus d’un mois",
        folder.purge,
        every=timedelta(days=1),
    )
)
