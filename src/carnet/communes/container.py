"""One file holding lists of words and arrays of numbers: read in milliseconds, nothing in it can be executed."""

import json
import sys
from array import array
from pathlib import Path

MAGIC = b"carnet-communes-1\n"


class WrongContainer(Exception):
    """Not one of our files, or one of another version of the program."""


def pack(about: dict[str, str], texts: dict[str, list[str]], numbers: dict[str, "array[int]"]) -> bytes:
    """The bytes of a container."""
    parts: list[bytes] = []
    directory: dict[str, tuple[str, int, int]] = {}
    place = 0
    for name, lines in texts.items():
        directory[name] = ("text", place, _append(parts, "\n".join(lines).encode()))
        place += directory[name][2]
    for name, values in numbers.items():
        directory[name] = (values.typecode, place, _append(parts, _little(values).tobytes()))
        place += directory[name][2]
    head = json.dumps({"about": about, "sections": directory}).encode()
    return b"".join([MAGIC, len(head).to_bytes(4, "little"), head, *parts])


def _append(parts: list[bytes], data: bytes) -> int:
    parts.append(data)
    return len(data)


def _little(values: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values


class Container:
    """A packed file; each section is decoded when it is first asked for by its owner."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        start = len(MAGIC) + 4
        head = int.from_bytes(data[len(MAGIC) : start], "little")
        try:
            content = json.loads(data[start : start + head]) if data.startswith(MAGIC) else {}
            self._sections: dict[str, tuple[str, int, int]] = content["sections"]
            self.about: dict[str, str] = content["about"]
        except (ValueError, KeyError) as error:
            raise WrongContainer(path.name) from error
        self._body = memoryview(data)[start + head :]
        # A copy cut short by a full disk has its beginning and not its end.
        if max(begin + length for _, begin, length in self._sections.values()) != len(self._body):
            raise WrongContainer(path.name)

    def lines(self, name: str) -> list[str]:
        """A list of words."""
        _, begin, length = self._sections[name]
        return str(self._body[begin : begin + length], "utf-8").split("\n")

    def numbers(self, name: str) -> "array[int]":
        """An array of numbers."""
        code, begin, length = self._sections[name]
        values: array[int] = array(code)
        values.frombytes(self._body[begin : begin + length])
        return _little(values)
