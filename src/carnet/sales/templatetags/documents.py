"""Amounts and quantities of documents, as people read them."""

from decimal import Decimal

from django import template

from carnet.catalogue.units import label_of
from carnet.kernel.numbers import decimal_text

register = template.Library()


@register.filter
def quantity(value: Decimal) -> str:
    """`1 234,5`: no useless zero."""
    return decimal_text(Decimal(value))


@register.filter
def price(value: Decimal) -> str:
    """A unit price: two decimals, up to four when they matter."""
    return f"{decimal_text(Decimal(value), 2).replace('-', '−')}\u00a0€"


@register.filter
def unit(code: str) -> str:
    """The unit of a code, or what was typed."""
    return label_of(code)
