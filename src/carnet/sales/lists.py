"""A list of documents: what its screen, its export and its print share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Q

from carnet.accounts.models import User
from carnet.sales.listing import DocumentCriteria


def _everything(user: User) -> Q:
    return Q()


@dataclass(frozen=True)
class DocumentList:
    """`app` names its addresses (`quotes:list`, `:export`, `:print`) and its template; `cell` shows one column of `document`."""

    app: str
    title: str  # "Devis"
    things: str  # "devis,devis"
    criteria: type[DocumentCriteria]
    cell: str
    paper: Callable[[Any], bytes]  # as it is printed: what was kept, or a draft as it is
    prices: str  # the right to see amounts
    print_right: str  # who may print it
    printable: Callable[[User], Q] = _everything  # those that this person may print
    related: tuple[str, ...] = ("client", "salesperson")
    amounts: bool = True  # its documents bear amounts
    nothing: str = "Il n’y a rien à imprimer dans cette liste."
    filters: str = ""  # a template of its own filters, beside those that every list has
    NUMBERS: ClassVar[frozenset[str]] = frozenset({"ht", "tva", "ttc", "reste"})  # columns that hold an amount

    @property
    def template(self) -> str:
        return f"{self.app}/list.html"

    @property
    def list_route(self) -> str:
        return f"{self.app}:list"

    @property
    def export_route(self) -> str:
        return f"{self.app}:export"

    @property
    def export_right(self) -> str:
        return f"{self.app}.export"

    @property
    def print_route(self) -> str:
        return f"{self.app}:print"
