"""Registers: the place where a lower app lets the upper ones plug in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar


class Coded(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=Coded)


class Registry(Generic[T]):
    """Entries by code, in the order of their `order` attribute, then of registration.

    Raises LookupError for an unknown code and ValueError for a code registered twice:
    a silent register hides mistakes until a user meets them.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, T] = {}

    def register(self, *entries: T) -> None:
        for entry in entries:
            if entry.code in self._entries:
                raise ValueError(f"{self.name}: {entry.code!r} is registered twice")
            self._entries[entry.code] = entry

    def __getitem__(self, code: str) -> T:
        try:
            return self._entries[code]
        except KeyError:
            raise LookupError(f"{self.name}: nothing is registered as {code!r}") from None

    def get(self, code: str) -> T | None:
        """For what the history remembers: the line of an app that is no longer there."""
        return self._entries.get(code)

    def __contains__(self, code: object) -> bool:
        return code in self._entries

    def __iter__(self) -> Iterator[T]:
        return iter(sorted(self._entries.values(), key=lambda entry: getattr(entry, "order", 100)))

    def __len__(self) -> int:
        return len(self._entries)

    @contextmanager
    def temporarily(self, *entries: T) -> Iterator[None]:
        """Plug entries in for the length of a test."""
        before = dict(self._entries)
        try:
            self.register(*entries)
            yield
        finally:
            self._entries = before
