"""The kinds of documents: each app above registers its own, so that search, print and history find any of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class DocumentKind:
    """`code` as in events: `quote`. `page` and `pdf` are names of routes that take the document's key."""

    code: str
    label: str  # "Devis"
    the: str  # "le devis": inside a sentence
    model: Callable[[], type[Any]]
    page: str
    pdf: str
    right: str  # to see it
    icon: str = "file-text"
    order: int = 100


KINDS: Registry[DocumentKind] = Registry("document kinds")
