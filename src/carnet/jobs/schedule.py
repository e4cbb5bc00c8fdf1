"""The work that comes back by itself: every night at an hour, or every so often. Apps register theirs."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone

from carnet.jobs.heartbeat import beat, forget
from carnet.jobs.lane import Stop
from carnet.jobs.models import ScheduledRun
from carnet.kernel.errors import CarnetError
from carnet.kernel.registry import Registry
from carnet.kernel.sqlite.queue import unhurried

logger = logging.getLogger("carnet.jobs")

RETRY = timedelta(hours=1)
LOOK_EVERY = 20.0  # seconds


@dataclass(frozen=True)
class Scheduled:
    """Every day at `hour`:`minute` local time, or, with `every`, so long after the last run."""

    code: str
    title: str
    run: Callable[[], None]
    hour: int = 3
    minute: int = 0
    every: timedelta | None = None
    order: int = 100

    @property
    def rhythm(self) -> str:
        if self.every is None:
            return f"chaque jour à {self.hour} h {self.minute:02}"
        minutes = int(self.every.total_seconds() // 60)
        return f"toutes les {minutes} min" if minutes < 120 else f"toutes les {minutes // 60} h"


SCHEDULE: Registry[Scheduled] = Registry("schedule")


def last_occurrence(work: Scheduled, now: datetime) -> datetime:
    """The last time this work should have begun: a machine off at night catches up in the morning."""
    local = timezone.localtime(now)
    today = local.replace(hour=work.hour, minute=work.minute, second=0, microsecond=0)
    return today if today <= local else today - timedelta(days=1)


def is_due(work: Scheduled, run: ScheduledRun, now: datetime) -> bool:
    if run.last_started_at is None:
        # Not at the first start of all: the night after.
        return run.seen_at < last_occurrence(work, now) if work.every is None else True
    if run.last_succeeded_at is None or run.last_succeeded_at < run.last_started_at:
        # It failed, or it died half-way.
        return now - run.last_started_at >= min(RETRY, work.every or RETRY)
    if work.every is not None:
        return now - run.last_started_at >= work.every
    return run.last_started_at < last_occurrence(work, now)


def run_due(stop: Callable[[], bool] = lambda: False) -> list[str]:
    """Run what is due, one after the other. Returns the codes of what ran."""
    ran = []
    for work in SCHEDULE:
        run, _ = ScheduledRun.objects.get_or_create(code=work.code)
        if not stop() and is_due(work, run, timezone.now()) and _take(run):
            _run(work)
            ran.append(work.code)
    return ran


def _take(run: ScheduledRun) -> bool:
    """Two servers on one PostgreSQL: whoever changes the row first runs the work."""
    seen = ScheduledRun.objects.filter(pk=run.pk, last_started_at=run.last_started_at)
    return bool(seen.update(last_started_at=timezone.now()))


def _run(work: Scheduled) -> None:
    row = ScheduledRun.objects.filter(code=work.code)
    try:
        with unhurried():
            work.run()
    except Exception as error:
        reference = secrets.token_hex(4)
        logger.exception("travail planifié %s", work.code, extra={"reference": reference})
        sentence = error.sentence if isinstance(error, CarnetError) else "Erreur imprévue."
        row.update(last_ended_at=timezone.now(), last_error=f"{sentence} (référence {reference})")
    else:
        now = timezone.now()
        row.update(last_ended_at=now, last_succeeded_at=now, last_error="")


def serve() -> None:
    """Look at the clock until a signal."""
    stop = Stop()
    while not stop():
        beat("schedule")
        close_old_connections()
        try:
            run_due(stop)
        except (DatabaseError, InterfaceError):
            logger.exception("planning : la base ne répond pas")
            connections.close_all()
        stop.wait(LOOK_EVERY)
    forget("schedule")
