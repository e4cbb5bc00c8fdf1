"""A document as it was typed: read from the form, kept as typed when something is wrong."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from carnet.accounts.models import User
from carnet.catalogue.units import UNITS
from carnet.clients.forms.fields import ClientField
from carnet.kernel.numbers import decimal_of, whole
from carnet.kernel.text import fold
from carnet.sales import reading, totals
from carnet.sales.lines import ZERO, Line
from carnet.sales.totals import Allowance, Totals

COLUMNS = (
    "kind", "reference", "description", "quantity", "unit", "unit_price", "allowance", "vat", "option", "variant", "cost", "product",
)  # fmt: skip
MOST_DISCOUNT = Decimal("999999999.99")
_TEXTS = {"subject": 200, "introduction": 4_000, "internal_notes": 10_000}
_CELL = re.compile(r"lines-(\d{1,4})-([a-z_]+)")
_UNIT_CODES = {fold(label): code for code, label in UNITS.items()}


@dataclass
class Draft:
    """What was typed. `errors` by control: "client", "subject", "lines-3-quantity"; with any, nothing is to be written.

    `values` are the fields of the document, those of the app's own form included; `rows` are the lines as typed.
    """

    client_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    version: int | None = None
    entry_key: UUID | None = None  # of the form open in a tab: an answer lost on the way is no conflict
    rows: list[dict[str, str]] = field(default_factory=list)
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def allowance(self) -> Allowance:
        return Allowance(self.values.get("allowance_percent", ZERO), self.values.get("allowance_amount", ZERO))

    def totals(self) -> Totals:
        return totals.of(self.lines, self.allowance)


def read(data: Mapping[str, str], extra: forms.BaseForm | None = None, user: User | None = None) -> Draft:
    """What the form of the editor posts, and the app's own fields (`extra`, bound to the same data).

    `user` is needed for a client named by number, as a form without script does.
    """
    draft = Draft(
        client_id=whole(data.get("client", "").strip()),
        version=whole(data.get("version", ""), most=9),
        entry_key=_uuid(data.get("entry_key", "")),
        typed=data,
    )
    _read_lines(data, draft)
    if user and data.get("client_name", "").strip():
        _read_client(data["client_name"], user, draft)
    elif not draft.client_id:
        draft.errors["client"] = "Choisissez le client de ce document."
    _read_texts(data, draft)
    _read_discount(data, draft)
    draft.values["site_id"] = whole(data.get("site_id", "").strip())
    _read_extra(extra, draft)
    return draft


def _read_lines(data: Mapping[str, str], draft: Draft) -> None:
    rows = rows_of(data)
    if rows is None:
        draft.errors["lines"] = "Les lignes sont arrivées abîmées : rien n’a été changé, enregistrez à nouveau."
        return
    found = reading.read([with_unit_code(row) for row in rows])
    draft.rows, draft.lines = rows, found.lines
    for (index, column), sentence in found.errors.items():
        draft.errors[f"lines-{index}-{column}" if column else "lines"] = sentence


def _read_client(name: str, user: User, draft: Draft) -> None:
    field = ClientField()
    field.user = user
    try:
        draft.client_id = field.clean(name)
    except forms.ValidationError as error:
        draft.errors["client"] = str(error.messages[0])


def _read_texts(data: Mapping[str, str], draft: Draft) -> None:
    for name, most in _TEXTS.items():
        if name not in data:
            continue
        text = data[name].replace("\x00", "").replace("\r\n", "\n").strip()
        if len(text) > most:
            draft.errors[name] = f"Ce texte est trop long : {most} caractères au plus."
        draft.values[name] = text


def _read_discount(data: Mapping[str, str], draft: Draft) -> None:
    """A percentage or an amount: with both, the percentage counts, as in `totals`."""
    percent = _number(data, "allowance_percent", Decimal(100))
    amount = _number(data, "allowance_amount", MOST_DISCOUNT)
    if percent is None:
        draft.errors["allowance_percent"] = "Écrivez une remise de 0 à 100 %."
    if amount is None:
        draft.errors["allowance_amount"] = "Écrivez une remise en euros hors taxe : 150 ou 150,50."
    draft.values |= {"allowance_percent": percent or ZERO, "allowance_amount": ZERO if percent else amount or ZERO}


def _number(data: Mapping[str, str], name: str, most: Decimal) -> Decimal | None:
    text = data.get(name, "").replace("%", "").strip()
    value = decimal_of(text) if text else ZERO
    return value if value is not None and 0 <= value <= most else None


def _read_extra(extra: forms.BaseForm | None, draft: Draft) -> None:
    if extra is None:
        return
    if not extra.is_valid():
        draft.errors |= {_place(name): str(errors[0]) for name, errors in extra.errors.items()}
    draft.values |= extra.cleaned_data


def _place(name: str) -> str:
    """ "" is the document as a whole."""
    return "" if name == NON_FIELD_ERRORS else name


def rows_of(data: Mapping[str, str]) -> list[dict[str, str]] | None:
    """The lines as the script sends them (`lines`, one JSON), else as a plain form does (`lines-0-description`).

    None for a JSON that cannot be read: no line at all is another thing.
    """
    return _from_json(data["lines"]) if data.get("lines") else _from_cells(data)


def _from_json(text: str) -> list[dict[str, str]] | None:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    return [{name: _cell(row.get(name, "")) for name in COLUMNS} for row in rows]


def _cell(value: object) -> str:
    return str(value) if isinstance(value, str | int) and len(str(value)) <= 20_000 else ""


def _from_cells(data: Mapping[str, str]) -> list[dict[str, str]]:
    rows: dict[int, dict[str, str]] = {}
    for name, value in data.items():
        found = _CELL.fullmatch(name)
        if found and found[2] in COLUMNS:
            rows.setdefault(int(found[1]), dict.fromkeys(COLUMNS, ""))[found[2]] = value.replace("\r\n", "\n")
    return [rows[index] for index in sorted(rows)]


def with_unit_code(row: Mapping[str, str]) -> dict[str, str]:
    """`m²` is one of ours, kept by its code; `palette` stays what was typed."""
    unit = row.get("unit", "").strip()
    return {**row, "unit": _UNIT_CODES.get(fold(unit), unit)}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
