"""The server that sends: named by the environment, else by the screen. Its password is a file of the home folder, never a row: it goes in no copy."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from carnet.kernel.errors import ConfigurationError

PORTS = {"starttls": 587, "tls": 465, "none": 25}
_SCHEMES = {"smtp": "starttls", "smtps": "tls", "smtp+plain": "none"}


@dataclass(frozen=True)
class Server:
    """`security`: starttls, tls from the start, or none (a server of one's own network)."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = ""


def current() -> Server | None:
    """None: nothing is set, nothing can be sent."""
    from carnet.mail.models import MailSettings

    if settings.CARNET_SMTP:
        return read(settings.CARNET_SMTP)
    chosen = MailSettings.current()
    if not chosen.host:
        return None
    return Server(chosen.host, chosen.port, chosen.security, chosen.user, password())


def read(address: str) -> Server:
    """`smtp://user:password@host:587`, `smtps://…`, `smtp+plain://…`. Raises ConfigurationError."""
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError as error:
        raise ConfigurationError("CARNET_SMTP contient un port qui n’est pas un nombre.") from error
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise ConfigurationError(
            "CARNET_SMTP s’écrit smtp://utilisateur:motdepasse@serveur:587 (smtps:// pour le port 465, smtp+plain:// sans chiffrement)."
        )
    security = _SCHEMES[parts.scheme]
    return Server(
        parts.hostname, port or PORTS[security], security, unquote(parts.username or ""), unquote(parts.password or "")
    )


def password() -> str:
    with suppress(OSError):
        return _path().read_text()
    return ""


def keep_password(text: str) -> None:
    """Readable by the owner of the home folder alone, whole or not at all."""
    part = _path().with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    part.replace(_path())


def _path() -> Path:
    return Path(settings.CARNET_HOME) / "smtp-password"
