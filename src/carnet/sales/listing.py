"""What the address of a list of documents asks for: one definition for the screen, the count and the export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from django.db.models import Q
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode

from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import whole
from carnet.kernel.text import squeeze
from carnet.lists.keyset import Order

Asked = MultiValueDict[str, str] | Mapping[str, str]


@dataclass(frozen=True)
class DocumentCriteria:
    """A value that means nothing is dropped, never an error. Each list says its sorts, its states and where words are looked for."""

    SORTS: ClassVar[Mapping[str, Order]]
    STATES: ClassVar[Sequence[tuple[str, Any]]]
    WORDS: ClassVar[Sequence[str]] = ("number", "subject", "client__name", "client__first_name")

    query: str = ""
    state: str = ""
    salesperson: str = ""  # an id, or "aucun"
    client: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = ""
    cursor: str = ""
    columns: str = ""

    @classmethod
    def read(cls, get: Asked) -> Self:
        return cls(**cls._read(get))

    @classmethod
    def _read(cls, get: Asked) -> dict[str, Any]:
        salesperson, client = text(get, "commercial", 18), text(get, "client", 18)
        return {
            "query": squeeze(text(get, "q", 200)),
            "state": choice(get, "etat", dict(cls.STATES)),
            "salesperson": salesperson if salesperson == "aucun" or whole(salesperson) is not None else "",
            "client": client if whole(client) is not None else "",
            "since": parse_date(text(get, "du")),
            "until": parse_date(text(get, "au")),
            "sort": choice(get, "tri", cls.SORTS),
            "cursor": text(get, "suite", 20),
            "columns": text(get, "colonnes", 300),
        }

    @property
    def order(self) -> Order:
        return self.SORTS[self.sort or "-date"]

    @property
    def is_filtered(self) -> bool:
        return any((self.query, self.state, self.salesperson, self.client, self.since, self.until))

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What a form repeats to mean the same list."""
        return [(name, value) for name, value in self._values().items() if value]

    def address(self, **changes: str) -> str:
        values = self._values() | changes
        return urlencode({name: value for name, value in values.items() if value})

    def _values(self) -> dict[str, str]:
        return {
            "q": self.query,
            "etat": self.state,
            "commercial": self.salesperson,
            "client": self.client,
            "du": f"{self.since:%d/%m/%Y}" if self.since else "",
            "au": f"{self.until:%d/%m/%Y}" if self.until else "",
            "tri": self.sort,
            "colonnes": self.columns,
        }

    def asked(self) -> Q:
        """Everything but the state, as a condition on the documents."""
        return self._plain_filters() & self._words()

    def _plain_filters(self) -> Q:
        asked = Q()
        if self.salesperson:
            asked &= Q(salesperson=None if self.salesperson == "aucun" else int(self.salesperson))
        if self.client:
            asked &= Q(client=int(self.client))
        if self.since:
            asked &= Q(date__gte=self.since)
        if self.until:
            asked &= Q(date__lte=self.until)
        return asked

    def _words(self) -> Q:
        """Each word somewhere among WORDS."""
        found = Q()
        for word in self.query.split()[:8]:
            places = Q()
            for name in self.WORDS:
                places |= Q(**{f"{name}__icontains": word})
            found &= places
        return found


def text(get: Asked, name: str, most: int = 40) -> str:
    return str(get.get(name, "")).replace("\x00", "").strip()[:most]


def choice(get: Asked, name: str, allowed: Any) -> str:
    return text(get, name) if text(get, name) in allowed else ""
