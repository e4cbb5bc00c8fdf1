"""Is the base of this program's version? Older: it is migrated, after a copy. Newer: the program refuses it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from carnet.kernel.errors import Refused


@dataclass(frozen=True)
class Schema:
    """`pending` steps of the program that the base lacks; `unknown` steps of the base that the program lacks."""

    empty: bool
    pending: frozenset[tuple[str, str]]
    unknown: frozenset[tuple[str, str]]


def schema() -> Schema:
    born_private()
    loader = MigrationLoader(connection)
    applied = set(loader.applied_migrations)
    known = set(loader.disk_migrations) | {key for squash in loader.disk_migrations.values() for key in squash.replaces}
    ours = {config.label for config in apps.get_app_configs()}
    return Schema(
        empty=not applied,
        pending=frozenset(set(loader.graph.nodes) - applied),
        unknown=frozenset(key for key in applied - known if key[0] in ours),
    )


def born_private() -> None:
    """A new SQLite file is closed to the others on the machine; its journals take the same rights."""
    if connection.vendor == "sqlite" and connection.connection is None:
        path = Path(connection.settings_dict["NAME"])
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)


def refuse_newer(found: Schema) -> None:
    if found.unknown:
        app, step = min(found.unknown)
        raise Refused(
            f"La base vient d’une version plus récente de Carnet (étape {app}.{step} inconnue ici). "
            "Installez cette version, ou remettez une copie plus ancienne avec carnet restore."
        )


def ready() -> None:
    """Before a command uses the base: make it when there is none, refuse one of another version."""
    found = schema()
    refuse_newer(found)
    if found.empty:
        call_command("migrate", verbosity=0, interactive=False)
    elif found.pending:
        raise Refused("La base date d’une version plus ancienne : lancez carnet serve, ou carnet migrate.")


def upgrade(say: Callable[[str], None]) -> int:
    """Bring the base up to date, after a copy of it in the home folder. Returns how many steps were run."""
    found = schema()
    refuse_newer(found)
    if not found.pending:
        return 0
    if not found.empty:
        say(f"Copie de la base avant sa mise à jour : {copy_before_upgrade()}")
    call_command("migrate", verbosity=0, interactive=False)
    return len(found.pending)


def copy_before_upgrade() -> str:
    from carnet import __version__
    from carnet.upkeep.archive import write

    return str(write(settings.CARNET_HOME / "backups", f"before-{__version__}", files=False).path)
