"""Registers: the place where a lower app lets the upper ones plug in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, Protocol, TypeVar


class Coded(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=Coded)

# The app whose plug.py is being read: the entries registered meanwhile are its own.
_plugging: ContextVar[str] = ContextVar("plugging", default="")
# Whether an app is switched off (company.modules); none is outside a request.
_is_off: ContextVar[Callable[[str], bool]] = ContextVar("is_off", default=lambda app: False)


@contextmanager
def plugging(app: str) -> Iterator[None]:
    """What is registered meanwhile belongs to this app."""
    token = _plugging.set(app)
    try:
        yield
    finally:
        _plugging.reset(token)


@contextmanager
def without(is_off: Callable[[str], bool]) -> Iterator[None]:
    """Meanwhile `in_use` leaves out what the apps that are off registered."""
    token = _is_off.set(is_off)
    try:
        yield
    finally:
        _is_off.reset(token)


class Registry(Generic[T]):
    """Entries by code, in the order of their `order` attribute, then of registration.

    Raises LookupError for an unknown code and ValueError for a code registered twice:
    a silent register hides mistakes until a user meets them.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, T] = {}
        self._owners: dict[str, str] = {}

    def register(self, *entries: T) -> None:
        for entry in entries:
            if entry.code in self._entries:
                raise ValueError(f"{self.name}: {entry.code!r} is registered twice")
            self._entries[entry.code] = entry
            self._owners[entry.code] = _plugging.get()

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

    def in_use(self) -> Iterator[T]:
        """What a screen shows: without the entries of the modules that the firm switched off."""
        return (entry for entry in self if self.is_on(entry.code))

    def owner(self, code: str) -> str:
        """The app that registered it, "" for the house itself."""
        return self._owners.get(code, "")

    def is_on(self, code: str) -> bool:
        """Whether it is registered, by an app that is not switched off."""
        return code in self and not _is_off.get()(self.owner(code))

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
