"""Which gazetteer answers: the firm's own, replaced each year, else the one of the program."""

import os
from pathlib import Path

from carnet.communes.container import WrongContainer
from carnet.communes.gazetteer import Gazetteer

PACKAGED = Path(__file__).parent / "data"
INDEX = "communes.bin"

_loaded: dict[Path, tuple[tuple[int, int], Gazetteer]] = {}


def home_folder() -> Path:
    """The folder of the firm, by the same rule as the settings."""
    chosen = os.environ.get("CARNET_HOME", "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share").expanduser() / "carnet"


def gazetteer() -> Gazetteer:
    """The gazetteer in force; one replaced meanwhile is read again."""
    own = home_folder() / "communes" / INDEX
    packaged = _read(PACKAGED / INDEX)
    try:
        mine = _read(own)
    except (OSError, WrongContainer, ValueError, KeyError):
        return packaged
    return mine if mine.edition >= packaged.edition else packaged


def _read(path: Path) -> Gazetteer:
    state = path.stat()
    stamp = (state.st_mtime_ns, state.st_size)
    kept = _loaded.get(path)
    if kept is None or kept[0] != stamp:
        kept = (stamp, Gazetteer(path))
        _loaded[path] = kept
    return kept[1]
