"""One server at a time in a home folder: the kernel frees the lock when its holder dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carnet.kernel.errors import Refused


@contextmanager
def home_lock(home: Path) -> Iterator[None]:
    """Hold the home folder. Raises Refused, naming the process that holds it."""
    descriptor = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, home)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, home: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(descriptor, 20, 0).decode(errors="replace").strip() or "inconnu"
        raise Refused(
            f"Carnet tourne déjà dans {home} (processus {holder}). "
            "Arrêtez-le d’abord, ou choisissez un autre dossier avec CARNET_HOME."
        ) from error
