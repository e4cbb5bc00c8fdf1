"""A lane: one process that takes the jobs of its queue, one after the other."""

import logging
import signal
import threading
from types import FrameType

from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from carnet.jobs.heartbeat import beat, forget
from carnet.jobs.models import Job
from carnet.jobs.running import beating, execute

logger = logging.getLogger("carnet.jobs")

LOOK_EVERY = {"quick": 0.5, "long": 2.0}  # seconds between two looks at an empty queue


class Stop:
    """Set by the first signal; a lane then ends at the next step of its job."""

    def __init__(self) -> None:
        self._event = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        self._event.set()

    def __call__(self) -> bool:
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        return self._event.wait(seconds)


def serve(lane: str) -> None:
    """Take and run the jobs of a lane until a signal."""
    stop = Stop()
    while not stop():
        beat(lane)
        close_old_connections()
        try:
            worked = take_one(lane, stop)
        except (DatabaseError, InterfaceError):
            logger.exception("file %s : la base ne répond pas", lane)
            connections.close_all()
            worked = stop.wait(5)
        if not worked:
            stop.wait(LOOK_EVERY[lane])
    forget(lane)


def take_one(lane: str, stop: Stop | None = None) -> bool:
    """Run the next job of a lane, if there is one."""
    job = Job.objects.claim(lane)
    if job is None:
        return False
    with beating(job, also=lambda: beat(lane)):
        execute(job, stop or (lambda: False))
    return True
