"""What long work gives to the shell."""

from datetime import timedelta

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.jobs import files, news
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.ui.shell import MENU, NEWS, MenuItem, News

RIGHTS.register(
    Right("jobs.see_all", "voir les travaux des autres", frozenset({Role.DIRECTION})),
    Right("jobs.see_schedule", "voir les travaux planifiés", frozenset({Role.DIRECTION})),
)
MENU.register(
    MenuItem("jobs", "Travaux en cours", "jobs:list", "clock", order=900, group="settings"),
)
NEWS.register(News("jobs.ended", "jobs/_news.html", news.context))
SCHEDULE.register(
    Scheduled(
        "jobs.purge", "Effacement des fichiers produits il y a plus d’un mois", files.purge, every=timedelta(days=1)
    )
)
