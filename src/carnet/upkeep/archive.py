"""Make a copy of the base while people work: whole, checked, under its name only once it is good.

SQLite gives a `.sqlite3` file that any SQLite opens; PostgreSQL gives a `.zip` of one CSV a table (tables.py).
Both can be restored into either database. The files that people added go beside it (stored.py).
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from carnet import __version__
from carnet.files.models import File
from carnet.kernel.errors import Refused
from carnet.upkeep import heads, manifest, stored, tables
from carnet.upkeep.manifest import Manifest


@dataclass(frozen=True)
class Archive:
    path: Path
    manifest: Manifest


def write(folder: Path, name: str = "carnet", *, files: bool = True) -> Archive:
    """Copy the base into a folder as `name-<moment>`, with the files it names. Raises Refused when it cannot be."""
    made_at = datetime.now(UTC)
    sqlite = connection.vendor == "sqlite"
    suffix = ".sqlite3" if sqlite else ".zip"
    _prepare(folder)
    path = _free(folder, f"{name}-{made_at.astimezone():%Y%m%d-%H%M%S}", suffix)
    with _appearing(path) as part:
        counts = copy_sqlite(part) if sqlite else tables.dump(part)
        made = Manifest(
            file=path.name,
            made_at=made_at.isoformat(timespec="seconds"),
            program=__version__,
            database=connection.vendor,
            size=part.stat().st_size,
            sha256=manifest.print_of(part),
            migrations=sorted(MigrationRecorder(connection).applied_migrations()),
            counts=counts,
        )
        made = replace(made, other={"heads": heads.of_copy(part, made)})
        if files:
            made = replace(made, other=made.other | _with_files(part, made, folder))
        part.replace(path)
        manifest.write(made, folder)
    return Archive(path, made)


def _with_files(part: Path, made: Manifest, folder: Path) -> dict[str, Any]:
    """A file that is missing or altered does not stop the copy of all the rest: it is told, and `verify` names it."""
    wanted = stored.wanted_by(part, made)
    stored.room_for(wanted, folder)
    lost = stored.keep(wanted, folder)
    # One that the night erased meanwhile is not lost.
    known = set(File.objects.filter(key__in=[one.key for one in lost]).values_list("key", flat=True))
    return {"files": len(wanted), "files_lost": [one.key for one in lost if one.key in known]}


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise Refused(f"Le dossier des copies {folder} n’est pas utilisable ({error.strerror}).") from error
    if connection.vendor == "sqlite" and free < Path(connection.settings_dict["NAME"]).stat().st_size:
        raise Refused(f"Il n’y a plus assez de place dans {folder} pour une copie : faites-en, ou changez de dossier.")


def _free(folder: Path, moment: str, suffix: str) -> Path:
    """A copy never takes the place of another: two in one second, a clock put back, the hour that comes twice in October."""
    for rank in count(1):
        path = folder / f"{moment}{'' if rank == 1 else f'-{rank}'}{suffix}"
        if not (path.exists() or manifest.path_of(path).exists()):
            return path
    raise AssertionError("a free name is always found")


@contextmanager
def _appearing(path: Path) -> Iterator[Path]:
    """A file that bears its name once it is whole, and leaves nothing behind when it fails."""
    part = path.with_name(path.name + ".part")
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise Refused(f"Une copie est déjà en cours dans {path.parent} : attendez qu’elle soit finie.") from error
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield part
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> Refused:
    return Refused(f"La copie n’a pas pu être écrite dans {path.parent} ({error.strerror or error}).")


def copy_sqlite(part: Path) -> dict[str, int]:
    """One read transaction of our own, writers are not stopped; then the copy is opened and checked."""
    try:
        with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=20)) as source:
            source.execute("VACUUM INTO ?", [str(part)])
        flush(part)
        return inspect_sqlite(part)
    except sqlite3.Error as error:
        raise Refused(f"La copie n’a pas pu être faite ({error}).") from error


def inspect_sqlite(path: Path) -> dict[str, int]:
    """How many rows of each table. Raises Refused when the file is damaged or its references hang."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as copy:
            if (told := copy.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
                raise Refused(f"La copie {path.name} est abîmée ({told}).")
            if hanging := copy.execute("PRAGMA foreign_key_check").fetchone():
                raise Refused(f"La copie {path.name} a une référence qui pend (table {hanging[0]}).")
            names = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(names)}
    except sqlite3.Error as error:
        raise Refused(f"La copie {path.name} ne se lit pas ({error}).") from error


def flush(path: Path) -> None:
    """On the disk, not only in its cache."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def check(path: Path) -> Manifest:
    """Is this copy the one that was made, whole? Raises Refused."""
    made = manifest.read(path)
    if not path.is_file():
        raise Refused(f"La copie {path} n’existe pas.")
    if path.stat().st_size != made.size or manifest.print_of(path) != made.sha256:
        raise Refused(f"La copie {path.name} n’est plus celle qui a été faite (empreinte différente).")
    counts = inspect_sqlite(path) if made.database == "sqlite" else tables.inspect(path)
    if counts != made.counts:
        raise Refused(f"La copie {path.name} n’a plus le bon nombre de lignes.")
    if made.other.get("heads", (held := heads.of_copy(path, made))) != held:
        raise Refused(f"La copie {path.name} ne finit plus par les lignes de journal que dit sa fiche.")
    return made
