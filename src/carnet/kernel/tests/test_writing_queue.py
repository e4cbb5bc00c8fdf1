"""The queue before SQLite's lock: first come, first served; people before long works; the dead never keep it."""

import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction

from carnet.accounts.models import User
from carnet.company.models import Counter
from carnet.kernel.sqlite import queue
from carnet.kernel.sqlite.queue import Turn, unhurried
from carnet.kernel.sqlite.tickets import Tickets

pytestmark = pytest.mark.sqlite


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "base-queue"


@contextmanager
def child(work: Callable[[], object]) -> Iterator[int]:
    """A process that does something and then waits to be killed."""
    out, into = os.pipe()
    if (pid := os.fork()) == 0:
        try:
            work()
            os.write(into, b"x")
            signal.pause()
        finally:
            os._exit(1)
    os.close(into)
    with os.fdopen(out, "rb") as told:
        assert told.read(1) == b"x", "it failed before it held anything"
    try:
        yield pid
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def until(condition: Callable[[], bool]) -> None:
    for _ in range(20_000):
        if condition():
            return
        threading.Event().wait(0.0005)
    raise AssertionError("ten seconds and still not")


class Walker(threading.Thread):
    """Waits for its turn, says its name, gives the turn back."""

    def __init__(self, file: Path, name: str, said: list[str], *, works: bool = False) -> None:
        super().__init__(daemon=True)
        self.turn, self.label, self.said, self.works = Turn(file), name, said, works
        self.start()

    def run(self) -> None:
        if self.works:
            with unhurried():
                self.turn.take()
        else:
            self.turn.take()
        self.said.append(self.label)
        self.turn.close()


def waiting(turn: Turn) -> int:
    return len(turn._line.places)


def test_threads_are_served_in_the_order_of_arrival(file: Path) -> None:
    said: list[str] = []
    holder = Turn(file)
    holder.take()
    walkers = []
    for number in range(12):
        walkers.append(Walker(file, str(number), said))
        until(lambda number=number: waiting(holder) == number + 2)  # type: ignore[misc]
    assert said == []
    holder.close()
    for walker in walkers:
        walker.join(10)
    assert said == [str(number) for number in range(12)]


def test_processes_are_served_in_the_order_of_arrival(file: Path, tmp_path: Path) -> None:
    """Each child writes its number in one file once it is served; nobody is before who came first."""
    said = tmp_path / "said"
    said.touch()
    holder = Tickets(file)
    holder.draw()
    children = []
    for number in range(6):
        before = holder._read(0)
        if (pid := os.fork()) == 0:
            turn = Turn(file)
            turn.take()
            with said.open("a") as told:
                told.write(str(number))
            turn.close()
            os._exit(0)
        children.append(pid)
        until(lambda before=before: holder._read(0) > before)  # type: ignore[misc]
    assert said.read_text() == ""
    holder.give_back()  # closing it would not do: each child has a copy of the open file
    assert [os.waitpid(pid, 0)[1] for pid in children] == [0] * 6
    assert said.read_text() == "012345"
    holder.close()


def test_people_pass_before_a_long_work_that_came_first(file: Path) -> None:
    said: list[str] = []
    holder = Turn(file)
    holder.take()
    job = Walker(file, "job", said, works=True)
    until(lambda: job.turn._tickets is not None)
    people = [Walker(file, name, said) for name in "ab"]
    until(lambda: waiting(holder) == 3)
    holder.close()
    for walker in (job, *people):
        walker.join(10)
    assert sorted(said[:2]) == ["a", "b"] and said[2] == "job"


def test_a_long_work_is_not_put_off_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """People who never stop coming: after a while it takes a ticket like everybody."""
    monkeypatch.setattr(queue, "MOST_POLITE", 0.02)
    holder, said = Turn(file), list[str]()
    holder.take()
    job = Walker(file, "job", said, works=True)
    until(lambda: waiting(holder) == 2)
    late = Walker(file, "late", said)
    until(lambda: waiting(holder) == 3)
    holder.close()
    job.join(10)
    late.join(10)
    assert said == ["job", "late"]


def test_who_waited_too_long_leaves_the_queue_and_the_next_one_passes(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "PATIENCE", 0.02)
    other, mine = Tickets(file), Turn(file)
    other.draw()
    mine.take()
    assert not mine.held and waiting(mine) == 0
    other.close()
    mine.take()
    assert mine.held
    mine.close()


def test_a_killed_process_leaves_the_queue_whether_it_wrote_or_waited(file: Path) -> None:
    mine, theirs = Turn(file), Tickets(file)
    with child(theirs.draw), child(theirs.draw):
        theirs.close()
        probe = Tickets(file)
        assert probe.somebody()
    assert not probe.somebody()
    probe.close()
    mine.take()
    assert mine.held
    mine.close()


def test_a_thread_that_died_in_its_turn_is_passed_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "DEATHS_EVERY", 0.01)
    turn, mine = Turn(file), Turn(file)
    thread = threading.Thread(target=turn.take)
    thread.start()
    thread.join()
    mine.take()
    assert mine.held
    mine.close()
    turn.close()


def test_a_fork_takes_nothing_with_it(file: Path) -> None:
    """The child neither holds the turn of its parent nor gives it back."""
    mine = Turn(file)
    mine.take()

    def look() -> None:
        assert not mine.held and waiting(mine) == 0
        mine.close()

    with child(look):
        other = Tickets(file)
        assert other.somebody()
        mine.give_back()
        assert not other.somebody(), "the child kept the ticket of its parent"
        other.close()
    mine.close()


def test_a_queue_that_cannot_be_used_stops_nobody(tmp_path: Path) -> None:
    turn = Turn(tmp_path / "no such folder" / "queue")
    turn.take()
    assert not turn.held
    turn.close()


# -- in Django


def held() -> bool:
    turn: Turn = connection.turn  # type: ignore[attr-defined]
    probe = Tickets(turn._path)
    try:
        assert probe.somebody() == turn.held
        return turn.held
    finally:
        probe.close()


@pytest.mark.django_db(transaction=True)
def test_the_turn_lasts_as_long_as_the_transaction() -> None:
    assert User.objects.count() == 0 and not held(), "reading waits for nobody"
    with transaction.atomic():
        assert held()
        with transaction.atomic():
            Counter.objects.create(series="x", last=1)
        assert held()
        with pytest.raises(ValueError), transaction.atomic():
            raise ValueError
        assert held()
    assert not held()
    with pytest.raises(ValueError), transaction.atomic(durable=True):
        raise ValueError
    assert not held()


@pytest.mark.django_db(transaction=True)
def test_a_statement_alone_has_a_turn_for_itself() -> None:
    connection.ensure_connection()
    probe = Tickets(connection.turn._path)  # type: ignore[attr-defined]
    given = []

    def watch(execute: Any, *statement: Any) -> Any:
        before = probe._read(0)
        answer = execute(*statement)
        given.append((statement[0].split()[0], probe._read(0) - before, held()))
        return answer

    with connection.execute_wrapper(watch):
        Counter.objects.create(series="x", last=1)
        Counter.objects.update(last=2)
        list(Counter.objects.all())
    probe.close()
    assert given == [("INSERT", 1, False), ("UPDATE", 1, False), ("SELECT", 0, False)]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_cannot_begin_keeps_no_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            raise AssertionError
        assert not held()
        with pytest.raises(OperationalError, match="locked"):
            Counter.objects.create(series="x", last=1)
        assert not held()
    connection.close()
    with transaction.atomic():
        assert held()


@pytest.mark.django_db(transaction=True)
def test_a_connection_closed_in_its_transaction_gives_the_turn_back() -> None:
    connection.ensure_connection()
    path = connection.turn._path  # type: ignore[attr-defined]
    with pytest.raises(ValueError), transaction.atomic():
        connection.close()
        probe = Tickets(path)
        assert not probe.somebody()
        probe.close()
        raise ValueError
    with transaction.atomic():
        assert held()


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_in_its_transaction_stops_nobody() -> None:
    connections.close_all()

    def write() -> None:
        transaction.set_autocommit(False)
        transaction.atomic().__enter__()
        Counter.objects.create(series="lost", last=1)

    with child(write):
        pass
    with transaction.atomic():
        assert held()
        Counter.objects.create(series="x", last=1)
    assert list(Counter.objects.values_list("series", flat=True)) == ["x"]
