"""Kill a process at each SQL statement of an act, one statement further each time, and look at what is left."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connection, connections

from carnet.clients.verifying import derived_agree, histories_whole
from tests.digest import database_digest

DONE, FAILED = 0, 3


class Killer:
    """SIGKILL before the k-th statement, or after it: nothing is closed, flushed or rolled back by the program."""

    def __init__(self, at: int, after: bool) -> None:
        self.at, self.after, self.count = at, after, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        if self.count == self.at and not self.after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(sql, params, many, context)
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result


def run_and_die(act: Callable[[], object], at: int, after: bool = False) -> bool:
    """In a process of its own. True when the act ended before its k-th statement: it is done."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(Killer(at, after)):
                act()
            os._exit(DONE)
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(FAILED)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == DONE, "the act itself failed"
    return True


def die_everywhere(act: Callable[[], object], *, both_sides: bool) -> int:
    """All or nothing: at each death the base is as before the act, or as after it. Returns how many statements it has."""
    states = [database_digest()]
    for at in range(1, 500):
        for after in (False, True) if both_sides else (False,):
            done = run_and_die(act, at, after)
            if (now := database_digest()) != states[-1]:
                states.append(now)
                assert derived_agree(False) == [] and histories_whole(False) == []
            assert len(states) <= 2, f"killed {'after' if after else 'before'} statement {at}: half written"
            if done:
                assert len(states) == 2, "the act wrote nothing"
                return at - 1
    raise AssertionError("500 statements and still not done")
