"""A revision said in French: old → new, field by field."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from carnet.catalogue.models.product import Nature, Product
from carnet.catalogue.models.revision import Revision
from carnet.catalogue.record import LABELS, Record, difference
from carnet.catalogue.units import label_of
from carnet.catalogue.vat import BY_CODE
from carnet.kernel.numbers import decimal_text

NOTHING = "—"


def told(revision: Revision, *, costs: bool) -> list[tuple[str, str, str]]:
    """(field, old, new) of a change; nothing for a creation or a deletion, which the sentence says."""
    if revision.before is None or revision.after is None:
        return []
    return differences(revision.before, revision.after, costs=costs)


def differences(before: Record, after: Record, *, costs: bool) -> list[tuple[str, str, str]]:
    """Of two records, or of a draft and the record."""
    return said(difference(before, before | after), costs=costs)


def said(changes: Mapping[str, list[Any]], *, costs: bool) -> list[tuple[str, str, str]]:
    """(field, old, new) in French, of {field: [old, new]}."""
    return [
        (LABELS[name], _said(name, old), _said(name, new))
        for name, (old, new) in changes.items()
        if name in LABELS and (costs or name != "cost")
    ]


def _said(name: str, value: Any) -> str:
    if name == "components":
        return _components(value or [])
    if name == "inactive_at":
        return "oui" if value else "non"
    if not value:
        return NOTHING
    if name in {"price", "cost"}:
        return f"{decimal_text(Decimal(value), 2)} €"
    if name == "vat":
        return BY_CODE[value].label if value in BY_CODE else str(value)
    if name == "unit":
        return label_of(value)
    return str(dict(Nature.choices).get(value, value)) if name == "nature" else str(value)


def _components(rows: list[dict[str, Any]]) -> str:
    names = dict(Product.objects.filter(pk__in=[row["product"] for row in rows]).values_list("pk", "reference"))
    said = [
        f"{decimal_text(Decimal(row['quantity']))} × {names.get(row['product'], 'article supprimé')}" for row in rows
    ]
    return ", ".join(said) or NOTHING
