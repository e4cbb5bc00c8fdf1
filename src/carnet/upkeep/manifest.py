"""What stands beside each copy of the base: what it is, its print, how many rows of what."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from carnet.kernel.errors import Refused

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    file: str
    made_at: str  # ISO 8601, UTC
    program: str  # version of Carnet
    database: str  # sqlite, postgresql
    size: int
    sha256: str
    migrations: list[tuple[str, str]]
    counts: dict[str, int]
    format: int = FORMAT
    other: dict[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def path_of(archive: Path) -> Path:
    return archive.with_suffix(".json")


def write(manifest: Manifest, folder: Path) -> Path:
    path = path_of(folder / manifest.file)
    part = path.with_suffix(".json.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path


def read(archive: Path) -> Manifest:
    """Raises Refused when there is none, or when it is not one of ours."""
    path = path_of(archive)
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        values["migrations"] = [(app, name) for app, name in values["migrations"]]
        manifest = Manifest(**values)
    except FileNotFoundError as error:
        raise Refused(f"Il manque {path.name} à côté de la copie : une copie va avec son fichier .json.") from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Refused(f"{path} ne se lit pas : ce n’est pas la fiche d’une copie de Carnet.") from error
    if manifest.format != FORMAT:
        raise Refused(f"La copie {archive.name} vient d’une version plus récente de Carnet : installez-la d’abord.")
    return manifest


def print_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
