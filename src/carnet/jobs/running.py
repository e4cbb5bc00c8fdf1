"""A job at work: its progress, its cursor, its pauses, its end."""

import fcntl
import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.jobs import files
from carnet.jobs.kinds import KINDS
from carnet.jobs.models import Job, State
from carnet.kernel.errors import CarnetError
from carnet.kernel.sqlite.queue import unhurried

logger = logging.getLogger("carnet.jobs")

TELL_EVERY = 0.5  # seconds between two writes of the progress
BEAT_EVERY = 5.0
ATTEMPTS = 5


class Cancelled(Exception):
    """Somebody asked this job to stop."""


class Stopped(Exception):
    """The server stops: the job waits for the next start, its cursor kept."""


class JobRun:
    """What a kind's `run` receives."""

    def __init__(self, job: Job, stopping: Callable[[], bool] = lambda: False) -> None:
        self.job, self.params = job, job.params
        self.cursor: dict[str, Any] = dict(job.cursor)
        self.result: dict[str, Any] = dict(job.result)
        self.actor = Actor(job.started_by, Source.JOB, job.pk)
        self._stopping = stopping
        self._told = 0.0
        self._breathed = time.monotonic()
        self.people_wait = people_are_served()

    def expect(self, total: int) -> None:
        """How many there are in all."""
        self.job.total = total
        self._tell()

    def advance(self, done: int = 1) -> None:
        """So many more are done. Raises Cancelled or Stopped: nothing is to be caught."""
        self.job.done += done
        if time.monotonic() - self._told >= TELL_EVERY:
            self._tell()
            self.checkpoint()

    def checkpoint(self) -> None:
        """Stop here if somebody asked for it."""
        if self._stopping():
            raise Stopped
        if Job.objects.filter(pk=self.job.pk, cancel_asked=True).exists():
            raise Cancelled

    @contextmanager
    def step(self) -> Iterator[dict[str, Any]]:
        """A transaction that writes a bit of the work together with the cursor and what is told so far: done once, whatever dies.

        `advance` belongs inside. Keep it under 50 ms; then the job sleeps as long as it worked, so that people's own writes get through.
        """
        self.checkpoint()
        done, cursor = self.job.done, dict(self.cursor)
        try:
            with transaction.atomic():
                yield self.cursor
                self._tell(cursor=self.cursor, result=self._told_so_far())
        except BaseException:
            self.job.done, self.cursor = done, cursor
            raise
        self.breathe()

    def breathe(self) -> None:
        if self.people_wait:
            time.sleep(min(time.monotonic() - self._breathed, 0.25))
        self._breathed = time.monotonic()

    def say(self, message: str) -> None:
        """The sentence of the result page."""
        self.result["message"] = message

    def new_file(self, name: str, content_type: str = "application/octet-stream") -> Any:
        """Where to write the file that the person will take away: a path nobody can guess."""
        key, path = files.create()
        self.result["file"] = {"key": key, "name": name, "type": content_type}
        return path

    def _told_so_far(self) -> dict[str, Any]:
        """The file is made again by the process that goes on."""
        return {name: value for name, value in self.result.items() if name != "file"}

    def _tell(self, **values: Any) -> None:
        self._told = time.monotonic()
        values |= {"done": self.job.done, "total": self.job.total, "heartbeat_at": timezone.now()}
        Job.objects.filter(pk=self.job.pk).update(**values)


def people_are_served() -> bool:
    """Is a server at work in this home folder? It holds the lock. Else nobody's saves have to pass between two of ours."""
    try:
        with (settings.CARNET_HOME / "lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def execute(job: Job, stopping: Callable[[], bool] = lambda: False) -> None:
    """Run a claimed job to its end; its row says how it went. Raises nothing but the loss of the base."""
    run = JobRun(job, stopping)
    try:
        if job.cancel_asked:
            raise Cancelled
        if job.attempts > ATTEMPTS:
            raise CarnetError(f"Ce travail s’est interrompu {ATTEMPTS} fois : il n’est plus repris.")
        with unhurried():
            KINDS[job.kind].run(run)
        job.done = max(job.done, job.total)
        _end(run, State.DONE)
    except Cancelled:
        _end(run, State.CANCELLED)
    except Stopped:
        Job.objects.filter(pk=job.pk).update(state=State.WAITING, done=job.done, attempts=job.attempts - 1)
    except CarnetError as error:
        run.say(error.sentence)
        _end(run, State.FAILED)
    except (OperationalError, InterfaceError):
        # The base is away: the row stays « running », and is taken again when its sign is too old.
        raise
    except Exception:
        _failed(run)
    job.refresh_from_db()


def _failed(run: JobRun) -> None:
    reference = secrets.token_hex(4)
    logger.exception("travail %s (%s)", run.job.pk, run.job.kind, extra={"reference": reference})
    run.say(f"Ce travail s’est arrêté sur une erreur imprévue. Donnez la référence {reference} à qui vous dépanne.")
    _end(run, State.FAILED, reference=reference)


def _end(run: JobRun, state: State, **values: Any) -> None:
    if state is not State.DONE and (file := run.result.pop("file", None)):
        files.remove(file["key"])
    Job.objects.filter(pk=run.job.pk).update(
        state=state, done=run.job.done, result=run.result, finished_at=timezone.now(), **values
    )


@contextmanager
def beating(job: Job, also: Callable[[], None]) -> Iterator[None]:
    """While the work runs, even in one long step, say every few seconds that its process is alive."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(BEAT_EVERY):
            also()
            try:
                Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now())
            except (OperationalError, InterfaceError):
                close_old_connections()
        connection.close()

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
