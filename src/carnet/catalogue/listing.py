"""The list of products: what the address asks for, as a query. One definition for the screen, the count and the export."""

from collections.abc import Mapping
from dataclasses import dataclass

from carnet.catalogue import vat
from carnet.catalogue.models.product import Nature, Product
from carnet.catalogue.models.queries import ProductQuerySet
from carnet.kernel.numbers import grouped, whole
from carnet.lists.asked import Addressed, Asked, choice, text

PAGE = 50
SORTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "nom": ("Désignation", ("sort_name", "pk")),
    "reference": ("Référence", ("reference_key",)),
    "famille": ("Famille", ("family", "sort_name", "pk")),
    "prix": ("Prix, du plus bas", ("price", "pk")),
    "-prix": ("Prix, du plus haut", ("-price", "pk")),
    "-modification": ("Les derniers modifiés", ("-updated_at", "-pk")),
}
STATES = {"": "Actifs", "inactifs": "Désactivés", "tous": "Tous"}
KINDS = {"": "Biens, services et ouvrages", **dict(Nature.choices), "ouvrage": "Ouvrages"}


@dataclass(frozen=True)
class Criteria(Addressed):
    """What the address asks for; a value that means nothing is dropped, never an error."""

    query: str = ""
    family: str = ""
    kind: str = ""
    vat: str = ""
    state: str = ""
    sort: str = ""
    start: int = 0
    columns: str = ""

    @classmethod
    def read(cls, get: Asked) -> "Criteria":
        return cls(
            query=text(get, "q", 200),
            family=text(get, "famille", 60),
            kind=choice(get, "nature", KINDS),
            vat=choice(get, "tva", vat.BY_CODE),
            state=choice(get, "etat", STATES),
            sort=choice(get, "tri", SORTS),
            start=whole(text(get, "suite", 9), 6) or 0,
            columns=text(get, "colonnes", 300),
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.query or self.family or self.kind or self.vat or self.state)

    def _values(self) -> dict[str, str]:
        return {
            "q": self.query, "famille": self.family, "nature": self.kind, "tva": self.vat, "etat": self.state,
            "tri": self.sort, "colonnes": self.columns,
        }  # fmt: skip

    def products(self) -> ProductQuerySet:
        """Sorted; by relevance when words are asked without a sort."""
        found = Product.objects.matching(self.query)
        if self.state != "tous":
            found = found.filter(inactive_at__isnull=self.state != "inactifs")
        if self.family:
            found = found.filter(family=self.family)
        if self.kind:
            found = found.filter(is_work=True) if self.kind == "ouvrage" else found.filter(nature=self.kind)
        if self.vat:
            found = found.filter(vat=self.vat)
        if self.query and not self.sort:
            return found.best_first(self.query)
        return found.order_by(*SORTS[self.sort or "nom"][1])

    def in_words(self) -> str:
        """For the head of a printed list."""
        parts = [STATES[self.state]]
        parts += [f"« {self.query} »"] if self.query else []
        parts += [f"famille « {self.family} »"] if self.family else []
        parts += [KINDS[self.kind].lower()] if self.kind else []
        parts += [f"TVA {vat.rate_of(self.vat)}"] if self.vat else []
        return " · ".join(parts)


@dataclass(frozen=True)
class Page:
    products: list[Product]
    count: int
    previous: str
    next: str

    @property
    def count_text(self) -> str:
        return grouped(self.count)


def page(criteria: Criteria) -> Page:
    """Two queries."""
    found, start = criteria.products(), criteria.start
    count = found.count()
    rows = list(found[start : start + PAGE])
    previous = criteria.address(suite=str(max(0, start - PAGE)) if start > PAGE else "") or "suite=0" if start else ""
    following = criteria.address(suite=str(start + PAGE)) if count > start + PAGE else ""
    return Page(rows, count, previous, following)
