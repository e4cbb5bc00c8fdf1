"""Processes that live and die with `carnet serve`."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_PR_SET_PDEATHSIG = 1
_WATCHED = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
_PATIENCE = 10.0  # seconds given to a child to end by itself
_SHORT_LIFE = 10.0  # a child that dies sooner did not really start
_RETRIES = 3


def die_with(parent: int) -> None:
    """Be killed by the kernel when the parent dies, however it dies (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


@dataclass
class Child:
    """`run` is called in a fork; `vital`: without it nothing is worth serving; `once`: not restarted."""

    name: str
    run: Callable[[], None]
    vital: bool = False
    once: bool = False
    pid: int = 0
    started: float = 0.0
    short_lives: int = 0
    again_at: float | None = field(default=0.0)

    def start(self) -> None:
        self.started, self.again_at = time.monotonic(), None
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            self._live(parent)

    def _live(self, parent: int) -> None:
        """In the child: never returns."""
        status = 1
        try:
            # A group of its own: Ctrl-C reaches the parent alone, which stops everybody in order.
            os.setpgid(0, 0)
            die_with(parent)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _WATCHED)
            self.run()
            status = 0
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else 1
        except BaseException:
            import logging

            logging.getLogger("carnet.serve").exception("%s s’est arrêté", self.name)
        finally:
            os._exit(status)

    def ended(self, status: int) -> None:
        self.pid = 0
        if self.once:
            return
        lived = time.monotonic() - self.started
        self.short_lives = self.short_lives + 1 if lived < _SHORT_LIFE else 0
        self.again_at = time.monotonic() + min(30.0, 2.0**self.short_lives - 1)

    @property
    def hopeless(self) -> bool:
        return self.vital and self.short_lives >= _RETRIES

    def signal(self, number: int) -> None:
        if self.pid:
            try:
                os.killpg(self.pid, number)
            except ProcessLookupError:
                os.kill(self.pid, number)


class Children:
    """Start them, start again who dies, stop them all at a signal."""

    def __init__(self, children: Iterable[Child], say: Callable[[str], None]) -> None:
        self.children, self.say = list(children), say

    def run(self) -> int:
        """Returns the exit code, once nothing is left."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
        try:
            return self._watch()
        finally:
            self._stop()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _WATCHED)

    def _watch(self) -> int:
        while True:
            self._start_due()
            received = signal.sigtimedwait(_WATCHED, 1.0)
            self._reap()
            if received and received.si_signo != signal.SIGCHLD:
                return 0
            for child in self.children:
                if child.hopeless:
                    self.say(f"{child.name} ne démarre pas : la raison est dans le dossier logs.")
                    return 1

    def _start_due(self) -> None:
        for child in self.children:
            if not child.pid and child.again_at is not None and time.monotonic() >= child.again_at:
                child.start()

    def _reap(self) -> None:
        while any(child.pid for child in self.children):
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            for child in self.children:
                if child.pid == pid:
                    child.ended(status)

    def _stop(self) -> None:
        """Ask, wait, insist. A second Ctrl-C insists at once."""
        self._signal_all(signal.SIGTERM)
        end = time.monotonic() + _PATIENCE
        while any(child.pid for child in self.children) and time.monotonic() < end:
            received = signal.sigtimedwait(_WATCHED, 0.2)
            self._reap()
            if received and received.si_signo == signal.SIGINT:
                break
        self._signal_all(signal.SIGKILL)
        while any(child.pid for child in self.children):
            self._reap()
            signal.sigtimedwait(_WATCHED, 0.05)

    def _signal_all(self, number: int) -> None:
        for child in self.children:
            child.signal(number)
