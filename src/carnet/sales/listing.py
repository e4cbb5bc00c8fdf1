"""What the address of a list of documents asks for: one definition for the screen, the count, the export and the print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, Self

from django.db.models import Q

from carnet.accounts.models import User
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import decimal_of, whole
from carnet.kernel.text import squeeze
from carnet.lists.asked import NOBODY, Addressed, Asked, checked, choice, person, text
from carnet.lists.keyset import Order, sorting
from carnet.sales.haystack import holding
from carnet.sales.models import Document, DocumentQuerySet

CHOSEN = 500  # boxes of one selection


@dataclass(frozen=True)
class DocumentCriteria(Addressed):
    """A value that means nothing is dropped, never an error. Each list says its documents, its sorts and its states."""

    SORTS: ClassVar[Mapping[str, Order]]
    STATES: ClassVar[Sequence[tuple[str, Any]]]
    DOCUMENT: ClassVar[type[Document]]
    ALL: ClassVar[str] = ""  # "Tous les devis"
    FEMININE: ClassVar[bool] = False  # une commande, une facture
    USUAL: ClassVar[str] = "-date"  # the sort of who asks for none

    query: str = ""
    state: str = ""
    salesperson: str = ""  # an id, or "aucun"
    client: str = ""
    since: date | None = None
    until: date | None = None
    least: Decimal | None = None  # euros including VAT
    most: Decimal | None = None
    sort: str = ""
    cursor: str = ""
    columns: str = ""
    chosen: tuple[int, ...] = ()  # of a selection by boxes: these alone

    @classmethod
    def read(cls, get: Asked) -> Self:
        return cls(**cls._read(get))

    @classmethod
    def _read(cls, get: Asked) -> dict[str, Any]:
        client = text(get, "client", 18)
        return {
            "query": squeeze(text(get, "q", 200)),
            "state": choice(get, "etat", dict(cls.STATES)),
            "salesperson": person(get, "commercial"),
            "client": client if whole(client) is not None else "",
            "since": parse_date(text(get, "du")),
            "until": parse_date(text(get, "au")),
            "least": decimal_of(text(get, "min")),
            "most": decimal_of(text(get, "max")),
            "sort": choice(get, "tri", cls.SORTS),
            "cursor": text(get, "suite", 20),
            "columns": text(get, "colonnes", 300),
            "chosen": checked(text(get, "choisis", CHOSEN * 20).split(","), CHOSEN),
        }

    @classmethod
    def everything(cls) -> Self:
        """What holds all that a person may see."""
        return cls()

    @property
    def order(self) -> Order:
        return self.SORTS[self.sort or self.USUAL]

    @property
    def is_filtered(self) -> bool:
        bounds = (self.since, self.until, self.least, self.most)
        return any((self.query, self.state, self.salesperson, self.client)) or any(one is not None for one in bounds)

    def address(self, **changes: str) -> str:
        return super().address(**{"choisis": ",".join(map(str, self.chosen))} | changes)

    def _values(self) -> dict[str, str]:
        return {
            "q": self.query,
            "etat": self.state,
            "commercial": self.salesperson,
            "client": self.client,
            "du": f"{self.since:%d/%m/%Y}" if self.since else "",
            "au": f"{self.until:%d/%m/%Y}" if self.until else "",
            "min": _plain(self.least),
            "max": _plain(self.most),
            "tri": self.sort,
            "colonnes": self.columns,
        }

    def documents(self, user: User) -> DocumentQuerySet:
        """Those that answer, among the clients that the person may see; not sorted."""
        raise NotImplementedError

    def sorted(self, user: User) -> DocumentQuerySet:
        """Everything that the list holds, in its order: what is exported and printed."""
        return self.order.on(self.documents(user)).order_by(*sorting(self.order))

    def asked(self) -> Q:
        """Everything but the state, as a condition on the documents."""
        return self._plain_filters() & self._words

    def _plain_filters(self) -> Q:
        asked = Q(pk__in=self.chosen) if self.chosen else Q()
        if self.salesperson:
            asked &= Q(salesperson=None if self.salesperson == NOBODY else int(self.salesperson))
        if self.client:
            asked &= Q(client=int(self.client))
        return asked & Q(**self.bounds)

    @property
    def bounds(self) -> dict[str, Any]:
        bounds = {
            "date__gte": self.since,
            "date__lte": self.until,
            "total_incl__gte": self.least,
            "total_incl__lte": self.most,
        }
        return {name: bound for name, bound in bounds.items() if bound is not None}

    @cached_property
    def _words(self) -> Q:
        """Each word somewhere in the document or in the names of its client."""
        return holding(self.DOCUMENT, self.query) if self.query else Q()

    def in_words(self) -> str:
        """`Envoyés · depuis le 01/03/2026 · …`: what the list shows, for the head of a printed page."""
        parts = [self._which()]
        if self.chosen:
            parts.append("choisies une à une" if self.FEMININE else "choisis un à un")
        if self.query:
            parts.append(f"« {self.query} »")
        if self.salesperson:
            user = None if self.salesperson == NOBODY else User.objects.filter(pk=self.salesperson).first()
            followed = "suivies par" if self.FEMININE else "suivis par"
            parts.append(f"{followed} {user}" if user else "sans commercial")
        parts += [
            f"{label} {day:%d/%m/%Y}" for label, day in (("depuis le", self.since), ("jusqu’au", self.until)) if day
        ]
        bounds = (("d’au moins", self.least), ("d’au plus", self.most))
        parts += [f"{label} {_plain(amount)} € TTC" for label, amount in bounds if amount is not None]
        return " · ".join([*parts, f"tri : {self.order.label.lower()}"])

    def _which(self) -> str:
        return str(dict(self.STATES)[self.state]) if self.state else self.ALL


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}".replace(".", ",")
