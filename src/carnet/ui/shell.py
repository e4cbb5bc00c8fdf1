"""What the shell of every page shows: the menu, home tiles, keyboard shortcuts. Apps plug in from their plug.py."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from carnet.kernel.registry import Registry

# The header's search box and its button: addresses promised stable by the design, hidden as long as nobody serves them.
SEARCH_LIST = "clients:list"
SEARCH_SUGGEST = "clients:suggest"
CREATE = "clients:create"
CREATE_RIGHT = "clients.add"


@dataclass(frozen=True)
class MenuItem:
    """An entry of the side bar; `mobile` puts it in the bottom bar of the phone (four at most, beside "Nouveau")."""

    code: str
    label: str
    url: str  # name of a route without argument
    icon: str  # name of an icon of ui/icons.svg
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


@dataclass(frozen=True)
class News:
    """What one person is told on every page until they have seen it. `context` as that of a tile: None says nothing."""

    code: str
    template: str
    context: Callable[[Any], dict[str, Any] | None]  # user -> context
    order: int = 100


@dataclass(frozen=True)
class Entry:
    """A menu item as a template shows it: its address, and whether the page shown is behind it."""

    item: MenuItem
    href: str
    current: bool

    def __getattr__(self, name: str) -> Any:
        return getattr(self.item, name)


MENU: Registry[MenuItem] = Registry("menu")
TILES: Registry[Tile] = Registry("home tiles")
SHORTCUTS: Registry[Shortcut] = Registry("shortcuts")
NOTICES: Registry[Notice] = Registry("notices")
NEWS: Registry[News] = Registry("news")

SHORTCUTS.register(
    Shortcut("ui.search", "/", "Chercher un client", order=10),
    Shortcut("ui.palette", "Ctrl+K", "Ouvrir la palette : aller partout", order=20),
    Shortcut("ui.new", "Alt+N", "Nouveau client", url=CREATE, right=CREATE_RIGHT, order=30),
    Shortcut("ui.save", "Entrée", "Enregistrer le formulaire", order=40),
    Shortcut("ui.save_next", "Ctrl+Entrée", "Enregistrer et passer au suivant", order=50),
    Shortcut("ui.cancel", "Échap", "Annuler, fermer", order=60),
    Shortcut("ui.edit", "E", "Modifier la fiche affichée", order=65),
    Shortcut("ui.help", "?", "Afficher les raccourcis", order=70),
)


def address(route: str) -> str:
    """The address of a route without argument, "" when no installed app serves it."""
    try:
        return reverse(route) if route else ""
    except NoReverseMatch:
        return ""


def usable(register: Registry[Any], user: Any) -> list[Any]:
    """What this person may see of a register; only for those entries is it asked whether their module is on."""
    return [entry for entry in register if allowed(user, entry.right) and register.is_on(entry.code)]


def allowed(user: Any, right: str) -> bool:
    return not right or bool(user and user.has_perm(right))


def create_address(user: Any) -> str:
    """Where this person enters a new client, "" when they may not."""
    href = address(CREATE)
    return href if href and allowed(user, CREATE_RIGHT) else ""


def menu_entries(user: Any, path: str) -> list[Entry]:
    """What a person may open; the deepest entry that leads to the page is the current one."""
    linked = [(item, address(item.url)) for item in usable(MENU, user)]
    linked = [(item, href) for item, href in linked if href]
    behind = [href for _, href in linked if path == href or (href != "/" and path.startswith(href))]
    current = max(behind, key=len, default=None)
    return [Entry(item, href, href == current) for item, href in linked]


def usable_shortcuts(user: Any) -> list[tuple[Shortcut, str]]:
    """(shortcut, address it opens or "") for what this person may do."""
    linked = [(item, address(item.url)) for item in usable(SHORTCUTS, user)]
    return [(item, href) for item, href in linked if href or not item.url]


def told_notices(user: Any) -> list[tuple[Notice, str]]:
    told = ((notice, notice.message()) for notice in usable(NOTICES, user))
    return [(notice, message) for notice, message in told if message]


def told_news(user: Any) -> list[tuple[News, dict[str, Any]]]:
    told = ((news, news.context(user)) for news in NEWS) if user and user.is_authenticated else ()
    return [(news, context) for news, context in told if context]


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: lazy, so that a fragment pays nothing for it; cached, so that a page pays once."""
    # An answer made before the session is read (a refused host) has no user.
    user = getattr(request, "user", None)
    return {
        "shell_menu": cache(lambda: menu_entries(user, request.path)),
        "shell_shortcuts": cache(lambda: usable_shortcuts(user)),
        "shell_notices": cache(lambda: told_notices(user)),
        "shell_news": cache(lambda: told_news(user)),
        "shell_create": cache(lambda: create_address(user)),
        "shell_search": cache(lambda: {"list": address(SEARCH_LIST), "suggest": address(SEARCH_SUGGEST)}),
    }
