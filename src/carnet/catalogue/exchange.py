"""The catalogue taken out: what comes out comes in again by the import."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import may
from carnet.catalogue.columns import COSTS
from carnet.catalogue.listing import Criteria
from carnet.catalogue.models.product import Component, Product
from carnet.exchange import seen
from carnet.exchange.formats import Column, Listing
from carnet.exchange.seen import Cell
from carnet.exchange.targets import Source
from carnet.kernel.numbers import decimal_text
from carnet.lists.definition import LISTS
from carnet.lists.naming import named

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
    return Source(
        "catalogue", "Articles", "catalogue.export", COLUMNS, listing, as_seen, lambda by: named("catalogue", by.user), order=20
    )  # fmt: skip


def listing(by: Actor, query: str) -> Listing:
    return _listing(Criteria.read(QueryDict(query)), COLUMNS, partial(_rows, costs=_sees_costs(by)))


def as_seen(by: Actor, query: str) -> Listing:
    """As the page of the list shows them."""
    criteria = Criteria.read(QueryDict(query))
    hidden = frozenset() if _sees_costs(by) else COSTS
    chosen = [column for column in LISTS["catalogue"].chosen(criteria.columns) if column.code not in hidden]

    def rows(ids: Sequence[int]) -> Iterator[list[Any]]:
        return seen.rows(seen.in_order(ids, Product.objects.in_bulk), chosen, CELLS)

    return _listing(criteria, seen.columns(chosen, CELLS), rows)


def _listing(
    criteria: Criteria, columns: Sequence[Column], rows: Callable[[Sequence[int]], Iterable[Sequence[Any]]]
) -> Listing:
    ids = list(criteria.products().values_list("pk", flat=True))
    return seen.taken_out("Articles", columns, rows(ids), ids, criteria.in_words())


def _sees_costs(by: Actor) -> bool:
    return by.user is None or may(by.user, "catalogue.see_costs")


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


# As catalogue/_cell.html draws them.
CELLS: Mapping[str, Cell] = {
    "reference": Cell(lambda product: product.reference, width=16, printed=1.4),
    "nom": Cell(lambda product: product.name, width=40, printed=4),
    "famille": Cell(lambda product: product.family, width=20, printed=1.6),
    "prix": Cell(lambda product: _plain(product.price), "amount", 12, 1.1),
    "unite": Cell(lambda product: product.unit_label, width=9, printed=0.8),
    "tva": Cell(lambda product: product.rate.label, width=14, printed=0.9),
    "nature": Cell(lambda product: product.get_nature_display(), width=10),
    "cout": Cell(lambda product: None if product.cost is None else _plain(product.cost), "amount", 12, 1.1),
    "marge": Cell(lambda product: _percent(product.margin_percent), width=9, printed=0.8),
    "modification": Cell(lambda product: timezone.localdate(product.updated_at), "date", 12, 0.9),
}


def _percent(value: Any) -> str:
    return "" if value is None else f"{decimal_text(value)} %"


def _plain(value: Any) -> Any:
    """12.5000 → 12.5, never 1E+2."""
    return value.quantize(1) if value == value.to_integral() else value.normalize()


def _components(works: Sequence[int]) -> dict[int, str]:
    """`2 × F-120 ; 0,5 × MO-POSE`."""
    found: dict[int, list[str]] = {}
    for row in Component.objects.filter(work__in=works).select_related("product").order_by("work", "position"):
        found.setdefault(row.work_id, []).append(f"{decimal_text(row.quantity, between='')} × {row.product.reference}")
    return {work: " ; ".join(said) for work, said in found.items()}
