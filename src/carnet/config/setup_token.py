"""The key of the first start: printed by `carnet serve`, good once, for who sits at the machine."""

import os
import secrets
from pathlib import Path

from carnet.config import environment


def _path() -> Path:
    return environment.home() / "setup-token"


def issue() -> str:
    """A fresh key, readable by the owner of the home folder alone; the one before is worth nothing any more."""
    token = secrets.token_urlsafe(24)
    consume()
    environment.prepare_home()
    with os.fdopen(os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(token)
    return token


def valid(given: str) -> bool:
    """Compared in constant time; no key issued: nothing is valid."""
    try:
        kept = _path().read_text().strip()
    except FileNotFoundError:
        return False
    return bool(kept) and secrets.compare_digest(kept.encode(), given.encode(errors="replace"))


def consume() -> None:
    """The set-up is done: the key opens nothing any more."""
    _path().unlink(missing_ok=True)
