"""The environment of Carnet, read in one place, without Django; a wrong value stops the start with one sentence."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from carnet.kernel.errors import ConfigurationError

_TRUE = {"1", "oui", "true", "yes", "on"}
_FALSE = {"", "0", "non", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in _TRUE:
        return True
    if value.strip().lower() in _FALSE:
        return False
    raise ConfigurationError(f"{name} vaut « {value} » : écrivez oui ou non.")


def integer(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit():
        raise ConfigurationError(f"{name} vaut « {value} » : écrivez un nombre entier.")
    return int(value)


def home() -> Path:
    """The folder that holds everything of one firm: base, secret key, backups, logs."""
    chosen = text("CARNET_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    base = text("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "carnet"


def prepare_home() -> Path:
    """Create the home folder, readable by its owner alone.

    Raises ConfigurationError when it cannot be made or is not a folder.
    """
    folder = home()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"Le dossier {folder} ne peut pas être créé ({error.strerror}). Choisissez-en un autre avec CARNET_HOME."
        ) from error
    return folder


def secret_key() -> str:
    """The signing key: CARNET_SECRET_KEY, else the one kept in the home folder, made at first need."""
    if given := text("CARNET_SECRET_KEY"):
        if len(given) < 50:
            raise ConfigurationError("CARNET_SECRET_KEY est trop courte : il faut au moins 50 caractères.")
        return given
    path = prepare_home() / "secret-key"
    try:
        # O_EXCL: two processes starting together must not each keep their own key.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept_key(path)
    except OSError as error:
        raise ConfigurationError(f"La clé secrète ne peut pas être écrite dans {path} ({error.strerror}).") from error
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


def _kept_key(path: Path) -> str:
    try:
        key = path.read_text().strip()
    except OSError as error:
        raise ConfigurationError(f"La clé secrète {path} ne peut pas être lue ({error.strerror}).") from error
    if len(key) < 50:
        raise ConfigurationError(
            f"Le fichier {path} est vide ou abîmé. Supprimez-le : une clé neuve sera créée, chacun se reconnectera."
        )
    return key


def database(home_folder: Path) -> dict[str, object]:
    """Django's DATABASES["default"] from CARNET_DATABASE_URL; SQLite in the home folder without it."""
    address = text("CARNET_DATABASE_URL")
    if not address:
        return sqlite(home_folder / "carnet.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ConfigurationError(
            "CARNET_DATABASE_URL doit commencer par postgresql:// (sans elle, Carnet utilise SQLite dans son dossier)."
        )
    return postgresql(address)


def sqlite(path: Path) -> dict[str, object]:
    """See docs/decisions/0002-sqlite-settings.md for each pragma."""
    return {
        "ENGINE": "carnet.kernel.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA recursive_triggers=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; "
                "PRAGMA cache_size=-64000; PRAGMA journal_size_limit=67108864;"
            ),
        },
    }


def postgresql(address: str) -> dict[str, object]:
    parts = urlsplit(address)
    query = dict(pair.partition("=")[::2] for pair in parts.query.split("&") if pair)
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ConfigurationError("CARNET_DATABASE_URL ne nomme pas de base : postgresql://hote/nom_de_la_base.")
    try:
        port = parts.port
    except ValueError as error:
        raise ConfigurationError("CARNET_DATABASE_URL contient un port qui n’est pas un nombre.") from error
    return {
        "ENGINE": "carnet.kernel.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(port or query.get("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 3,
            # A page is many short questions: neither compiled nor shared between workers, read from a disk without a head.
            "options": (
                "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1 "
                "-c lock_timeout=20s -c statement_timeout=120s -c idle_in_transaction_session_timeout=120s"
            ),
        },
    }
