"""What `carnet` can do. A path is imported when its command is called, so that help costs nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from carnet.kernel.registry import Registry

Main = Callable[[list[str]], int]


@dataclass(frozen=True)
class Command:
    """`path` is `module:function`, called with the words after the name; `django`: does it need the base?"""

    code: str
    path: str
    help: str
    usage: str = ""
    django: bool = True
    hidden: bool = False
    order: int = 100
    migrated: bool = True  # does it need a base that is up to date?

    @property
    def module(self) -> str:
        return self.path.partition(":")[0]

    @property
    def exists(self) -> bool:
        try:
            return find_spec(self.module) is not None
        except ModuleNotFoundError:
            return False

    def load(self) -> Main:
        return cast(Main, getattr(import_module(self.module), self.path.partition(":")[2]))


COMMANDS: Registry[Command] = Registry("commands")
COMMANDS.register(
    Command("serve", "carnet.cli.serve:main", "démarre Carnet et l’ouvre dans le navigateur", "[--demo]", django=False),
    Command("user", "carnet.accounts.commands.user:main", "ouvre un compte", "add …"),
    Command("import", "carnet.exchange.commands.import_file:main", "fait entrer un fichier de clients", "FICHIER"),
    Command("export", "carnet.exchange.commands.export:main", "fait sortir les clients", "clients -o FICHIER"),
    Command("search", "carnet.clients.commands.search:main", "cherche des clients", "RECHERCHE…"),
    Command("communes", "carnet.communes.command:main", "cherche des communes", "RECHERCHE…", django=False),
    Command(
        "duplicates", "carnet.clients.commands.duplicates:main", "liste les doublons", "[FICHIER.csv]", django=False
    ),
    Command("backup", "carnet.upkeep.commands.backup:main", "copie la base en lieu sûr", "[-o DOSSIER]"),
    Command("restore", "carnet.upkeep.commands.restore:main", "remet une copie en place", "COPIE", django=False),
    Command("verify", "carnet.upkeep.commands.verify:main", "vérifie la base et les copies", "[--repair]"),
    Command("bench", "carnet.bench.command:main", "mesure les temps de réponse", "NOM", django=False),
    Command("migrate", "carnet.cli.migrate:main", "met la base à jour", migrated=False, hidden=True),
    Command("django", "carnet.cli.develop:main", "commande de développement", migrated=False, hidden=True),
)
