"""Every pattern of the site map, by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    name: str  # "clients:edit"
    converters: dict[str, str]  # {"client_id": "IntConverter"}


def routes() -> list[Route]:
    return list(_walk(get_resolver(), ()))


def _walk(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        else:
            yield _route(entry, spaces)


def _route(entry: URLPattern, spaces: tuple[str, ...]) -> Route:
    # A pattern without a name could not be in the table: it is told by its own text.
    kinds: dict[str, Any] = entry.pattern.converters
    return Route(
        ":".join((*spaces, entry.name or f"<{entry.pattern}>")),
        {name: type(kind).__name__ for name, kind in kinds.items()},
    )
