"""The logs of CARNET_HOME/logs: requests, security, and the program's own; no personal data in the first."""

import fcntl
import logging
import time
from contextvars import ContextVar
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

REFERENCE: ContextVar[str] = ContextVar("reference", default="-")

MEGABYTE = 1_000_000


class WithReference(logging.Filter):
    """Every line bears the reference that an error page shows."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "reference"):
            record.reference = REFERENCE.get()
        return True


class SharedFile(WatchedFileHandler):
    """A file of several processes that turns at a size: whoever sees it full renames it, the others follow."""

    def __init__(self, filename: Path, size: int = 20 * MEGABYTE, kept: int = 9) -> None:
        super().__init__(filename, encoding="utf-8", delay=True)
        self.path, self.size, self.kept = Path(filename), size, kept

    def _open(self) -> Any:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = super()._open()
        self.path.chmod(0o600)
        return stream

    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
            if self.stream and self.stream.tell() >= self.size:
                self._turn()
        except OSError:
            # No room, no right to write: the request that is being logged must not fail for that.
            self.handleError(record)

    def _turn(self) -> None:
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self.path.exists() and self.path.stat().st_size >= self.size:
                for number in range(self.kept - 1, 0, -1):
                    if (older := self._numbered(number)).exists():
                        older.replace(self._numbered(number + 1))
                self.path.replace(self._numbered(1))

    def _numbered(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")


class OneLine(logging.Formatter):
    """A message never spreads over lines by what it quotes; only a traceback does."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (logging's own name)
        record.message = record.message.replace("\r", "\\r").replace("\n", "\\n")
        return super().formatMessage(record)


class Utc(OneLine):
    """The security log speaks the time of everybody."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"


def configuration(folder: Path) -> dict[str, Any]:
    """Django's LOGGING."""
    file = "carnet.config.log_files.SharedFile"
    chosen: dict[str, Any] = {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"reference": {"()": "carnet.config.log_files.WithReference"}},
        "formatters": {
            "request": {"()": "carnet.config.log_files.OneLine", "format": "%(asctime)s %(message)s"},
            "program": {
                "()": "carnet.config.log_files.OneLine",
                "format": "%(asctime)s %(levelname)s [%(reference)s] %(name)s : %(message)s",
            },
            "security": {
                "()": "carnet.config.log_files.Utc",
                "format": "%(asctime)s reference=%(reference)s %(message)s",
            },
        },
        "handlers": {
            "requests": {"class": file, "filename": folder / "requests.log", "formatter": "request"},
            "program": {"class": file, "filename": folder / "carnet.log", "formatter": "program"},
            # Kept longer: who signed in, who was refused.
            "security": {"class": file, "filename": folder / "security.log", "formatter": "security", "kept": 30},
            "console": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "program"},
        },
        "root": {"level": "WARNING", "handlers": ["program", "console"]},
        "loggers": {
            "django": {"level": "WARNING", "handlers": [], "propagate": True},
            # Refused requests are in the request log, by route: the path that Django writes may name people.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "WARNING", "handlers": ["security"], "propagate": False},
            "carnet": {"level": "INFO"},
            "carnet.requests": {"level": "INFO", "handlers": ["requests"], "propagate": False},
            "carnet.security": {"level": "INFO", "handlers": ["security"], "propagate": False},
        },
    }
    for handler in chosen["handlers"].values():
        handler["filters"] = ["reference"]
    return chosen
