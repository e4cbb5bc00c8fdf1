"""What appointments give to the rest of the house."""

from carnet.accounts.leaving import BELONGINGS
from carnet.accounts.models import Role, User
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.appointments import handing, inviting, offered, tab, tiles
from carnet.appointments.events import TYPES
from carnet.appointments.models import Appointment
from carnet.appointments.tab import dossier_part
from carnet.clients.dossier import PARTS
from carnet.clients.erasure import VETOES
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.tabs import BUTTONS, FIGURES, TABS
from carnet.clients.timeline import EVENT_TYPES
from carnet.company.modules import MODULES, Module
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.mail.letters import LETTERS
from carnet.mail.subjects import SUBJECTS as MAIL_SUBJECTS
from carnet.sales.actions import NEXT_STEPS
from carnet.ui.shell import MENU, SHORTCUTS, TILES, MenuItem, Shortcut, Tile

OFFICE = frozenset({Role.DIRECTION, Role.SECRETARY})
PLANNERS = OFFICE | {Role.SALESPERSON, Role.TECHNICIAN}


def _own_for_a_technician(user: User, subject: object) -> bool:
    """A technician touches only what they go to; asked without a subject, it is whether they may at all."""
    if user.role != Role.TECHNICIAN or not isinstance(subject, Appointment):
        return True
    return user in subject.everybody


def _own_or_office(user: User, subject: object) -> bool:
    return user.role in OFFICE or subject is None or subject == user


MODULES.register(
    Module(
        "appointments", "Agenda", "les rendez-vous, l’agenda de chacun, les feuilles de journée", ("carnet.appointments",), order=60
    )
)  # fmt: skip

RIGHTS.register(
    Right("appointments.view", "voir l’agenda", EVERYBODY),
    Right("appointments.take", "prendre un rendez-vous", PLANNERS),
    Right("appointments.change", "modifier ce rendez-vous", PLANNERS, _own_for_a_technician),
    Right("appointments.absences", "noter cette absence", EVERYBODY, _own_or_office),
    Right("appointments.teams", "composer les équipes", OFFICE),
)

EVENT_TYPES.register(*TYPES)
LETTERS.register(*inviting.LETTERS)
MAIL_SUBJECTS.register(inviting.SUBJECT)
SCHEDULE.register(
    Scheduled("appointments.remind", "Rappel aux clients de leur rendez-vous du lendemain", inviting.remind, hour=9)
)
TABS.register(tab.TAB)
BUTTONS.register(tab.BUTTON)
FIGURES.register(tab.FIGURE)

PARTS.register(dossier_part())
NEXT_STEPS.register(*offered.STEPS)

TRANSFERS.register(handing.TRANSFER)
VETOES.register(handing.VETO)
BELONGINGS.register(handing.BELONGING)

MENU.register(
    MenuItem(
        "appointments", "Agenda", "appointments:agenda", "calendar", right="appointments.view", order=70, mobile=True
    )
)
SHORTCUTS.register(
    Shortcut("appointments.agenda", "Alt+A", "Agenda", url="appointments:agenda", right="appointments.view", order=32),
    Shortcut(
        "appointments.new", "Alt+R", "Nouveau rendez-vous", url="appointments:new", right="appointments.take", order=34
    ),
)
TILES.register(
    Tile(
        "appointments.mine",
        "Ma journée",
        "appointments/tiles/mine.html",
        tiles.my_day,
        right="appointments.view",
        order=10,
    )
)
