"""Which gazetteer answers: the firm's own, replaced each year, else the one of the program."""

import os
from functools import lru_cache
from pathlib import Path

from carnet.communes.container import WrongContainer
from carnet.communes.gazetteer import Gazetteer
from carnet.kernel.errors import Refused

PACKAGED = Path(__file__).parent / "data"
INDEX = "communes.bin"
_PACKAGED_INDEX = PACKAGED / INDEX

_lost: set[Path] = set()
_loaded: dict[Path, tuple[tuple[int, int], Gazetteer]] = {}


def home_folder() -> Path:
    """The folder of the firm, by the same rule as the settings."""
    chosen = os.environ.get("CARNET_HOME", "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share").expanduser() / "carnet"


def gazetteer() -> Gazetteer:
    """The gazetteer in force; one replaced meanwhile is read again."""
    packaged = _read(_PACKAGED_INDEX)
    own: Gazetteer | None
    try:
        own = _read(_own_index(*map(os.environ.get, ("CARNET_HOME", "XDG_DATA_HOME", "HOME"))))
    except OSError:
        return packaged
    except WrongContainer:
        own = _rebuilt(home_folder())
    return own if own and own.edition >= packaged.edition else packaged


@lru_cache(maxsize=4)
def _own_index(*_environment: str | None) -> Path:
    return home_folder() / "communes" / INDEX


def _rebuilt(home: Path) -> Gazetteer | None:
    """The firm's own list, packed by another version of the program or damaged, made again once from its files."""
    if home in _lost:
        return None
    from carnet.communes.update import rebuild

    try:
        rebuild(home)
        return _read(home / "communes" / INDEX)
    except (OSError, Refused, WrongContainer):
        _lost.add(home)
        return None


def _read(path: Path) -> Gazetteer:
    state = os.stat(path)  # noqa: PTH116 (asked for each record of a file: a third of the time of Path.stat)
    stamp = (state.st_mtime_ns, state.st_size)
    kept = _loaded.get(path)
    if kept is None or kept[0] != stamp:
        kept = (stamp, Gazetteer(path))
        _loaded[path] = kept
    return kept[1]
