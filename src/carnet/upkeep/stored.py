"""The files that people added, in the copies: each content once in the folder `files/` beside them, under its own print.

The copy of the base says which files it needs; a content already there is not copied again. So a nightly copy of a firm
with thousands of photos writes only those of the day, and every copy that is kept can be restored whole.
"""

import logging
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from carnet.files import store
from carnet.kernel.errors import Refused
from carnet.upkeep import lines, manifest
from carnet.upkeep.manifest import Manifest
from carnet.upkeep.sources import open_source

logger = logging.getLogger("carnet.upkeep")
TABLE = "files_file"
FOLDER = "files"
COPIES = (".sqlite3", ".zip")
BLOCK = 1_048_576


@dataclass(frozen=True)
class Wanted:
    """A file as a copy of the base knows it."""

    key: str
    name: str
    size: int
    sha256: str


def wanted_by(copy: Path, made: Manifest) -> list[Wanted]:
    """The files that a copy of the base names; none for a copy of before files existed."""
    with open_source(copy, made) as source:
        if TABLE not in source.columns:
            return []
        names = source.columns[TABLE]
        # As text, whatever the database: kinds are asked only of columns that are not.
        rows = (lines.read(line) for line in source.lines(TABLE, dict.fromkeys(names, "text")))
        found = [dict(zip(names, row, strict=True)) for row in rows]
    return [_wanted(row) for row in found]


def _wanted(row: dict[str, str | None]) -> Wanted:
    return Wanted(row["key"] or "", row["name"] or "", int(row["size"] or 0), row["sha256"] or "")


def place(folder: Path, sha256: str) -> Path:
    """Where a folder of copies keeps a content."""
    return folder / FOLDER / sha256[:2] / sha256


def is_whole(path: Path, one: Wanted) -> bool:
    """The content that was stored, to the last bit."""
    try:
        return path.stat().st_size == one.size and store.print_of(path) == one.sha256
    except OSError:
        return False


def keep(wanted: Iterable[Wanted], folder: Path) -> list[Wanted]:
    """Bring into a folder of copies what it lacks. Returns those that are missing or altered here, and not there yet."""
    lost = []
    for one in wanted:
        kept = place(folder, one.sha256)
        if kept.is_file() and kept.stat().st_size == one.size:
            continue
        if is_whole(store.path_of(one.key), one):
            store.put(kept, _blocks(store.path_of(one.key)))
        else:
            lost.append(one)
    return lost


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def damaged(copies: Iterable[tuple[Path, Manifest]], folder: Path) -> list[str]:
    """One sentence a copy whose files are not all there, whole. Each content is read once, whatever the copies."""
    known: dict[str, bool] = {}
    told = []
    for copy, made in copies:
        bad = []
        for one in _kept_in(copy, made):
            if one.sha256 not in known:
                known[one.sha256] = is_whole(place(folder, one.sha256), one)
            if not known[one.sha256]:
                bad.append(one.name)
        if bad:
            told.append(f"La copie {copy.name} a perdu {some(bad)}.")
    return told


def _kept_in(copy: Path, made: Manifest) -> list[Wanted]:
    """What the copy should hold: not what was already missing when it was made, and told then."""
    lost = set(made.other.get("files_lost", ()))
    return [one for one in _readable(copy, made) if one.key not in lost] if made.other.get("files") else []


def _readable(copy: Path, made: Manifest) -> list[Wanted]:
    try:
        return wanted_by(copy, made)
    except Exception:
        # A copy that does not read is told by its own check.
        logger.info("copie illisible : %s", copy, exc_info=True)
        return []


def prune(folder: Path) -> None:
    """Let go the contents that no copy of this folder needs any more, whatever the copy is called."""
    if not (folder / FOLDER).is_dir():
        return
    needed: set[str] = set()
    for card in folder.glob("*.json"):
        try:
            made = manifest.read(card)
            needed |= {one.sha256 for one in wanted_by(folder / made.file, made)}
        except Refused:
            if any(card.with_suffix(suffix).exists() for suffix in COPIES):
                logger.warning("fiche de copie illisible, aucun fichier n’est effacé : %s", card)
                return
            continue  # no card of a copy
        except Exception:
            # One copy that does not read: what it needs is not known, so nothing goes.
            logger.warning("copie illisible, aucun fichier n’est effacé : %s", card, exc_info=True)
            return
    for path in (folder / FOLDER).glob("??/*"):
        if path.name not in needed:
            path.unlink(missing_ok=True)


def bring_back(wanted: Iterable[Wanted], folder: Path) -> list[Wanted]:
    """Put into the home folder what a restored base needs. Returns those found nowhere, whole."""
    try:
        return [one for one in wanted if not is_whole(store.path_of(one.key), one) and not take_back(one, [folder])]
    except OSError as error:
        raise Refused(
            f"Les fichiers n’ont pas pu être remis dans {store.home()} ({error.strerror or error}) : rien n’a été remplacé."
        ) from error


def take_back(one: Wanted, folders: Iterable[Path]) -> bool:
    """From the first folder of copies that holds it whole."""
    for folder in folders:
        kept = place(folder, one.sha256)
        if is_whole(kept, one):
            store.put(store.path_of(one.key), _blocks(kept))
            return True
    return False


def set_aside(wanted: Iterable[Wanted], aside: Path) -> None:
    """Out of the home folder, what the restored base does not name: it belongs to the base that was replaced."""
    kept = {one.key for one in wanted}
    for path in list(store.everything()):
        if store.key_of(path) not in kept:
            target = aside / FOLDER / path.parent.name / path.name
            for folder in (aside, target.parent.parent, target.parent):
                folder.mkdir(mode=0o700, exist_ok=True)
            shutil.move(path, target)


def room_for(wanted: Iterable[Wanted], folder: Path) -> None:
    """Raises Refused when what is to be copied does not fit."""
    missing = sum(one.size for one in wanted if not place(folder, one.sha256).is_file())
    if shutil.disk_usage(folder).free < missing:
        raise Refused(
            f"Il n’y a plus assez de place dans {folder} pour les fichiers : faites-en, ou changez de dossier."
        )


def some(names: list[str]) -> str:
    """« plan.pdf, toit.jpg et 12 autres fichiers »."""
    if len(names) <= 5:
        return ", ".join(f"« {name} »" for name in names)
    return f"{', '.join(f'« {name} »' for name in names[:5])} et {len(names) - 5} autres fichiers"
