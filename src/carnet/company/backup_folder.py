"""The folder that the firm chose for its backups: checked before it is kept, not the night when it is needed."""

import os
import tempfile
from pathlib import Path

from django.conf import settings

from carnet.kernel.errors import Refused


def prepare(text: str) -> Path:
    """The folder, created if need be, in which a file could be written. Raises Refused with what to do."""
    folder = Path(text)
    if not folder.is_absolute():
        raise Refused("Écrivez le chemin complet du dossier, par exemple /media/sauvegardes/carnet.")
    if _is_served(folder):
        raise Refused("Ce dossier est visible depuis le navigateur : choisissez-en un autre.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "chemin impossible"
        raise Refused(f"Carnet ne peut pas écrire dans ce dossier ({reason}). Choisissez-en un autre.") from error


def _is_served(folder: Path) -> bool:
    served = Path(settings.STATIC_ROOT).resolve()
    return folder.resolve().is_relative_to(served)
