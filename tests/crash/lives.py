"""A job whose process is killed again and again, one statement further each time, until it comes to its end."""

from datetime import timedelta

from django.db import connections
from django.utils import timezone

from carnet.clients.verifying import derived_agree, histories_whole
from carnet.jobs.models import Job, State
from carnet.jobs.running import execute
from tests.crash.points import run_and_die

LIVES = 2_000


def killed_until_done(job: Job, *, first: int = 1) -> int:
    """SIGKILL at the first statement of the first life, at the second of the second…; how many lives it took.

    A lane gives up a job that died five times: what is tried here is the work, so its attempts are forgotten.
    """
    for life in range(1, LIVES):
        Job.objects.filter(pk=job.pk).update(attempts=0, heartbeat_at=timezone.now() - timedelta(hours=1))
        run_and_die(lambda: _live(job.lane), first + life - 1, after=bool(life % 2))
        job.refresh_from_db()
        if job.state != State.RUNNING and job.state != State.WAITING:
            assert job.state == State.DONE, job.message
            assert derived_agree(False) == [] and histories_whole(False) == []
            print(f"{job.kind}: {life} lives")
            return life
    raise AssertionError(f"{LIVES} lives and still not done")


def _live(lane: str) -> None:
    job = Job.objects.claim(lane)
    if job is not None:
        execute(job)


def undisturbed(job: Job) -> None:
    connections.close_all()
    _live(job.lane)
    job.refresh_from_db()
    assert job.state == State.DONE, job.message
