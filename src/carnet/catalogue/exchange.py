"""The catalogue taken out: what comes out comes in again by the import."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import may
from carnet.catalogue.listing import Criteria
from carnet.catalogue.models.product import Component, Product
from carnet.company.models import Company
from carnet.exchange.formats import Column, Listing
from carnet.exchange.targets import Source
from carnet.kernel.dates import french_day
from carnet.kernel.numbers import decimal_text

CHUNK = 500
COLUMNS = (
    Column("reference", "Référence", width=16, printed=1.4),
    Column("name", "Désignation", width=40, printed=4),
    Column("family", "Famille", width=20, printed=1.6),
    Column("unit", "Unité", width=9, printed=0.8),
    Column("price", "Prix HT", "amount", width=12, printed=1.1),
    Column("cost", "Coût HT", "amount", width=12),
    Column("vat", "TVA", width=14, printed=0.9),
    Column("nature", "Nature", width=10),
    Column("description", "Description", width=50),
    Column("components", "Composants", width=50),
    Column("active", "Actif", "flag", width=8),
)


def source() -> Source:
    return Source("catalogue", "Articles", "catalogue.export", COLUMNS, listing, order=20)


def listing(by: Actor, query: str) -> Listing:
    criteria = Criteria.read(QueryDict(query))
    ids = list(criteria.products().values_list("pk", flat=True))
    return Listing(
        "Articles", COLUMNS, _rows(ids, costs=by.user is None or may(by.user, "catalogue.see_costs")), count=len(ids),
        firm=str(Company.current()), subtitle=criteria.in_words(), day=french_day(timezone.localdate(), weekday=False),
    )  # fmt: skip


def _rows(ids: Sequence[int], *, costs: bool) -> Iterator[list[Any]]:
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        held = Product.objects.in_bulk(chunk)
        components = _components(chunk)
        yield from (_row(held[pk], components.get(pk, ""), costs) for pk in chunk if pk in held)


def _row(product: Product, components: str, costs: bool) -> list[Any]:
    cost = product.cost.normalize() if costs and product.cost is not None else None
    return [
        product.reference, product.name, product.family, product.unit_label, _plain(product.price),
        None if cost is None else _plain(cost), product.rate.label, product.get_nature_display(), product.description,
        components, product.is_active,
    ]  # fmt: skip


def _plain(value: Any) -> Any:
    """12.5000 → 12.5, never 1E+2."""
    return value.quantize(1) if value == value.to_integral() else value.normalize()


def _components(works: Sequence[int]) -> dict[int, str]:
    """`2 × F-120 ; 0,5 × MO-POSE`."""
    found: dict[int, list[str]] = {}
    for row in Component.objects.filter(work__in=works).select_related("product").order_by("work", "position"):
        found.setdefault(row.work_id, []).append(f"{decimal_text(row.quantity, between='')} × {row.product.reference}")
    return {work: " ; ".join(said) for work, said in found.items()}
