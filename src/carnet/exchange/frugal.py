"""Long works that read or write the whole base keep to little memory, and to the processor time that they need."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connection

# Objects made before Python looks for cycles among them: its own 700 cost such a work a fifth of its time, for some kilobytes.
OBJECTS = 50_000
_lock, _at_work, _usual = Lock(), [0], gc.get_threshold()


@contextmanager
def frugal() -> Iterator[None]:
    with _few_collections(), _without_map():
        yield


@contextmanager
def _few_collections() -> Iterator[None]:
    """Two works may run at once in one process: the last one puts back what was."""
    with _lock:
        _at_work[0] += 1
        gc.set_threshold(OBJECTS, *_usual[1:])
    try:
        yield
    finally:
        with _lock:
            _at_work[0] -= 1
            if not _at_work[0]:
                gc.set_threshold(*_usual)


@contextmanager
def _without_map() -> Iterator[None]:
    """SQLite maps its file for people's short questions: here that would add 128 MB of pages to what the process holds."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA mmap_size")
        (usual,) = cursor.fetchone()
        cursor.execute("PRAGMA mmap_size = 0")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA mmap_size = {int(usual)}")
