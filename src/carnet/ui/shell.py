"""What the shell of every page shows: the menu, home tiles, keyboard shortcuts. Apps plug in from their plug.py."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class MenuItem:
    """An entry of the side bar; `mobile` puts it in the bottom bar of the phone (five at most)."""

    code: str
    label: str
    url: str  # name of a route without argument
    icon: str  # name of an icon of ui/icons
    right: str = ""  # empty: everybody
    order: int = 100
    mobile: bool = False
    group: str = ""  # "" or "settings"


@dataclass(frozen=True)
class Tile:
    """A block of the home page. `context` is asked once a page, for who has the right; None hides the tile."""

    code: str
    title: str
    template: str
    context: Callable[[Any], dict[str, Any] | None]  # user -> context
    right: str = ""
    order: int = 100


@dataclass(frozen=True)
class Shortcut:
    code: str
    keys: str  # as shown: "Alt+N"
    label: str
    url: str = ""  # name of the route it opens; empty when the page's script does it
    right: str = ""
    order: int = 100


@dataclass(frozen=True)
class Notice:
    """A banner on every page for who has the right ("la dernière sauvegarde a plus de 48 h"). None: nothing to say."""

    code: str
    message: Callable[[], str | None]
    right: str = ""
    order: int = 100
    link: str = field(default="")  # name of a route


MENU: Registry[MenuItem] = Registry("menu")
TILES: Registry[Tile] = Registry("home tiles")
SHORTCUTS: Registry[Shortcut] = Registry("shortcuts")
NOTICES: Registry[Notice] = Registry("notices")


def allowed(user: Any, right: str) -> bool:
    return not right or bool(user.has_perm(right))


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: lazy, so that a fragment pays nothing for it."""
    user = request.user

    def menu() -> list[MenuItem]:
        return [item for item in MENU if allowed(user, item.right)]

    def shortcuts() -> list[Shortcut]:
        return [item for item in SHORTCUTS if allowed(user, item.right)]

    def notices() -> list[tuple[Notice, str]]:
        told = ((notice, notice.message()) for notice in NOTICES if allowed(user, notice.right))
        return [(notice, message) for notice, message in told if message]

    return {"shell_menu": menu, "shell_shortcuts": shortcuts, "shell_notices": notices}
