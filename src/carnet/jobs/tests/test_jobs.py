"""Long work: taken once, going on after a kill, stopped when asked, kept with its result."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.jobs import files
from carnet.jobs.kinds import KINDS, Kind
from carnet.jobs.lane import take_one
from carnet.jobs.models import Job, State
from carnet.jobs.running import ATTEMPTS, JobRun, Stopped, execute
from carnet.kernel.errors import Forbidden, Refused
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

Plug = Callable[[Callable[[JobRun], None]], str]


@pytest.fixture
def plug() -> Iterator[Plug]:
    """Register the work of a test as the kind `test`."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def register(run: Callable[[JobRun], None]) -> str:
            stack.enter_context(KINDS.temporarily(Kind("test", "Un essai", run)))
            return "test"

        yield register


def by_alice() -> Actor:
    return Actor(cast.alice(), Source.SCREEN)


def start(kind: str, **params: object) -> Job:
    return Job.start(kind, params, by=by_alice())


def fresh(job: Job) -> Job:
    job.refresh_from_db()
    return job


def test_a_job_runs_to_its_end_and_keeps_its_result(plug: Plug) -> None:
    def count(run: JobRun) -> None:
        run.expect(run.params["upto"])
        for _ in range(run.params["upto"]):
            run.advance()
        run.say("Compté.")

    job = start(plug(count), upto=7)
    assert job.state == State.WAITING and job.title == "Un essai"
    assert take_one("quick")
    assert (fresh(job).state, job.done, job.total, job.message) == (State.DONE, 7, 7, "Compté.")
    assert job.finished_at is not None
    assert not take_one("quick")


def test_a_lane_takes_only_its_own_jobs(plug: Plug) -> None:
    start(plug(lambda run: None))
    assert not take_one("long")
    assert take_one("quick")


def test_a_job_is_never_taken_twice(plug: Plug) -> None:
    job = start(plug(lambda run: None))
    seen = Job.objects.get(pk=job.pk)
    assert job._take()
    assert not seen._take()
    assert fresh(job).attempts == 1


def test_the_job_of_a_dead_process_is_taken_again_where_it_was(plug: Plug) -> None:
    lines: list[int] = []

    def copy(run: JobRun) -> None:
        while (line := run.cursor.get("line", 0)) < 5:
            with run.step() as cursor:
                lines.append(line)
                cursor["line"] = line + 1
            if line == 2 and run.job.attempts == 1:
                raise SystemExit  # what kill -9 does, as far as the row is concerned

    job = start(plug(copy))
    with pytest.raises(SystemExit):
        take_one("quick")
    assert (fresh(job).state, job.cursor) == (State.RUNNING, {"line": 3})
    assert not take_one("quick"), "its sign of life is recent: it may be alive"
    Job.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=1))
    assert take_one("quick")
    assert fresh(job).state == State.DONE
    assert lines == [0, 1, 2, 3, 4]


def test_what_was_refused_before_a_stop_is_still_told_at_the_end(plug: Plug) -> None:
    def work(run: JobRun) -> None:
        refused = run.result.setdefault("refused", [])
        for line in range(run.cursor.get("at", 0), 4):
            with run.step() as cursor:
                refused.append({"line": line, "reason": "déjà là"})
                cursor["at"] = line + 1

    job = start(plug(work))
    looks = iter([False, False, True])
    assert execute_next(stopping=lambda: next(looks)) == State.WAITING
    assert take_one("quick")
    assert [line["line"] for line in fresh(job).refused] == [0, 1, 2, 3]


def execute_next(stopping: Callable[[], bool]) -> str:
    job = Job.objects.claim("quick")
    assert job is not None
    execute(job, stopping)
    return job.state


def test_a_step_that_fails_leaves_the_cursor_where_it_was(plug: Plug) -> None:
    def fail(run: JobRun) -> None:
        with run.step() as cursor:
            cursor["line"] = 1
        with run.step() as cursor:
            cursor["line"] = 2
            raise Refused("La ligne 2 ne va pas.")

    job = start(plug(fail))
    take_one("quick")
    assert (fresh(job).state, job.cursor, job.message) == (State.FAILED, {"line": 1}, "La ligne 2 ne va pas.")


def test_a_job_that_kills_its_process_each_time_is_given_up(plug: Plug) -> None:
    job = start(plug(lambda run: None))
    Job.objects.update(state=State.RUNNING, attempts=ATTEMPTS, heartbeat_at=timezone.now() - timedelta(minutes=1))
    take_one("quick")
    assert fresh(job).state == State.FAILED
    assert "il n’est plus repris" in job.message


def test_a_waiting_job_that_is_cancelled_never_starts(plug: Plug) -> None:
    job = start(plug(lambda run: None))
    job.cancel()
    assert job.state == State.CANCELLED
    assert not take_one("quick")


def test_a_running_job_that_is_cancelled_stops_at_its_next_step(plug: Plug) -> None:
    steps: list[int] = []

    def work(run: JobRun) -> None:
        for number in range(10):
            with run.step():
                steps.append(number)
            if number == 1:
                Job.objects.get(pk=run.job.pk).cancel()

    job = start(plug(work))
    take_one("quick")
    assert fresh(job).state == State.CANCELLED
    assert steps == [0, 1]


def test_a_finished_job_cannot_be_cancelled(plug: Plug) -> None:
    job = start(plug(lambda run: None))
    take_one("quick")
    with pytest.raises(Refused, match="déjà terminé"):
        job.cancel()


def test_a_server_that_stops_puts_the_job_back_in_its_lane(plug: Plug) -> None:
    def work(run: JobRun) -> None:
        with run.step() as cursor:
            cursor["line"] = 1
        raise Stopped

    job = start(plug(work))
    take_one("quick")
    assert (fresh(job).state, job.cursor, job.attempts) == (State.WAITING, {"line": 1}, 0)


def test_stopping_is_noticed_at_a_step(plug: Plug) -> None:
    def work(run: JobRun) -> None:
        with run.step():
            raise AssertionError("not reached")

    start(plug(work))
    job = Job.objects.claim("quick")
    assert job is not None
    execute(job, stopping=lambda: True)
    assert fresh(job).state == State.WAITING


def test_an_unforeseen_error_is_a_sentence_with_a_reference_to_the_log(
    plug: Plug, caplog: pytest.LogCaptureFixture
) -> None:
    job = start(plug(lambda run: run.params["absent"]))
    take_one("quick")
    assert fresh(job).state == State.FAILED
    assert len(job.reference) == 8 and job.reference in job.message
    assert "absent" not in job.message
    (record,) = [record for record in caplog.records if record.name == "carnet.jobs"]
    assert record.reference == job.reference  # type: ignore[attr-defined]


def test_a_kind_asks_for_its_right(plug: Plug) -> None:
    right = Right("jobs.try", "essayer", frozenset({Role.DIRECTION}))
    with RIGHTS.temporarily(right), KINDS.temporarily(Kind("ruled", "Réservé", lambda run: None, right="jobs.try")):
        Job.start("ruled", {}, by=by_alice())
        with pytest.raises(Forbidden):
            Job.start("ruled", {}, by=Actor(cast.bob(), Source.SCREEN))
    assert Job.objects.count() == 1


def test_the_file_of_a_job_that_fails_is_not_kept(plug: Plug) -> None:
    keys: list[str] = []

    def work(run: JobRun) -> None:
        run.new_file("clients.csv").write_text("début")
        keys.append(run.result["file"]["key"])
        raise Refused("Plus de place.")

    job = start(plug(work))
    take_one("quick")
    assert fresh(job).file is None
    assert files.find(keys[0]) is None


def test_a_job_speaks_as_who_asked_for_it(plug: Plug) -> None:
    actors: list[Actor] = []
    job = start(plug(lambda run: actors.append(run.actor)))
    take_one("quick")
    assert actors == [Actor(cast.alice(), Source.JOB, job.pk)]


@pytest.mark.django_db(transaction=True)
def test_ten_lanes_share_the_jobs_without_taking_one_twice(plug: Plug) -> None:
    ran: list[int] = []
    for _ in range(20):
        start(plug_once(plug, lambda run: ran.append(run.job.pk)))
    barrier = threading.Barrier(10)

    def lane() -> None:
        barrier.wait()
        while Job.objects.filter(state=State.WAITING).exists():
            take_one("quick")
        connection.close()

    threads = [threading.Thread(target=lane) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ran) == sorted(Job.objects.values_list("pk", flat=True))
    assert set(Job.objects.values_list("state", "attempts")) == {(State.DONE, 1)}


def plug_once(plug: Plug, run: Callable[[JobRun], None]) -> str:
    return "test" if "test" in KINDS else plug(run)
