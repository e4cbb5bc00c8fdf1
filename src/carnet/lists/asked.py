"""What the address of a list says, read the same way everywhere: a value that means nothing is dropped, never an error."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from carnet.kernel.numbers import whole

Asked = MultiValueDict[str, str] | Mapping[str, str]
NOBODY = "aucun"


class Addressed:
    """Criteria that write the address they were read from: `_values`, by the names of the address."""

    def _values(self) -> dict[str, str]:
        raise NotImplementedError

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What a form repeats to mean the same list."""
        return [(name, value) for name, value in self._values().items() if value]

    def address(self, **changes: str) -> str:
        """The query string of these criteria, with changes."""
        values = self._values() | changes
        return urlencode({name: value for name, value in values.items() if value})


def text(get: Asked, name: str, most: int = 40) -> str:
    return str(get.get(name, "")).replace("\x00", "").strip()[:most]


def choice(get: Asked, name: str, allowed: Any) -> str:
    return text(get, name) if text(get, name) in allowed else ""


def person(get: Asked, name: str, nobody: str = NOBODY) -> str:
    """An id, or the word that means nobody."""
    said = text(get, name, 18)
    return said if said == nobody or whole(said) is not None else ""


def checked(typed: Sequence[str], most: int) -> tuple[int, ...]:
    """The boxes of a selection."""
    return tuple(key for one in typed[:most] if (key := whole(one)) is not None)
