"""The list of communes replaced once a year by the firm itself."""

import contextlib
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carnet.communes.building import build
from carnet.communes.loading import INDEX
from carnet.communes.sources import ALIASES, COMMUNES, DEPARTMENTS, WrongFile, read_sources


@dataclass(frozen=True, slots=True)
class Summary:
    """What a replacement brought."""

    communes: int
    postcodes: int
    other_names: int
    edition: str
    path: Path


def update(folder: Path, home: Path, edition: str = "") -> Summary:
    """Check the three files of `folder`, pack them into `home`/communes and put them in force at once.

    Raises WrongFile, with a sentence to show, and leaves the former list in force.
    """
    sources = read_sources(folder)
    edition = edition or date.today().isoformat()
    packed = build(sources, edition)
    target = home / "communes"
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in (COMMUNES, ALIASES, DEPARTMENTS):
            if (folder / name).resolve() != (target / name).resolve():
                _replace(target / name, (folder / name).read_bytes())
        _replace(target / INDEX, packed)
    except OSError as error:
        raise WrongFile(f"La liste ne peut pas être écrite dans « {target} » ({error.strerror}).") from error
    return Summary(
        communes=len({row["code_insee"] for row in sources.communes}),
        postcodes=len({row["code_postal"] for row in sources.communes}),
        other_names=len(sources.aliases),
        edition=edition,
        path=target / INDEX,
    )


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all: written beside, then renamed."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def rebuild(home: Path) -> None:
    """Pack the firm's own files again: the program has changed, not the list."""
    folder = home / "communes"
    published = date.fromtimestamp((folder / COMMUNES).stat().st_mtime)
    update(folder, home, published.isoformat())
