"""What the firm's settings give to the shell and to the rights."""

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.ui.shell import MENU, MenuItem

RIGHTS.register(Right("company.settings", "modifier les réglages", frozenset({Role.DIRECTION})))

MENU.register(
    MenuItem(
        "settings", "Réglages", "company:settings", "settings", right="company.settings", order=900, group="settings"
    )
)
