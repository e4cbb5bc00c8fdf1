"""Why a client cannot be erased yet, and what must be kept and until when. The erasure itself comes with its own screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from carnet.clients.models.client import Client
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Kept:
    """What the law makes the firm keep, in a restricted archive, until a day."""

    what: str
    until: date
    why: str


@dataclass(frozen=True)
class Veto:
    code: str
    reason: Callable[[Client], str | None]  # None: no objection
    kept: Callable[[Client], list[Kept]] = lambda client: []
    order: int = 100


VETOES: Registry[Veto] = Registry("erasure vetoes")


def objections(client: Client) -> Iterator[str]:
    for veto in VETOES:
        if reason := veto.reason(client):
            yield reason


def copies(client: Client) -> Iterator[Kept]:
    for veto in VETOES:
        yield from veto.kept(client)
