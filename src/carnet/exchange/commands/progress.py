"""Progress on standard error: a bar on a terminal, a plain line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

_EVERY = 10.0  # seconds between two plain lines


class Advance(Protocol):
    def __call__(self, count: int) -> None: ...


@contextmanager
def progress(title: str, total: int) -> Iterator[Advance]:
    if sys.stderr.isatty():
        with _bar(title, total) as advance:
            yield advance
    else:
        yield _plain(title, total)


@contextmanager
def _bar(title: str, total: int) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=total or None)
        yield lambda count: bar.update(task, advance=count)


def _plain(title: str, total: int) -> Advance:
    done, told = 0, time.monotonic()

    def advance(count: int) -> None:
        nonlocal done, told
        done += count
        if time.monotonic() - told >= _EVERY:
            told = time.monotonic()
            print(f"{title} : {done} sur {total or '?'}", file=sys.stderr, flush=True)

    return advance
