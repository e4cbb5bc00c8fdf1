"""What a start does before serving: the base up to date, the static files in place, the demo filled."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import Error, connection

from carnet import __version__
from carnet.config import environment
from carnet.kernel.errors import ConfigurationError
from carnet.upkeep.folder import start_watching
from carnet.upkeep.schema import born_private, upgrade


def prepare(say: Callable[[str], None], demo: bool) -> None:
    width()
    reach_database()
    if done := upgrade(say):
        say(f"Base prête ({done} étapes).")
    collect_static()
    start_watching()
    if demo:
        fill_demo(say)


def reach_database() -> None:
    """Raises ConfigurationError when the base does not answer: the start stops there."""
    try:
        born_private()
        connection.ensure_connection()
    except (Error, OSError) as error:
        reason = str(error).strip().splitlines()[0]
        raise ConfigurationError(
            f"La base de données ne répond pas ({reason}). Vérifiez CARNET_DATABASE_URL et le dossier de Carnet."
        ) from error


def collect_static() -> None:
    """Once a version: copied under hashed names and compressed into the home folder."""
    stamp = Path(settings.STATIC_ROOT) / ".version"
    current = static_version()
    if stamp.exists() and stamp.read_text() == current:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(current)


def static_version() -> str:
    """Changes with the program, and with any file of its static folders."""
    seen = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            seen.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def fill_demo(say: Callable[[str], None]) -> None:
    """The fictional firm, when its base is empty; what was tried in it stays."""
    from carnet.accounts.models import User

    if not User.objects.exists():
        from carnet.demo.build import build

        build(progress=say)


def width() -> tuple[int, int]:
    """Processes and threads of the web server. SQLite has one writer: more processes bring it nothing."""
    workers = environment.integer("CARNET_WORKERS", 1)
    threads = environment.integer("CARNET_THREADS", 4)
    if connection.vendor == "sqlite" and workers != 1:
        raise ConfigurationError("CARNET_WORKERS ne va qu’avec PostgreSQL : enlevez-le, ou donnez CARNET_DATABASE_URL.")
    if not 1 <= workers <= 32 or not 1 <= threads <= 64:
        raise ConfigurationError("CARNET_WORKERS va de 1 à 32 et CARNET_THREADS de 1 à 64.")
    return workers, threads
