"""The table of the lines: which columns a document needs, and what each row says."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from carnet.catalogue.units import PIECE, label_of
from carnet.sales.lines import Line, LineKind, subtotals
from carnet.sales.paper import figures as fr
from carnet.sales.paper.content import Count, Entry, Kind, Paper

PRICED = ("label", "quantity", "unit", "price", "allowance", "rate", "net")
DELIVERED = ("label", "ordered", "quantity", "remaining", "unit")
PRICED_DELIVERY = (*DELIVERED, "price", "allowance", "rate", "net")
ACCOUNT = ("day", "number", "label", "due", "debit", "credit", "balance")
OWED = ("number", "day", "due", "debit", "balance")

HEADS = {
    "label": "Désignation",
    "quantity": "Qté",
    "unit": "Unité",
    "price": "PU HT",
    "allowance": "Remise",
    "rate": "TVA",
    "net": "Total HT",
    "ordered": "Commandé",
    "remaining": "Reste",
    "day": "Date",
    "number": "Pièce",
    "due": "Échéance",
    "debit": "Débit",
    "credit": "Crédit",
    "balance": "Solde",
}
_OTHER_HEADS = {
    Kind.DELIVERY: {"quantity": "Livré"},
    Kind.STATEMENT: {"label": "Libellé"},
    Kind.REMINDER: {"number": "Facture", "debit": "Montant TTC", "balance": "Reste dû"},
}


def columns_of(paper: Paper, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """In order; a column that no row fills is not drawn."""
    heads = HEADS | _OTHER_HEADS.get(paper.kind, {})
    used = [key for key in _asked(paper) if any(row["cells"].get(key) for row in rows)]
    return [{"key": key, "head": heads[key]} for key in used]


def _asked(paper: Paper) -> tuple[str, ...]:
    if paper.kind is Kind.STATEMENT:
        return ACCOUNT
    if paper.kind is Kind.REMINDER:
        return OWED
    if paper.kind is Kind.DELIVERY:
        return PRICED_DELIVERY if paper.priced else DELIVERED
    return PRICED


def rows_of(paper: Paper) -> list[dict[str, Any]]:
    if paper.entries:
        return [{"kind": "item", "cells": _entry(entry)} for entry in paper.entries]
    priced = paper.tells_prices
    counts = paper.counts or (None,) * len(paper.lines)
    told = zip(paper.lines, numbered(paper.lines), subtotals(paper.lines), counts, strict=True)
    return [
        _row(line, number) | {"cells": _cells(line, subtotal, count, priced)}
        for line, number, subtotal, count in told
        if priced or line.kind != LineKind.SUBTOTAL
    ]


def numbered(lines: tuple[Line, ...]) -> Iterator[str]:
    """`1`, `1.1`, `1.2`, `2`…; nothing in a document without section."""
    sectioned = any(line.kind == LineKind.SECTION for line in lines)
    section = item = 0
    for line in lines:
        if line.kind == LineKind.SECTION:
            section, item = section + 1, 0
            yield f"{section}"
        elif line.kind == LineKind.ITEM and sectioned:
            item += 1
            yield f"{section}.{item}" if section else f"{item}"
        else:
            yield ""


def _row(line: Line, number: str) -> dict[str, Any]:
    """The first line of a description is its label, the others its details."""
    label, _, details = line.description.strip().partition("\n")
    return {
        "kind": str(line.kind),
        "number": number,
        "label": label or line.reference or "–",
        "details": details.strip(),
        "reference": line.reference if label else "",
        "optional": line.option,
        "tag": ("Variante" if line.variant else "Option") if line.option else "",
    }


def _cells(line: Line, subtotal: Decimal | None, count: Count | None, priced: bool) -> dict[str, str]:
    if line.kind != LineKind.ITEM:
        return {} if subtotal is None else {"net": fr.money(subtotal)}
    cells = {
        "label": "x",
        "quantity": fr.quantity(line.quantity),
        "unit": "" if line.unit == PIECE else label_of(line.unit),
    }
    if not priced:
        return cells | _counted(count)
    return (
        cells
        | _counted(count)
        | {
            "price": fr.price(line.unit_price),
            "allowance": fr.MINUS + fr.percent(line.allowance) if line.allowance else "",
            "rate": fr.hard(line.vat.label),
            "net": fr.money(line.net),
        }
    )


def _counted(count: Count | None) -> dict[str, str]:
    if count is None:
        return {}
    return {"ordered": fr.quantity(count.ordered), "remaining": fr.quantity(count.remaining) if count.remaining else ""}


def _entry(entry: Entry) -> dict[str, str]:
    amounts = {"debit": entry.debit, "credit": entry.credit, "balance": entry.balance}
    return {
        "day": fr.day(entry.day),
        "number": entry.number,
        "label": entry.label,
        "due": fr.day(entry.due_on) if entry.due_on else "",
    } | {key: fr.money(value) for key, value in amounts.items() if value is not None}
