"""Is each lane alive? A file touched by each process: the base is not written for that."""

import time
from pathlib import Path

from django.conf import settings

SILENCE = 60.0  # seconds without a sign


def _folder() -> Path:
    folder: Path = settings.CARNET_HOME / "run"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def beat(name: str) -> None:
    (_folder() / name).touch()


def expect(*names: str) -> None:
    """A server starts: these processes, and no other, owe a sign within a minute."""
    for old in _folder().iterdir():
        old.unlink()
    for name in names:
        beat(name)


def forget(name: str) -> None:
    """An orderly stop: nobody waits for this process any more."""
    (_folder() / name).unlink(missing_ok=True)


def silent() -> list[str]:
    """The processes that should be alive and have given no sign for a minute."""
    now = time.time()
    return sorted(file.name for file in _folder().iterdir() if now - file.stat().st_mtime > SILENCE)
