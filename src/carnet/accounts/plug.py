"""What the accounts give to the shell and to the rights."""

from django.conf import settings

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.ui.shell import MENU, NOTICES, MenuItem, Notice

RIGHTS.register(Right("accounts.manage", "gérer les comptes des utilisateurs", frozenset({Role.DIRECTION})))

MENU.register(
    MenuItem("users", "Utilisateurs", "accounts:users", "users", right="accounts.manage", order=910, group="settings")
)


def _demonstration() -> str | None:
    return "Données de démonstration : tout est inventé, rien n’est à conserver." if settings.CARNET_DEMO else None


NOTICES.register(Notice("demo", _demonstration, order=1))
