"""What the search box looks into: each app that has something to find plugs its source in, clients first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carnet.kernel.registry import Registry
from carnet.search.models import Token

if TYPE_CHECKING:
    from carnet.accounts.models import User


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as a person sees it."""

    id: int
    number: str
    title: str
    detail: str
    url: str
    inactive: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """`load` gives what is shown of these subjects, in any order, in a constant number of queries."""

    code: str
    title: str
    token_model: type[Token]
    load: Callable[[Sequence[int]], Sequence[Shown]]
    order: int = 100
    right: str = ""


SOURCES: Registry[Source] = Registry("search.sources")


@dataclass(frozen=True, slots=True)
class Numbered:
    """What is found by its number alone, beside the words: `find` answers what was typed with what this person sees."""

    code: str
    title: str
    find: "Callable[[str, User], Sequence[Shown]]"
    order: int = 100


NUMBERED: Registry[Numbered] = Registry("search.numbered")


def numbered(query: str, user: "User") -> list[Shown]:
    """Documents whose number is typed, whole or its end."""
    return [found for source in NUMBERED.in_use() for found in source.find(query, user)]
