"""The files that jobs make: under random names in the home folder, never under one that a person chose."""

import os
import re
import secrets
import time
from pathlib import Path

from django.conf import settings

KEPT = 30 * 24 * 3600  # seconds
_KEY = re.compile(r"[0-9a-f]{32}")


def _folder() -> Path:
    folder: Path = settings.CARNET_HOME / "files" / "jobs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def create() -> tuple[str, Path]:
    """A key and its empty file, readable by the owner of the home folder alone."""
    key = secrets.token_hex(16)
    path = _folder() / key
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return key, path


def find(key: str) -> Path | None:
    path = _folder() / key
    return path if _KEY.fullmatch(key) and path.is_file() else None


def remove(key: str) -> None:
    if path := find(key):
        path.unlink()


def purge() -> None:
    """Nobody came for a month: what can be made again is not kept."""
    limit = time.time() - KEPT
    for path in _folder().iterdir():
        if path.stat().st_mtime < limit:
            path.unlink()
