"""The register of what a « dossier client » may hold, as plain data that the page can print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from carnet.accounts.models import User
from carnet.clients.models.client import Client
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Period:
    """Both days included; None: no limit."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Picture:
    """`content`: JPEG or PNG."""

    content: bytes
    caption: str


@dataclass(frozen=True)
class Block:
    """A titled piece of a part: facts by name, then a table, then paragraphs, then pictures; whatever is there."""

    title: str = ""
    facts: Sequence[tuple[str, str]] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    numbers: frozenset[int] = field(default_factory=frozenset)  # columns of amounts, to the right
    wide: frozenset[int] = frozenset({1})  # columns of text, which share the room left by the others
    paragraphs: Sequence[str] = ()
    pictures: Sequence[Picture] = ()


@dataclass(frozen=True)
class Part:
    """`blocks` gives what this person may see of this client in the period; nothing: the part is left out."""

    code: str
    title: str
    blocks: Callable[[Client, Period, User], Sequence[Block]]
    right: str = ""
    order: int = 100


PARTS: Registry[Part] = Registry("parts of the dossier")
