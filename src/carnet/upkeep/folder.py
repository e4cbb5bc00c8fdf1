"""Where copies go, which ones stay, and how old the last good one is."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from carnet.company.models import Options
from carnet.kernel.errors import Refused
from carnet.upkeep import manifest, stored
from carnet.upkeep.manifest import Manifest

PREFIX = "carnet-"
LATE = timedelta(hours=48)
RECENT = timedelta(days=2)
DAYS, WEEKS, MONTHS = 7, 4, 12


def backup_folder() -> Path:
    """The folder chosen in the settings screen, else CARNET_BACKUP_DIR, else a folder of the home folder."""
    chosen = Options.current().backup_folder.strip()
    return Path(chosen).expanduser() if chosen else Path(settings.CARNET_BACKUP_DIR)


def archives(folder: Path) -> list[tuple[Path, Manifest]]:
    """The regular copies of a folder, newest first; a copy without its manifest is not counted as one."""
    found = []
    for path in sorted(folder.glob(f"{PREFIX}*.json"), reverse=True):
        try:
            read = manifest.read(path)
        except Refused:
            continue
        if (folder / read.file).is_file():
            found.append((folder / read.file, read))
    return found


def note_backup(at: datetime) -> None:
    """A good copy was made. Kept in a file: every page and every monitor asks, the base is not to answer."""
    _write_watch({**_watch(), "last": at.isoformat()})


def start_watching() -> None:
    """From the first start on, copies are due."""
    if "since" not in _watch():
        _write_watch({**_watch(), "since": timezone.now().isoformat()})


def last_backup() -> datetime | None:
    return _moment("last")


def hours_since_backup() -> float | None:
    last = last_backup()
    return None if last is None else round((timezone.now() - last).total_seconds() / 3600, 1)


def is_late() -> bool:
    """No good copy for 48 hours, counted from the first start."""
    reference = last_backup() or _moment("since")
    return reference is not None and timezone.now() - reference > LATE


def _watch_file() -> Path:
    return Path(settings.CARNET_HOME) / "backup-watch.json"


def _watch() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(_watch_file().read_text())
    except (OSError, ValueError):
        return {}
    return found


def _write_watch(values: dict[str, str]) -> None:
    part = _watch_file().with_suffix(".part")
    part.write_text(json.dumps(values))
    part.replace(_watch_file())


def _moment(name: str) -> datetime | None:
    text = _watch().get(name)
    return datetime.fromisoformat(text) if text else None


def to_keep(moments: Iterable[datetime]) -> set[datetime]:
    """All of the last two days, then the newest of each of the last 7 days, 4 weeks and 12 months that have one."""
    newest_first = sorted(moments, reverse=True)
    kept = {moment for moment in newest_first if newest_first[0] - moment < RECENT}
    for rule, count in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        periods: dict[str, datetime] = {}
        for moment in newest_first:
            periods.setdefault(timezone.localtime(moment).strftime(rule), moment)
        kept |= set(list(periods.values())[:count])
    return kept


def prune(folder: Path) -> list[Path]:
    """Erase the copies that no rule keeps, and what an interrupted copy left behind. Returns what went."""
    found = archives(folder)
    kept = to_keep(read.at for _, read in found)
    gone = [path for path, read in found if read.at not in kept]
    for path in gone:
        # The manifest first: a copy without it is not counted as one.
        manifest.path_of(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    limit = datetime.now(UTC).timestamp() - 24 * 3600
    for part in folder.glob(f"{PREFIX}*.part"):
        if part.stat().st_mtime < limit:
            part.unlink(missing_ok=True)
    stored.prune(folder)
    return gone
