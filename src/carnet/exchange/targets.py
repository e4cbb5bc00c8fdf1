"""Where lists come in and go out: the app that keeps records plugs its targets and sources in here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from carnet.exchange.formats import Column, Listing
from carnet.exchange.row import Converted, Tidy
from carnet.kernel.registry import Registry

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor


class Duplicates(StrEnum):
    """What to do with a line that looks like somebody known."""

    SKIP = "skip"
    CREATE = "create"
    COMPLETE = "complete"


class Judgement(StrEnum):
    CREATED = "created"
    COMPLETED = "completed"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True)
class Verdict:
    """What became of one line. `number`: of the record created, completed or met."""

    line: int
    judgement: Judgement
    number: str = ""
    reason: str = ""


class Intake(Protocol):
    """One import: remembers what it took so far, so that a file does not bring the same record twice."""

    def settle(self, batch: Sequence[Converted]) -> list[Verdict]:
        """Write what can be written, each line's verdict in order. The batch is one transaction."""
        ...


@dataclass(frozen=True)
class Target:
    """`intake` opens one import; `left_aside`: fields that are recognised and that this target does not keep."""

    code: str
    title: str
    right: str
    tidy: Callable[[], Tidy]
    intake: "Callable[[Actor, Duplicates], Intake]"
    left_aside: frozenset[str] = frozenset()
    order: int = 100


@dataclass(frozen=True)
class Source:
    """`listing` gives the rows that a query string asks for (of a saved view, of a list's address)."""

    code: str
    title: str
    right: str
    columns: tuple[Column, ...]
    listing: "Callable[[Actor, str], Listing]"
    views: "Callable[[Actor], Iterable[tuple[str, str]]]" = lambda by: ()  # (name, query string)
    order: int = 100


IMPORTS: Registry[Target] = Registry("import targets")
EXPORTS: Registry[Source] = Registry("export sources")
