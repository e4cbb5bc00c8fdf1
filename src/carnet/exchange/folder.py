"""The files that people bring: under random names in the home folder, with the notebook of each beside it."""

import re
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings

KEPT = 30 * 24 * 3600  # seconds
_KEY = re.compile(r"[0-9a-f]{32}")


def _folder() -> Path:
    folder: Path = settings.CARNET_HOME / "files" / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def take(source: Path | Iterable[bytes]) -> str:
    """Copy a file in, readable by the owner of the home folder alone. Returns its key."""
    key = secrets.token_hex(16)
    kept = _folder() / key
    kept.touch(mode=0o600)
    if isinstance(source, Path):
        shutil.copyfile(source, kept)
    else:
        with kept.open("wb") as stream:
            stream.writelines(source)
    return key


def find(key: str) -> Path | None:
    path = _folder() / key
    return path if _KEY.fullmatch(key) and path.is_file() else None


def notebook(key: str) -> Path:
    return _folder() / f"{key}.lines"


def remove(key: str) -> None:
    for path in (_folder() / key, notebook(key)):
        with suppress(FileNotFoundError):
            path.unlink()


def purge() -> None:
    """What came a month ago: the file, and what was said of each line. The import stays, and can still be undone."""
    from django.utils import timezone

    from carnet.exchange.models import Line

    limit = time.time() - KEPT
    for path in _folder().iterdir():
        if path.stat().st_mtime < limit:
            path.unlink()
    Line.objects.filter(batch__at__lt=timezone.now() - timedelta(seconds=KEPT)).delete()
