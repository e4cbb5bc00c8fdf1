"""Lines as a person types or pastes them: read, tidied, or refused with a sentence. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from carnet.catalogue.vat import BY_CODE, USUAL
from carnet.kernel.numbers import decimal_of, whole
from carnet.sales.lines import ZERO, Line, LineKind

MOST_LINES = 500
MOST_QUANTITY = Decimal(999_999)
MOST_PRICE = Decimal(9_999_999)
MOST_TOTAL = Decimal(999_999_999)
TOO_MUCH = "Le total dépasse ce qu’un document peut porter : vérifiez les quantités et les prix."
_LENGTHS = {"reference": 60, "description": 4_000, "unit": 20, "variant": 20}


@dataclass
class Read:
    """`errors` by (line, column): what to say beside the cell. With any error nothing is to be written."""

    lines: list[Line] = field(default_factory=list)
    errors: dict[tuple[int, str], str] = field(default_factory=dict)

    def sentences(self) -> list[str]:
        return [f"Ligne {index + 1} : {text}" for (index, _), text in self.errors.items()]


def read(rows: Sequence[Mapping[str, Any]]) -> Read:
    """Rows as the editor sends them (every value a text) → lines. Blank rows are left out."""
    found = Read()
    if len(rows) > MOST_LINES:
        found.errors[0, ""] = f"Un document a {MOST_LINES} lignes au plus : coupez celui-ci en deux."
        return found
    for index, row in enumerate(rows):
        if not _blank(row):
            found.lines.append(_line(index, row, found.errors))
    if abs(sum((line.net for line in found.lines), ZERO)) > MOST_TOTAL:
        found.errors[0, ""] = TOO_MUCH
    return found


def _blank(row: Mapping[str, Any]) -> bool:
    filled = any(_text(row, name) for name in ("reference", "description", "unit_price"))
    return not filled and _text(row, "kind") in {"", LineKind.ITEM}


def _line(index: int, row: Mapping[str, Any], errors: dict[tuple[int, str], str]) -> Line:
    def number(name: str, places: int, otherwise: Decimal, least: Decimal, most: Decimal) -> Decimal:
        text = _text(row, name)
        value = decimal_of(text.replace("%", ""), places) if text else otherwise
        if value is None or not least <= value <= most:
            errors[index, name] = _WRONG[name]
            return otherwise
        return value

    kind = _text(row, "kind") or LineKind.ITEM
    if kind not in LineKind.values:
        errors[index, "kind"] = "Cette sorte de ligne n’existe pas : choisissez article, section, sous-total ou texte."
    vat = BY_CODE.get(_text(row, "vat") or USUAL)
    if vat is None:
        errors[index, "vat"] = "Choisissez un taux de TVA de la liste."
    texts = {name: _text(row, name) for name in _LENGTHS}
    for name, longest in _LENGTHS.items():
        if len(texts[name]) > longest:
            errors[index, name] = f"Ce texte est trop long : {longest} caractères au plus."
    if kind == LineKind.ITEM and not texts["description"] and not texts["reference"]:
        errors[index, "description"] = "Écrivez ce que vous vendez sur cette ligne."
    return Line(
        kind=kind,
        **texts,
        quantity=number("quantity", 3, Decimal(1), -MOST_QUANTITY, MOST_QUANTITY),
        unit_price=number("unit_price", 4, ZERO, -MOST_PRICE, MOST_PRICE),
        allowance=number("allowance", 2, ZERO, ZERO, Decimal(100)),
        cost=number("cost", 4, ZERO, ZERO, MOST_PRICE),
        vat=vat or BY_CODE[USUAL],
        option=_text(row, "option") in {"1", "on", "true", "True"},
        product_id=whole(_text(row, "product")),
    )


_WRONG = {
    "quantity": "Écrivez une quantité : 2 ou 1,5 (999 999 au plus).",
    "unit_price": "Écrivez un prix hors taxe : 1 250 ou 12,50.",
    "allowance": "Écrivez une remise de 0 à 100 %.",
    "cost": "Écrivez un coût hors taxe, zéro ou plus.",
}


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name, "")
    return str(value).replace("\x00", "").strip() if isinstance(value, str | int) else ""
