"""What upper apps show on a client's page: tabs, buttons, figures."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from carnet.clients.models.client import Client
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Tab:
    """`context` is asked only when the tab is shown; `count` appears beside the title when it is not None."""

    code: str  # also its address: /clients/12/<code>/
    title: str
    template: str
    context: Callable[[Client], dict[str, Any]]
    count: Callable[[Client], int | None] = lambda client: None
    right: str = ""
    order: int = 100


@dataclass(frozen=True)
class Button:
    code: str
    label: str
    url: Callable[[Client], str]
    icon: str = ""
    primary: bool = False
    right: str = ""
    for_inactive: bool = field(default=False)
    order: int = 100


@dataclass(frozen=True)
class Figure:
    """One of the figures under the name; None hides it."""

    code: str
    label: str
    value: Callable[[Client], str | None]
    right: str = ""
    order: int = 100


TABS: Registry[Tab] = Registry("client tabs")
BUTTONS: Registry[Button] = Registry("client buttons")
FIGURES: Registry[Figure] = Registry("client figures")
