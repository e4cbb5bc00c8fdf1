"""The register of event types: how each line of the timeline is said, seen, printed and forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from carnet.accounts.actor import Actor
from carnet.clients.models.history import ChangeSet, Event
from carnet.kernel.registry import Registry

if TYPE_CHECKING:
    from carnet.clients.wording import Change

Data = dict[str, Any]


@dataclass(frozen=True)
class Link:
    """A document one click away."""

    label: str
    url: str


@dataclass(frozen=True)
class EventType:
    """`code` is dotted, app first: `quote.accepted`. Past lines of a module switched off stay, without their links."""

    code: str
    label: str  # for the filter: "Modification"
    group: str  # one of GROUPS
    icon: str
    sentence: Callable[[Event], str]  # French, plain text
    detail: Callable[[Event], str] = lambda event: ""  # second line, plain text
    view: Callable[[Event], Link | None] = lambda event: None
    print: Callable[[Event], Link | None] = lambda event: None
    # On erasure: the data that may stay once the person is forgotten.
    forget: Callable[[Data], Data] = lambda data: {}
    # Old → new of something that is not the record; without it, the `diff` of the event is read.
    changes: "Callable[[Event], list[Change]] | None" = None
    undoable: bool = False
    # How it is undone when it is not about the record: (event, by, the change set undone) -> the one that undoes it.
    inverse: Callable[[Event, Actor, ChangeSet], ChangeSet] | None = None
    right: str = ""  # asked of who adds such a line through Client.log
    order: int = field(default=100)


GROUPS: Mapping[str, str] = {
    "record": "Fiche",
    "exchange": "Échanges",
    "life": "Statut et portefeuille",
    "document": "Documents",
    "file": "Import et export",
}

EVENT_TYPES: Registry[EventType] = Registry("event types")
