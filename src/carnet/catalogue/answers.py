"""A product as the line editor of documents wants it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from carnet.catalogue.models.product import Product
from carnet.catalogue.record import plain
from carnet.catalogue.unfolding import unfold
from carnet.catalogue.writing import graph
from carnet.ui.formats import price, quantity

Answer = dict[str, Any]


def answers(products: Iterable[Product], *, costs: bool) -> list[Answer]:
    """Each with `lines`: the work unfolded, empty for a product that is no work. Two more queries when there is a work."""
    shown = list(products)
    opened = _opened([product.pk for product in shown if product.is_work])
    held = Product.objects.in_bulk({pk for lines in opened.values() for pk, _ in lines})
    return [
        answer(product, costs=costs)
        | {"lines": [_line(held[pk], each, costs=costs) for pk, each in opened.get(product.pk, ())]}
        for product in shown
    ]


def _opened(works: list[int]) -> dict[int, list[tuple[int, Decimal]]]:
    if not works:
        return {}
    found = graph()
    return {work: unfold(work, found) for work in works}


def _line(product: Product, each: Decimal, *, costs: bool) -> Answer:
    return answer(product, costs=costs) | {"quantity": plain(each), "quantity_text": quantity(each)}


def answer(product: Product, *, costs: bool) -> Answer:
    """By the names that sales.reading takes; numbers as text with a point, since JSON has no decimals."""
    rate = product.rate
    found: Answer = {
        "product": product.pk,
        "reference": product.reference,
        "name": product.name,
        "description": product.text,
        "nature": product.nature,
        "family": product.family,
        "unit": product.unit,
        "unit_label": product.unit_label,
        "unit_price": plain(product.price),
        "price_text": price(product.price),
        "vat": product.vat,
        "vat_label": rate.label,
        "vat_percent": plain(rate.percent),
        "vat_category": rate.category,
        "is_work": product.is_work,
    }
    if costs:
        found["cost"] = None if product.cost is None else plain(product.cost)
    return found
