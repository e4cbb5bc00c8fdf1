"""What a line costs when who types does not say it: from the catalogue, or from the document as it was."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from carnet.catalogue.models import Product
from carnet.catalogue.record import key_of
from carnet.sales.lines import Line, LineKind


def costed(lines: Sequence[Line], before: Sequence[Line], *, sees_costs: bool) -> list[Line]:
    """A line that bears a reference of the catalogue is that product, and its cost is known.

    Who does not see costs changes none: they come from the document (`before`), else from the catalogue.
    """
    products = _products(lines)
    known = {_name(line): line.cost for line in before}
    return [_costed(line, products, known, sees_costs) if line.kind == LineKind.ITEM else line for line in lines]


def _costed(line: Line, products: dict[str, Product], known: dict[tuple[str, str], Decimal], sees_costs: bool) -> Line:
    product = products.get(key_of(line.reference))
    typed = line.cost if sees_costs else known.get(_name(line), Decimal(0))
    told = product.cost if product and product.cost else Decimal(0)
    return replace(line, product_id=line.product_id or (product.pk if product else None), cost=typed or told)


def _products(lines: Sequence[Line]) -> dict[str, Product]:
    keys = {key_of(line.reference) for line in lines if line.reference} - {""}
    return {one.reference_key: one for one in Product.objects.filter(reference_key__in=keys)} if keys else {}


def _name(line: Line) -> tuple[str, str]:
    return line.reference, line.description
