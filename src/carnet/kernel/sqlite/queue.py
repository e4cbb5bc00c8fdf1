"""Who writes next. People are served in the order of their arrival, whatever thread or process they are in; long works after them.

SQLite has one lock and no queue: who finds it taken sleeps and tries again, and under load some never come at the right moment.
The queue is a courtesy, SQLite's lock is the law: when the queue fails (a full disk, somebody stuck in it), one writes without it.
"""

import contextlib
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from carnet.kernel.sqlite.tickets import AVAILABLE, Tickets

PATIENCE = 10.0  # seconds in the queue; then SQLite's own waiting, which is not fair
MOST_POLITE = 1.0  # seconds that a long work lets people pass before it takes a ticket like everybody
LOOK_EVERY = 0.0005  # seconds, for each person before us in another process
LOOK_AT_LEAST = 0.01
DEATHS_EVERY = 1.0

_unhurried: ContextVar[bool] = ContextVar("carnet.unhurried", default=False)


@contextmanager
def unhurried() -> Iterator[None]:
    """What is written here is a long work: people pass before it."""
    token = _unhurried.set(True)
    try:
        yield
    finally:
        _unhurried.reset(token)


class Place:
    """One thread of this process in the queue."""

    def __init__(self, tickets: Tickets) -> None:
        self.tickets, self.thread, self.first = tickets, threading.current_thread(), threading.Event()


class Line:
    """The threads of this process that wait for one base, or write in it: only the first looks at the other processes."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """In a fork the mutex may be held by a thread that is not there."""
        self.mutex, self.places = threading.Lock(), deque[Place]()

    def enter(self, tickets: Tickets) -> Place:
        place = Place(tickets)
        with self.mutex:  # so that the line and the tickets have the same order
            tickets.draw()
            self.places.append(place)
        return place

    def leave(self, place: Place) -> None:
        try:
            # The ticket first: the next one looks at it.
            place.tickets.give_back()
        finally:
            with self.mutex:
                with contextlib.suppress(ValueError):
                    self.places.remove(place)
                if self.places:
                    self.places[0].first.set()

    def wait_to_be_first(self, place: Place, end: float) -> bool:
        while self.places[0] is not place:
            place.first.wait(min(DEATHS_EVERY, max(0.0, end - time.monotonic())))
            self._bury()
            if time.monotonic() >= end:
                return self.places[0] is place
        return True

    def _bury(self) -> None:
        """A thread that ended without ending its transaction never comes back."""
        with self.mutex:
            first = self.places[0]
        if not first.thread.is_alive():
            self.leave(first)


class Turn:
    """One connection's turn to write: taken before its transaction, given back when it ends."""

    def __init__(self, path: Path) -> None:
        self._path, self._line = path, _line_of(path)
        self._tickets: Tickets | None = None
        self._place: Place | None = None
        _turns.add(self)

    @property
    def held(self) -> bool:
        return self._place is not None

    def take(self) -> None:
        """Wait for it, as long as it is reasonable. Raises nothing: without a turn, SQLite decides."""
        if self._place is not None or not AVAILABLE:
            return
        try:
            self._take(time.monotonic() + PATIENCE)
        except OSError:
            self.give_back()

    def _take(self, end: float) -> None:
        tickets = self._tickets = self._tickets or Tickets(self._path)
        if _unhurried.get():
            self._let_people_pass(tickets)
        place = self._place = self._line.enter(tickets)
        if not self._line.wait_to_be_first(place, end):
            return self.give_back()
        while tickets.somebody_before():
            if time.monotonic() >= end:
                return self.give_back()
            time.sleep(min(LOOK_EVERY * tickets.distance, LOOK_AT_LEAST))
        tickets.served()

    def _let_people_pass(self, tickets: Tickets) -> None:
        end = time.monotonic() + MOST_POLITE
        while (self._line.places or tickets.somebody()) and time.monotonic() < end:
            time.sleep(0.002)

    def give_back(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            with contextlib.suppress(OSError):
                self._line.leave(place)

    def close(self) -> None:
        self.give_back()
        if self._tickets is not None:
            self._tickets.close()
            self._tickets = None

    def forget(self) -> None:
        """In a fork: the place is the parent's. Closing this copy of the file frees nothing of it."""
        self._place = None
        if self._tickets is not None:
            self._tickets.close()
            self._tickets = None

    def __del__(self) -> None:
        self.close()


_lines: dict[Path, Line] = {}
_turns: "weakref.WeakSet[Turn]" = weakref.WeakSet()


def _line_of(path: Path) -> Line:
    return _lines.setdefault(path, Line())


def _born() -> None:
    for line in _lines.values():
        line.forget()
    for turn in list(_turns):
        turn.forget()


os.register_at_fork(after_in_child=_born)
