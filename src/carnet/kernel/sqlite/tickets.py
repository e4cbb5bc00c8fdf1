"""Tickets that threads and processes draw from one file: who waits first is served first, who dies leaves the queue.

A ticket is a number drawn from the file, and a lock of the kernel on the byte of that number. Whoever holds theirs waits until no
byte below is locked. These locks belong to the open file (OFD locks of Linux): closing it, or dying in any way, frees them.
"""

import fcntl
import os
import struct
import time
from pathlib import Path

_DRAWING = 0  # the byte held for the instant of a drawing; ticket n is byte n
_LAST, _SERVED = 0, 8  # where the file says which number was drawn last, and which is served
_NUMBER = struct.Struct("=q")
_LOCK = struct.Struct("hhqqi4x")  # struct flock: type, whence, start, length, pid
DRAWING_PATIENCE = 1.0  # seconds
AVAILABLE = hasattr(fcntl, "F_OFD_SETLK")


class Tickets:
    """One place in the queue at a time: each thread that writes opens its own."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.ticket = 0

    def draw(self) -> None:
        """Raises OSError when the file cannot be used."""
        end = time.monotonic() + DRAWING_PATIENCE
        while not self._set(fcntl.F_WRLCK, _DRAWING):
            if time.monotonic() > end:
                raise TimeoutError("somebody stopped in the middle of a drawing")
            time.sleep(0.0002)
        try:
            number = self._read(_LAST) + 1
            os.pwrite(self._file, _NUMBER.pack(number), _LAST)
            self._set(fcntl.F_WRLCK, number)
            self.ticket = number
        finally:
            self._set(fcntl.F_UNLCK, _DRAWING)

    def somebody_before(self) -> bool:
        return self.ticket > 1 and self._held(1, self.ticket - 1)

    def somebody(self) -> bool:
        """Is anybody waiting or writing?"""
        return self._held(1, 0)

    def served(self) -> None:
        """It is our turn: those behind know how far they are."""
        os.pwrite(self._file, _NUMBER.pack(self.ticket), _SERVED)

    @property
    def distance(self) -> int:
        """About how many are before us: numbers given back or lost by the dead are counted too."""
        return max(self.ticket - self._read(_SERVED), 1)

    def give_back(self) -> None:
        if self.ticket:
            self._set(fcntl.F_UNLCK, self.ticket)
            self.ticket = 0

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _read(self, where: int) -> int:
        found = os.pread(self._file, _NUMBER.size, where)
        return int(_NUMBER.unpack(found)[0]) if len(found) == _NUMBER.size else 0

    def _set(self, kind: int, byte: int) -> bool:
        """False when somebody else holds it."""
        try:
            fcntl.fcntl(self._file, fcntl.F_OFD_SETLK, _LOCK.pack(kind, os.SEEK_SET, byte, 1, 0))
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _held(self, start: int, length: int) -> bool:
        asked = _LOCK.pack(fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
        answer = fcntl.fcntl(self._file, fcntl.F_OFD_GETLK, asked)
        return bool(_LOCK.unpack(answer)[0] != fcntl.F_UNLCK)
