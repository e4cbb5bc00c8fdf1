"""Next steps: a button that an app above puts on a document below: "Transformer en commande"."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from carnet.kernel.errors import Refused
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class NextStep:
    """`on` is the kind of the document that shows it. `url` answers a GET, or a POST when `post` is set."""

    code: str  # "orders.from_quote"
    on: str  # "quote"
    label: str
    url: Callable[[Any], str]
    offered: Callable[[Any], bool]  # document -> is it possible now?
    right: str
    icon: str = "arrow-right"
    post: bool = True
    primary: bool = False
    order: int = 100


NEXT_STEPS: Registry[NextStep] = Registry("next steps")


def offered_on(kind: str, document: Any, user: Any) -> list[tuple[NextStep, str]]:
    """(step, address) for what this person may do now with this document."""
    steps = [step for step in NEXT_STEPS.in_use() if step.on == kind and user.has_perm(step.right)]
    return [(step, step.url(document)) for step in steps if step.offered(document)]


@dataclass(frozen=True)
class Justification:
    """Why somebody stays a client: an accepted quote, a confirmed order, an issued invoice (see `sales.conversion`)."""

    code: str
    exists: Callable[[int], bool]  # client's key -> is there one?
    order: int = 100


JUSTIFICATIONS: Registry[Justification] = Registry("justifications of the status of client")


@dataclass(frozen=True)
class Objection:
    """Why an act on a document below is not possible any more: an order came from this quote. None: no objection."""

    code: str  # "orders.from_quote"
    on: str  # "quote"
    act: str  # "cancel_acceptance"
    reason: Callable[[Any], str | None]
    order: int = 100


OBJECTIONS: Registry[Objection] = Registry("objections to acts on documents")


def check_objections(document: Any, act: str) -> None:
    """Raises Refused with the first objection of an app above."""
    for one in OBJECTIONS:
        if (one.on, one.act) == (document.kind, act) and (reason := one.reason(document)):
            raise Refused(reason)


@dataclass(frozen=True)
class Followed:
    """One document that came from another: `detail` says its date and its amount, or what a technician may read."""

    label: str
    url: str
    state: str
    tone: str
    detail: str = ""


@dataclass(frozen=True)
class Following:
    """What came from a document below, shown on its page: the order of a quote, the notes of an order."""

    code: str  # "orders.of_quote"
    on: str  # "quote"
    rows: Callable[[Any, Any], list[Followed]]  # document, user -> what this person may see
    right: str
    order: int = 100


FOLLOWINGS: Registry[Following] = Registry("documents that follow")


def following(document: Any, user: Any) -> list[Followed]:
    """Everything that came from this document, step by step."""
    shown = (one for one in FOLLOWINGS.in_use() if one.on == document.kind and user.has_perm(one.right))
    return [row for one in shown for row in one.rows(document, user)]
