"""A product as plain data: a dict that JSON holds. The form, the import and undo all speak it. Pure.

A draft is a partial record. `components` is a list of {"product": id, "quantity": "2.5"}; a product that has some is a work.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from carnet.catalogue import units, vat
from carnet.kernel.numbers import decimal_of
from carnet.kernel.text import fold

Record = dict[str, Any]
GOODS, SERVICE = "goods", "service"
EMPTY: Record = {
    "reference": "", "name": "", "description": "", "nature": GOODS, "family": "", "unit": units.PIECE, "price": "0",
    "cost": None, "vat": vat.USUAL, "components": [],
}  # fmt: skip
LABELS = {
    "reference": "Référence", "name": "Désignation", "description": "Description", "nature": "Nature", "family": "Famille",
    "unit": "Unité", "price": "Prix HT", "cost": "Coût", "vat": "TVA", "components": "Composants", "inactive_at": "Désactivé",
}  # fmt: skip
LENGTHS = {"reference": 40, "name": 200, "description": 2_000, "family": 60}
PRICE_PLACES, QUANTITY_PLACES = 4, 3
PRICE_DIGITS, QUANTITY_DIGITS = 7, 6
PRICE_SENTENCE = "Écrivez un prix comme 1250 ou 12,35 : quatre décimales au plus, moins de dix millions."
QUANTITY_SENTENCE = "Écrivez une quantité comme 2 ou 0,75 : plus que zéro, trois décimales au plus."


def key_of(reference: str) -> str:
    """Two references that differ by case, accents or signs alone are the same: « F-120 », « f 120 »."""
    return fold(reference).replace(" ", "")


def price_of(text: str) -> str:
    """As kept: `12.35`. Raises ValueError with a sentence."""
    value = decimal_of(text, PRICE_PLACES, PRICE_DIGITS)
    if value is None or value < 0:
        raise ValueError(PRICE_SENTENCE)
    return plain(value)


def quantity_of(text: str) -> str:
    """Raises ValueError with a sentence."""
    value = decimal_of(text, QUANTITY_PLACES, QUANTITY_DIGITS)
    if value is None or value <= 0:
        raise ValueError(QUANTITY_SENTENCE)
    return plain(value)


def plain(value: Decimal) -> str:
    """The same text for 12, 12.0 and 12.0000: what two records are compared by."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def errors_of(record: Mapping[str, Any]) -> dict[str, str]:
    """What is missing or impossible in a whole record, whatever way it came."""
    found = {}
    if not key_of(record["reference"]):
        found["reference"] = "Donnez une référence, avec au moins une lettre ou un chiffre."
    if not record["name"]:
        found["name"] = "Donnez la désignation qui s’imprimera."
    if record["unit"] not in units.UNITS:
        found["unit"] = "Choisissez une unité de la liste."
    if record["vat"] not in vat.BY_CODE:
        found["vat"] = "Choisissez un taux de TVA de la liste."
    if record["nature"] not in (GOODS, SERVICE):
        found["nature"] = "Choisissez bien ou service."
    return found


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """{field: [old, new]} of what differs."""
    names = dict.fromkeys([*before, *after])
    return {name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)}
